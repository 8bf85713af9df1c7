import { useMemo } from 'react'
import { useRows } from '#client/hooks/use-rows.ts'
import type { NoteId, OwnNoteId } from '#shared/domain/ids.ts'
import type { Receipt, Row, View } from '#shared/domain/tables.ts'

/** Which published note is whose own note: only of this person's notes, known from the receipts. */
export function ownNoteOf(view: View, note: NoteId): OwnNoteId | undefined {
  return publishedFrom(view.rows('receipts')).get(note)
}

/** The published notes that are this person's. */
export function useOwnPublished(): ReadonlyMap<NoteId, OwnNoteId> {
  const receipts = useRows('receipts')
  return useMemo(() => publishedFrom(receipts), [receipts])
}

const known = new WeakMap<object, ReadonlyMap<NoteId, OwnNoteId>>()

function publishedFrom(receipts: ReadonlyMap<string, Row<'receipts'>>): ReadonlyMap<NoteId, OwnNoteId> {
  let found = known.get(receipts)
  if (!found) {
    found = new Map(
      [...receipts].flatMap(([own, { receipt }]: [string, { receipt: Receipt }]) =>
        receipt.state === 'published' ? [[receipt.note, own as OwnNoteId] as const] : [],
      ),
    )
    known.set(receipts, found)
  }
  return found
}
