import { FrameworkTabs } from '#client/app/FrameworkTabs.tsx'
import { PeopleCount } from '#client/app/PeopleCount.tsx'
import { SavedState } from '#client/app/SavedState.tsx'
import { StepBanner } from '#client/app/StepBanner.tsx'
import { ViewTabs } from '#client/app/ViewTabs.tsx'
import type { Connection } from '#client/session/board-session.ts'
import { put } from '#shared/domain/plan.ts'
import styles from './gallery.module.css'
import { Section } from './Section.tsx'
import { Specimen } from './Specimen.tsx'
import { inStep, StillBoard } from './still-board.tsx'
import { SAVED } from './still-session.ts'

const CONNECTIONS: readonly (readonly [string, Connection])[] = [
  ['connecting', { ...SAVED, state: 'connecting', ready: false }],
  ['saved', SAVED],
  ['saving', { ...SAVED, saved: false, unsaved: 1 }],
  ['saving stopped', { ...SAVED, saved: false, unsaved: 1, savingStopped: true }],
  ['reconnecting', { ...SAVED, state: 'reconnecting' }],
  ['reconnecting with changes', { ...SAVED, state: 'reconnecting', saved: false, unsaved: 3 }],
  ['offline', { ...SAVED, state: 'offline' }],
  ['offline with changes', { ...SAVED, state: 'offline', saved: false, unsaved: 1 }],
  ['ended', { ...SAVED, state: 'ended', ended: 'revoked' }],
]
const STEPS = ['welcome', 'check-in', 'write-a', 'arrange', 'vote', 'rate', 'discuss', 'close'] as const

/** What stands around the views. */
export function Frame() {
  return (
    <Section of="frame" isWide>
      {CONNECTIONS.map(([name, connection]) => (
        <StillBoard key={name} connection={connection}>
          <Specimen name={`SavedState: ${name}`}>
            <SavedState />
          </Specimen>
        </StillBoard>
      ))}
      <StillBoard>
        <Specimen name="PeopleCount">
          <PeopleCount />
        </Specimen>
        <Specimen name="ViewTabs">
          <div className={styles['framed']}>
            <ViewTabs view="outline" />
          </div>
        </Specimen>
        <Specimen name="FrameworkTabs">
          <FrameworkTabs />
        </Specimen>
      </StillBoard>
      {STEPS.map(step => (
        <StillBoard key={step} as="participant" rows={inStep(step)}>
          <Specimen name={`StepBanner: ${step}`}>
            <StepBanner view="canvas" />
          </Specimen>
        </StillBoard>
      ))}
      <StillBoard as="viewer" rows={inStep('arrange')}>
        <Specimen name="StepBanner: for a viewer">
          <StepBanner view="results" />
        </Specimen>
      </StillBoard>
      <StillBoard as="participant" rows={inStep('arrange', [put('run', 'board', { step: undefined })])}>
        <Specimen name="StepBanner: between workshops">
          <StepBanner view="write" />
        </Specimen>
      </StillBoard>
    </Section>
  )
}
