import { newOwnNoteId } from '#client/app/new-id.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { toasts } from '#client/ui/toasts.ts'
import { duplicateNotes } from '#shared/domain/commands/own-notes.ts'
import { shownText } from '#shared/domain/commands/wording.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { contentsOf } from '#shared/domain/placing.ts'
import type { View } from '#shared/domain/tables.ts'

/** Notes as text, and notes once more. */
export function useCopying(framework: FrameworkId) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { session } = useBoard()
  const { view } = session

  function say(count: number): void {
    toasts.show(t('copy.notes', { count }))
  }

  return {
    /** A line for each note, with its bold as it is written, in reading order. */
    linesOf: (notes: readonly NoteId[]) => linesOf(view, framework, notes),
    said: say,
    copy(notes: readonly NoteId[]): void {
      // Without a secure connection a page has no clipboard of its own; the keys still have theirs.
      const written = navigator.clipboard?.writeText(linesOf(view, framework, notes)) ?? Promise.reject(new Error())
      written.then(
        () => say(notes.length),
        () => toasts.show(t('copy.byKeys'), 'assertive'),
      )
    },
    duplicate(notes: readonly NoteId[]): void {
      const now = Date.now()
      const ids = notes.map((_, i) => newOwnNoteId(now + i))
      if (act(duplicateNotes(view, actor, { framework, notes: inOrder(view, framework, notes), ids })))
        toasts.show(t('copy.duplicated', { count: notes.length }))
    },
  }
}

function linesOf(view: View, framework: FrameworkId, notes: readonly NoteId[]): string {
  return inOrder(view, framework, notes)
    .flatMap(note => shownText(view, note)?.replaceAll(/\s*\n\s*/g, ' ') ?? [])
    .join('\n')
}

function inOrder(view: View, framework: FrameworkId, notes: readonly NoteId[]): NoteId[] {
  if (notes.length < 2) return [...notes]
  const { priorities, open } = contentsOf(view, framework)
  const order = new Map<NoteId, number>()
  for (const { lists } of priorities) {
    for (const list of lists) {
      for (const note of [...list.clusters.flatMap(each => each.notes), ...list.notes]) order.set(note, order.size)
    }
  }
  for (const { note } of open) order.set(note, order.size)
  return notes.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
}
