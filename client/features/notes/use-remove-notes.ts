import { ownNoteOf } from '#client/app/own-notes.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { toasts } from '#client/ui/toasts.ts'
import { withdrawOwnNote } from '#shared/domain/commands/own-notes.ts'
import { hideNotes } from '#shared/domain/commands/wording.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { accept, type Plan, refuse } from '#shared/domain/plan.ts'

/** Takes notes from the board: own ones are withdrawn, a facilitator puts others into the bin. Both can be undone. */
export function useRemoveNotes(): (notes: readonly NoteId[]) => void {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { session, screen } = useBoard()
  return notes => {
    const { view } = session
    const plans = notes.map((note): Plan => {
      const own = ownNoteOf(view, note)
      return own ? withdrawOwnNote(view, actor, own) : hideNotes(view, actor, { notes: [note] })
    })
    const refused = plans.find(plan => !plan.accepted)
    if (refused) {
      act(plans.length > 1 && refused.reason === 'not-allowed' ? refuse('not-allowed') : refused)
      return
    }
    if (!act(accept(...plans.flatMap(plan => (plan.accepted ? plan.changes : []))))) return
    screen.select([])
    toasts.show(t('notes.removed', { count: notes.length }), 'polite', {
      label: t('history.undo'),
      act: () => session.undo(),
    })
  }
}
