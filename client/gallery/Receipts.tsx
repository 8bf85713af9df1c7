import { MyNote } from '#client/features/write/MyNote.tsx'
import { UnsentCards } from '#client/features/write/UnsentCards.tsx'
import type { Connection } from '#client/session/board-session.ts'
import type { OwnNoteId } from '#shared/domain/ids.ts'
import { type Change, put } from '#shared/domain/plan.ts'
import type { Receipt } from '#shared/domain/tables.ts'
import styles from './gallery.module.css'
import { Section } from './Section.tsx'
import { Specimen } from './Specimen.tsx'
import { EXAMPLE, StillBoard } from './still-board.tsx'
import { SAVED } from './still-session.ts'

const RECEIPTS: readonly (readonly [string, Receipt])[] = [
  ['kept', { state: 'kept', revision: 1 }],
  ['waiting', { state: 'waiting', revision: 1 }],
  ['published', { state: 'published', revision: 1, note: 'example-001' as never }],
  ['returned', { state: 'returned', revision: 1, reason: '' }],
  ['returned with a reason', { state: 'returned', revision: 1, reason: 'Älä nimeä ketään.' }],
  ['held: board-full', { state: 'held', revision: 1, why: 'board-full' }],
  ['held: prompt-missing', { state: 'held', revision: 1, why: 'prompt-missing' }],
  ['held: workshop-missing', { state: 'held', revision: 1, why: 'workshop-missing' }],
  ['held: too-many-notes', { state: 'held', revision: 1, why: 'too-many-notes' }],
]
const ON_THEIR_WAY: readonly (readonly [string, Connection])[] = [
  ['sending', { ...SAVED, saved: false, unsaved: 1 }],
  ['on this device only', { ...SAVED, state: 'offline', saved: false, unsaved: 1 }],
  ['saved, no word of the clerk yet', SAVED],
]

function own(id: string, more: object = {}): Change {
  const text = 'Uskaltaa soittaa **kenelle vain**, ja joku vastaa'
  return put('ownNotes', id, {
    note: { text, prompt: 'works' as never, workshop: 'third' as never, language: 'fi', revision: 1, ...more },
  })
}

/** A note of one's own, with each word that the server can have on it. */
export function Receipts() {
  return (
    <Section of="receipts" isWide>
      {ON_THEIR_WAY.map(([name, connection]) => (
        <StillBoard key={name} as="participant" rows={[...EXAMPLE, own('own')]} connection={connection}>
          <One name={name} id="own" />
        </StillBoard>
      ))}
      <StillBoard
        as="participant"
        rows={[
          ...EXAMPLE,
          ...RECEIPTS.flatMap(([name, receipt], i) => [
            own(`own${i}`, name === 'kept' ? { wish: { framework: 'national', priority: 'accessible' } } : {}),
            put('receipts', `own${i}`, { receipt }),
          ]),
          own('back', { withdrawn: true }),
          put('receipts', 'back', { receipt: { state: 'withdrawn', revision: 1 } }),
        ]}
        unsent={[{ id: 'card', text: 'Tämä ei päässyt perille', why: 'board-full' }]}
      >
        {RECEIPTS.map(([name], i) => (
          <One key={name} name={name} id={`own${i}`} />
        ))}
        <One name="withdrawn" id="back" />
        <Specimen name="UnsentCards">
          <UnsentCards />
        </Specimen>
      </StillBoard>
    </Section>
  )
}

function One({ name, id }: { readonly name: string; readonly id: string }) {
  return (
    <Specimen name={`MyNote: ${name}`}>
      <ul className={styles['mine']}>
        <MyNote id={id as OwnNoteId} />
      </ul>
    </Specimen>
  )
}
