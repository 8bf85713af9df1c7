import type { ClusterId, NoteId } from '#shared/domain/ids.ts'
import { MOVED_NOTES_MAX } from '#shared/domain/limits.ts'
import { accept, type Plan, put, refuse } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import type { View } from '#shared/domain/tables.ts'

/** Marks notes and clusters as open questions, which the next workshop takes up, or takes the mark from them all. */
export function setQuestions(
  view: View,
  actor: Actor,
  { targets, isQuestion }: { readonly targets: readonly (NoteId | ClusterId)[]; readonly isQuestion: boolean },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (targets.length > MOVED_NOTES_MAX) return refuse('too-many')
  if (!targets.every(id => view.row('notes', id) || view.row('clusters', id))) return refuse('note-missing')
  const changing = targets.filter(id => (view.row('marks', id)?.question === true) !== isQuestion)
  if (changing.length === 0) return refuse('nothing-to-do')
  return accept(...changing.map(id => put('marks', id, { question: isQuestion ? true : undefined })))
}
