import { RunView } from '#client/features/run/RunView.tsx'
import { put } from '#shared/domain/plan.ts'
import { Section } from './Section.tsx'
import { Specimen } from './Specimen.tsx'
import { inStep, StillBoard } from './still-board.tsx'

const waiting = (text: string, prompt: string) => ({
  note: { text, prompt: prompt as never, workshop: 'third' as never, language: 'fi' as const },
})

const ROWS = inStep('write-b', [
  put('progress', 'write-b', { began: true, revealed: undefined }),
  put('counts', 'all', { written: 42, kept: 17, writers: 12 }),
  put('counts', 'works', { written: 25, kept: 0, writers: 12 }),
  put('counts', 'develop', { written: 17, kept: 17, writers: 9 }),
  put('people', 'p1', { role: 'participant', here: true }),
  put('people', 'p2', { role: 'participant', here: true }),
  put('waiting', 'w1', waiting('Onko tämä **sopiva**?', 'develop')),
  put('waiting', 'w2', waiting('Ja tämä?', 'works')),
])

/** The facilitator's desk, with everything on it. */
export function Running() {
  return (
    <Section of="running" isWide>
      <StillBoard rows={ROWS}>
        <Specimen name="RunView">
          <RunView />
        </Specimen>
      </StillBoard>
    </Section>
  )
}
