import fc from 'fast-check'
import * as Y from 'yjs'
import type { Documents } from '#shared/doc/apply-changes.ts'
import type { ClusterId, FrameworkId, NoteId, PriorityId, PromptId, StepId, WorkshopId } from '#shared/domain/ids.ts'
import type { Change, Put } from '#shared/domain/plan.ts'
import type { LocalText } from '#shared/domain/tables.ts'

/** Changes and documents for tests of what lies in Yjs. */

export function freshDocuments(): Required<Documents> {
  return { board: new Y.Doc(), arrangement: new Y.Doc(), mine: new Y.Doc(), desk: new Y.Doc() }
}

export function notePut(id: string, text: string): Put {
  return {
    kind: 'put',
    table: 'notes',
    id,
    fields: { note: { text, prompt: 'p1' as PromptId, workshop: 'w1' as WorkshopId } },
  }
}

export function ownNotePut(id: string, text: string, revision = 1): Put {
  return {
    kind: 'put',
    table: 'ownNotes',
    id,
    fields: { note: { text, prompt: 'p1' as PromptId, workshop: 'w1' as WorkshopId, revision } },
  }
}

export function clusterPut(id: string, title: LocalText, order = 'a0'): Put {
  const place = { framework: 'f1' as FrameworkId, priority: 'q1' as PriorityId, prompt: 'p1' as PromptId, order }
  return { kind: 'put', table: 'clusters', id, fields: { title, place } }
}

export function placePut(note: string, at: readonly [number, number]): Put {
  return { kind: 'put', table: 'places', id: `f1:${note}`, fields: { place: { in: 'open', at: [...at] } } }
}

const id = fc.constantFrom('a', 'b', 'c', 'constructor')
const word = fc.constantFrom('x', 'y', 'ä')

/** Any change by the commands or the clerk, over few rows so that they meet. Half rows come about too. */
export const changeArbitrary: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(id, word).map(([row, text]) => notePut(row, text)),
  fc.tuple(id, word).map(([row, text]) => ownNotePut(row, text)),
  fc.tuple(id, word).map(([row, fi]) => clusterPut(row, { fi })),
  fc.tuple(id, fc.nat(9)).map(([row, x]) => placePut(row, [x, 0])),
  id.map((row): Change => ({ kind: 'put', table: 'clusters', id: row, fields: { title: { sv: 'halv' } } })),
  id.map((row): Change => ({ kind: 'put', table: 'run', id: 'board', fields: { step: row as StepId } })),
  fc.constant<Change>({ kind: 'put', table: 'run', id: 'board', fields: { step: undefined } }),
  id.map((row): Change => ({ kind: 'put', table: 'marks', id: row, fields: { key: true } })),
  id.map(
    (row): Change => ({
      kind: 'put',
      table: 'statements',
      id: row,
      fields: { priority: 'q1' as PriorityId, order: 'a1', evidence: [row as NoteId & ClusterId] },
    }),
  ),
  fc
    .tuple(fc.constantFrom('notes', 'ownNotes', 'clusters', 'marks', 'statements', 'run'), id)
    .map(([table, row]): Change => ({ kind: 'remove', table: table as Change['table'], id: row })),
  id.map((row): Change => ({ kind: 'remove', table: 'places', id: `f1:${row}` })),
)
