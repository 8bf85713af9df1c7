import { LengthWords } from '#client/features/write/LengthWords.tsx'
import { PromptCard } from '#client/features/write/PromptCard.tsx'
import type { PromptId } from '#shared/domain/ids.ts'
import { NOTE_TEXT_ADVISED_CHARS, NOTE_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import { Section } from './Section.tsx'
import { Specimen } from './Specimen.tsx'
import { inStep, StillBoard } from './still-board.tsx'

const LENGTHS = [0, NOTE_TEXT_ADVISED_CHARS - 10, NOTE_TEXT_ADVISED_CHARS + 40, NOTE_TEXT_MAX_CHARS + 12]
const nothing = () => undefined

/** The cards that people write in. */
export function Writing() {
  const card = (prompt: string, state: 'asked' | 'left' | 'open') => (
    <PromptCard prompt={prompt as PromptId} state={state} isShown onWords={nothing} onFocus={nothing} />
  )
  return (
    <Section of="prompts">
      <StillBoard as="participant" rows={inStep('write-a')}>
        <Specimen name="PromptCard: asked, private">{card('works', 'asked')}</Specimen>
      </StillBoard>
      <StillBoard as="participant" rows={inStep('write-b')} typed={{ works: 'Kesken jäänyt aja' }}>
        <Specimen name="PromptCard: the step has moved on">{card('works', 'left')}</Specimen>
      </StillBoard>
      <StillBoard as="participant" rows={inStep('arrange')} typed={{ develop: 'x'.repeat(NOTE_TEXT_MAX_CHARS + 3) }}>
        <Specimen name="PromptCard: too long">{card('develop', 'open')}</Specimen>
      </StillBoard>
      <Specimen name="LengthWords">
        {LENGTHS.map(length => (
          <LengthWords key={length} length={length} id={`gallery-length-${length}`} />
        ))}
      </Specimen>
    </Section>
  )
}
