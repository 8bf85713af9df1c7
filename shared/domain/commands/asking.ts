import { isDate } from '#shared/domain/dates.ts'
import type { PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { PROMPTS_MAX, WORKSHOPS_MAX } from '#shared/domain/limits.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { accept, type Plan, put, refuse, remove } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import { ownStepsOf } from '#shared/domain/series.ts'
import type { LocalText, View } from '#shared/domain/tables.ts'
import { tidyDescription, tidyTitle } from '#shared/domain/words.ts'
import { insertKey, reorder } from './lists.ts'
import { isPromisedPrivate } from './steps.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Adds a prompt at the end, with the first letter that is free. */
export function addPrompt(
  view: View,
  actor: Actor,
  added: { readonly id: PromptId; readonly title: LocalText; readonly hint?: LocalText | undefined },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const title = tidyTitle(added.title)
  if (title.reason) return refuse(title.reason)
  const hint = tidyDescription(added.hint ?? {})
  if (hint.reason) return refuse(hint.reason)
  const prompts = view.rows('prompts')
  if (prompts.has(added.id)) return refuse('id-taken')
  const taken = new Set([...prompts.values()].map(prompt => prompt.letter))
  const letter = [...LETTERS].find(each => !taken.has(each))
  if (letter === undefined || prompts.size >= PROMPTS_MAX) return refuse('too-many')
  const { order, changes } = insertKey(view, 'prompts', orderedIds(prompts))
  return accept(
    put('prompts', added.id, { title: title.text, letter, order, ...(hint.text && { hint: hint.text }) }),
    ...changes,
  )
}

/** Asks a prompt in other words; what is left out stays, an empty hint goes. */
export function editPrompt(
  view: View,
  actor: Actor,
  edit: { readonly prompt: PromptId; readonly title?: LocalText | undefined; readonly hint?: LocalText | undefined },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('prompts', edit.prompt)
  if (!row) return refuse('prompt-missing')
  if (!edit.title && !edit.hint) return refuse('nothing-to-do')
  const title = tidyTitle(edit.title ?? row.title)
  if (title.reason) return refuse(title.reason)
  const hint = tidyDescription(edit.hint ?? {})
  if (hint.reason) return refuse(hint.reason)
  return accept(
    put('prompts', edit.prompt, { ...(edit.title && { title: title.text }), ...(edit.hint && { hint: hint.text }) }),
  )
}

/** Moves a prompt before the one at `index` of the list as it is shown. Letters stay with their prompts. */
export function movePrompt(
  view: View,
  actor: Actor,
  { prompt, index }: { readonly prompt: PromptId; readonly index: number },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('prompts', prompt)) return refuse('prompt-missing')
  return reorder(view, 'prompts', orderedIds(view.rows('prompts')), prompt, index)
}

/** Gives a prompt another letter; the one that had it takes the letter that comes free. */
export function setPromptLetter(
  view: View,
  actor: Actor,
  { prompt, letter }: { readonly prompt: PromptId; readonly letter: string },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('prompts', prompt)
  if (!row) return refuse('prompt-missing')
  if (letter.length !== 1 || !LETTERS.includes(letter)) return refuse('rules-invalid')
  if (row.letter === letter) return refuse('nothing-to-do')
  const holder = [...view.rows('prompts')].find(([, each]) => each.letter === letter)?.[0]
  return accept(
    put('prompts', prompt, { letter }),
    ...(holder === undefined ? [] : [put('prompts', holder, { letter: row.letter })]),
  )
}

/**
 * Retires a prompt, or asks it again. Its notes stay; it is no longer offered for writing ahead, only by a step that
 * asks it. At least one prompt is not retired.
 */
export function retirePrompt(
  view: View,
  actor: Actor,
  { prompt, isRetired }: { readonly prompt: PromptId; readonly isRetired: boolean },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('prompts', prompt)
  if (!row) return refuse('prompt-missing')
  if ((row.retired ?? false) === isRetired) return refuse('nothing-to-do')
  if (isRetired && [...view.rows('prompts')].every(([id, each]) => id === prompt || each.retired))
    return refuse('last-one')
  return accept(put('prompts', prompt, { retired: isRetired ? true : undefined }))
}

/** Takes a prompt away that no note answers. */
export function removePrompt(view: View, actor: Actor, prompt: PromptId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('prompts', prompt)) return refuse('prompt-missing')
  if (view.rows('prompts').size === 1) return refuse('last-one')
  for (const { note } of view.rows('notes').values()) if (note.prompt === prompt) return refuse('in-use')
  for (const { place } of view.rows('clusters').values()) if (place.prompt === prompt) return refuse('in-use')
  for (const { rules } of view.rows('steps').values()) if (rules.prompts.includes(prompt)) return refuse('in-use')
  return accept(remove('prompts', prompt))
}

/** Adds a workshop at the end of the series. `date` as 2026-11-24. */
export function addWorkshop(
  view: View,
  actor: Actor,
  added: { readonly id: WorkshopId; readonly title: LocalText; readonly date: string },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const title = tidyTitle(added.title)
  if (title.reason) return refuse(title.reason)
  if (!isDate(added.date)) return refuse('date-invalid')
  const workshops = view.rows('workshops')
  if (workshops.has(added.id)) return refuse('id-taken')
  if (workshops.size >= WORKSHOPS_MAX) return refuse('too-many')
  const { order, changes } = insertKey(view, 'workshops', orderedIds(workshops))
  return accept(put('workshops', added.id, { title: title.text, date: added.date, order }), ...changes)
}

export function editWorkshop(
  view: View,
  actor: Actor,
  edit: { readonly workshop: WorkshopId; readonly title?: LocalText | undefined; readonly date?: string | undefined },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('workshops', edit.workshop)
  if (!row) return refuse('workshop-missing')
  if (!edit.title && edit.date === undefined) return refuse('nothing-to-do')
  const title = tidyTitle(edit.title ?? row.title)
  if (title.reason) return refuse(title.reason)
  if (edit.date !== undefined && !isDate(edit.date)) return refuse('date-invalid')
  return accept(
    put('workshops', edit.workshop, {
      ...(edit.title && { title: title.text }),
      ...(edit.date !== undefined && { date: edit.date }),
    }),
  )
}

/** Moves a workshop before the one at `index` of the list as it is shown. */
export function moveWorkshop(
  view: View,
  actor: Actor,
  { workshop, index }: { readonly workshop: WorkshopId; readonly index: number },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('workshops', workshop)) return refuse('workshop-missing')
  return reorder(view, 'workshops', orderedIds(view.rows('workshops')), workshop, index)
}

/** Takes a workshop away that no note comes from and that does not run, and with it the steps that are its own. */
export function removeWorkshop(view: View, actor: Actor, workshop: WorkshopId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('workshops', workshop)) return refuse('workshop-missing')
  if (view.rows('workshops').size === 1) return refuse('last-one')
  if (view.row('run', 'board')?.workshop === workshop) return refuse('in-use')
  for (const { note } of view.rows('notes').values()) if (note.workshop === workshop) return refuse('in-use')
  const steps = ownStepsOf(view, workshop)
  if (steps.some(step => isPromisedPrivate(view, step))) return refuse('in-use')
  return accept(
    remove('workshops', workshop),
    ...steps.map(step => remove('steps', step)),
    ...steps.filter(step => view.row('progress', step)).map(step => remove('progress', step)),
  )
}
