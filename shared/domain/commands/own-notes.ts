import type { FrameworkId, NoteId, OwnNoteId, PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { PITCH } from '#shared/domain/layout/sizes.ts'
import { OPEN_SPACE_MAX_UNITS, OWN_NOTES_MAX } from '#shared/domain/limits.ts'
import { placeOf } from '#shared/domain/placing.ts'
import { accept, type Change, type Plan, put, type RefusalReason, refuse } from '#shared/domain/plan.ts'
import type { Actor } from '#shared/domain/roles.ts'
import { currentWorkshop } from '#shared/domain/series.ts'
import type { Language, OwnNote, View, Wish } from '#shared/domain/tables.ts'
import { tidyNoteText } from '#shared/domain/words.ts'
import { writtenNow } from '#shared/domain/writing-rule.ts'

export interface NotesToSend {
  readonly notes: readonly { readonly id: OwnNoteId; readonly text: string }[]
  readonly prompt: PromptId
  /** The workshop that runs, unless another one is named. */
  readonly workshop?: WorkshopId | undefined
  readonly wish?: Wish | undefined
  readonly language?: Language | undefined
}

/** Puts notes into one's own document; from there the clerk publishes them when it is time. All of them or none. */
export function sendNotes(view: View, actor: Actor, sent: NotesToSend): Plan {
  if (actor.role === 'viewer') return refuse('not-allowed')
  if (sent.notes.length === 0) return refuse('text-empty')
  if (!view.row('prompts', sent.prompt)) return refuse('prompt-missing')
  const workshop = sent.workshop ?? currentWorkshop(view)
  if (workshop === undefined || !view.row('workshops', workshop)) return refuse('workshop-missing')
  if (sent.wish?.at && !isInOpenSpace(sent.wish.at)) return refuse('place-out-of-range')
  if (standingCount(view) + sent.notes.length > OWN_NOTES_MAX) return refuse('too-many')
  const changes: Change[] = []
  const ids = new Set<OwnNoteId>()
  for (const { id, text } of sent.notes) {
    if (view.row('ownNotes', id) || view.row('receipts', id) || ids.has(id)) return refuse('id-taken')
    ids.add(id)
    const tidied = tidyNoteText(text)
    if (tidied.reason) return refuse(tidied.reason)
    const note: OwnNote = {
      text: tidied.text,
      prompt: sent.prompt,
      workshop,
      revision: 1,
      ...(sent.wish && { wish: sent.wish }),
      ...(sent.language && { language: sent.language }),
    }
    changes.push(put('ownNotes', id, { note }))
  }
  return accept(...changes)
}

/** Why nobody can write to a prompt where the notes lie: its writing has to have begun, or undefined. */
export function whyNotWrite(view: View, actor: Actor, prompt: PromptId): RefusalReason | undefined {
  if (actor.role === 'viewer') return 'not-allowed'
  if (!view.row('prompts', prompt)) return 'prompt-missing'
  return writtenNow(view, prompt, currentWorkshop(view)) === 'later' ? 'step-forbids' : undefined
}

/**
 * Writes the words of notes once more, as own notes: each to its prompt and beside where it lies in the framework.
 * `ids` are those of the new notes, one for each.
 */
export function duplicateNotes(
  view: View,
  actor: Actor,
  {
    framework,
    notes,
    ids,
  }: { readonly framework: FrameworkId; readonly notes: readonly NoteId[]; readonly ids: readonly OwnNoteId[] },
): Plan {
  if (actor.role === 'viewer') return refuse('not-allowed')
  if (notes.length === 0) return refuse('nothing-to-do')
  if (standingCount(view) + notes.length > OWN_NOTES_MAX) return refuse('too-many')
  const changes: Change[] = []
  for (const [i, id] of notes.entries()) {
    const note = view.row('notes', id)?.note
    const own = ids[i]
    if (!note || own === undefined) return refuse('note-missing')
    const text = view.row('wordings', id)?.text ?? note.text
    const why = whyNotWrite(view, actor, note.prompt)
    if (why) return refuse(why)
    const wish = besideOf(view, framework, id)
    const { prompt, language } = note
    const plan = sendNotes(view, actor, { notes: [{ id: own, text }], prompt, wish, language })
    if (!plan.accepted) return plan
    changes.push(...plan.changes)
  }
  return accept(...changes)
}

/** A wish for the place where a note lies, in open space a little below it. */
export function besideOf(view: View, framework: FrameworkId, note: NoteId): Wish | undefined {
  const place = placeOf(view, framework, note)
  if (place.in !== 'open') return { framework, priority: place.priority }
  if (!place.at) return undefined
  return { framework, at: [place.at[0], Math.min(OPEN_SPACE_MAX_UNITS, place.at[1] + PITCH.y)] }
}

/** Gives an own note other words, or moves it to another prompt. */
export function editOwnNote(
  view: View,
  actor: Actor,
  edit: { readonly id: OwnNoteId; readonly text?: string | undefined; readonly prompt?: PromptId | undefined },
): Plan {
  if (actor.role === 'viewer') return refuse('not-allowed')
  const note = view.row('ownNotes', edit.id)?.note
  if (!note || note.withdrawn) return refuse('note-missing')
  const tidied = tidyNoteText(edit.text ?? note.text)
  if (tidied.reason) return refuse(tidied.reason)
  const prompt = edit.prompt ?? note.prompt
  if (edit.prompt !== undefined && !view.row('prompts', edit.prompt)) return refuse('prompt-missing')
  if (tidied.text === note.text && prompt === note.prompt) return refuse('nothing-to-do')
  return revise(edit.id, { ...note, text: tidied.text, prompt })
}

/** Takes an own note back: it goes from the board, its words stay with the author. */
export function withdrawOwnNote(view: View, actor: Actor, id: OwnNoteId): Plan {
  if (actor.role === 'viewer') return refuse('not-allowed')
  const note = view.row('ownNotes', id)?.note
  if (!note) return refuse('note-missing')
  return note.withdrawn ? refuse('nothing-to-do') : revise(id, { ...note, withdrawn: true })
}

/** Gives a withdrawn note again; it comes back to its place (C8). */
export function giveAgain(view: View, actor: Actor, id: OwnNoteId): Plan {
  if (actor.role === 'viewer') return refuse('not-allowed')
  const note = view.row('ownNotes', id)?.note
  if (!note) return refuse('note-missing')
  if (!note.withdrawn) return refuse('nothing-to-do')
  if (standingCount(view) >= OWN_NOTES_MAX) return refuse('too-many')
  const { withdrawn: _, ...given } = note
  return revise(id, given)
}

export function isInOpenSpace([x, y]: readonly [number, number]): boolean {
  return Math.abs(x) <= OPEN_SPACE_MAX_UNITS && Math.abs(y) <= OPEN_SPACE_MAX_UNITS
}

function revise(id: OwnNoteId, note: OwnNote): Plan {
  return accept(put('ownNotes', id, { note: { ...note, revision: note.revision + 1 } }))
}

function standingCount(view: View): number {
  let count = 0
  for (const { note } of view.rows('ownNotes').values()) if (!note.withdrawn) count += 1
  return count
}
