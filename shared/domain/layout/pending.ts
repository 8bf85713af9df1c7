import type { FrameworkId, OwnNoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import type { View } from '#shared/domain/tables.ts'
import type { Point } from './geometry.ts'

/** An own note that stands and is not published, and where its author would like it to lie. */
export interface PendingNote {
  readonly own: OwnNoteId
  readonly prompt: PromptId
  /** Under this priority; without one it lies in open space. */
  readonly priority?: PriorityId | undefined
  readonly at?: Point | undefined
}

/** This person's notes that nobody else sees yet, in the order in which they were written. */
export function pendingNotes(view: View, framework: FrameworkId): PendingNote[] {
  const pending: PendingNote[] = []
  for (const [id, { note }] of view.rows('ownNotes')) {
    if (note.withdrawn || view.row('receipts', id)?.receipt.state === 'published') continue
    const wish = note.wish?.framework === framework ? note.wish : undefined
    const isThere = wish?.priority !== undefined && view.row('priorities', wish.priority)?.framework === framework
    pending.push({
      own: id as OwnNoteId,
      prompt: note.prompt,
      priority: isThere && view.row('prompts', note.prompt) ? wish.priority : undefined,
      at: wish?.at,
    })
  }
  return pending.sort((a, b) => (a.own < b.own ? -1 : 1))
}
