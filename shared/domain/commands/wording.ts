import type { NoteId } from '#shared/domain/ids.ts'
import { REASON_MAX_CHARS } from '#shared/domain/limits.ts'
import { accept, type Plan, put, refuse, remove } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import type { View } from '#shared/domain/tables.ts'
import { tidy, tidyNoteText } from '#shared/domain/words.ts'
import { whyNotNotes } from './arranging.ts'

/** What everybody reads: the facilitator's wording where there is one, else the author's own words. */
export function shownText(view: View, note: NoteId): string | undefined {
  return view.row('wordings', note)?.text ?? view.row('notes', note)?.note.text
}

/** Gives a note another wording; the author's own words stay beside it. The own words again clear the wording. */
export function rewordNote(
  view: View,
  actor: Actor,
  { note, text }: { readonly note: NoteId; readonly text: string },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const own = view.row('notes', note)?.note
  if (!own) return refuse('note-missing')
  const tidied = tidyNoteText(text)
  if (tidied.reason) return refuse(tidied.reason)
  if (tidied.text === shownText(view, note)) return refuse('nothing-to-do')
  return tidied.text === own.text
    ? accept(remove('wordings', note))
    : accept(put('wordings', note, { text: tidied.text }))
}

/** Shows the author's own words again. */
export function clearWording(view: View, actor: Actor, note: NoteId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  return view.row('wordings', note) ? accept(remove('wordings', note)) : refuse('nothing-to-do')
}

/** Puts notes into the bin: out of sight for everyone, restorable at any time. */
export function hideNotes(
  view: View,
  actor: Actor,
  { notes, reason }: { readonly notes: readonly NoteId[]; readonly reason?: string | undefined },
): Plan {
  const why = whyNotFacilitate(actor) ?? whyNotNotes(view, notes)
  if (why) return refuse(why)
  const words = tidy(reason ?? '')
  if (words.length > REASON_MAX_CHARS) return refuse('text-too-long')
  const seen = notes.filter(id => !view.row('hidden', id))
  if (seen.length === 0) return refuse('nothing-to-do')
  return accept(...seen.map(id => put('hidden', id, { since: true, ...(words !== '' && { reason: words }) })))
}

/** Takes notes out of the bin; each comes back to its place. */
export function restoreNotes(view: View, actor: Actor, notes: readonly NoteId[]): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const hidden = notes.filter(id => view.row('hidden', id))
  return hidden.length === 0 ? refuse('nothing-to-do') : accept(...hidden.map(id => remove('hidden', id)))
}
