import * as v from 'valibot'
import type { StepId } from '#shared/domain/ids.ts'
import { ALL_STEPS_MAX, STEPS_MAX } from '#shared/domain/limits.ts'
import { accept, type Plan, put, type RefusalReason, refuse, remove } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import { stepsOf, workshopOfNewSteps } from '#shared/domain/series.ts'
import { type LocalText, type StepRules, TABLES, type View } from '#shared/domain/tables.ts'
import { tidyDescription, tidyTitle } from '#shared/domain/words.ts'
import { insertKey, reorder } from './lists.ts'

/** Adds a step to the current workshop's running order, before the one at `index` or at the end. */
export function addStep(
  view: View,
  actor: Actor,
  added: {
    readonly id: StepId
    readonly title: LocalText
    readonly rules: StepRules
    readonly talk?: LocalText | undefined
    readonly index?: number | undefined
  },
): Plan {
  const why = whyNotFacilitate(actor) ?? whyNotRules(view, added.rules)
  if (why) return refuse(why)
  const title = tidyTitle(added.title)
  if (title.reason) return refuse(title.reason)
  const talk = tidyDescription(added.talk ?? {})
  if (talk.reason) return refuse(talk.reason)
  const steps = view.rows('steps')
  if (steps.has(added.id)) return refuse('id-taken')
  const running = stepsOf(view)
  if (running.length >= STEPS_MAX || steps.size >= ALL_STEPS_MAX) return refuse('too-many')
  const { order, changes } = insertKey(view, 'steps', running, added.index)
  const workshop = workshopOfNewSteps(view)
  const fields = {
    title: title.text,
    rules: added.rules,
    order,
    ...(talk.text && { talk: talk.text }),
    ...(workshop && { workshop }),
  }
  return accept(put('steps', added.id, fields), ...changes)
}

/**
 * Changes a step; what is left out stays, an empty talk goes. A private writing step that has begun and is not
 * revealed keeps its privacy: people wrote under that promise.
 */
export function editStep(
  view: View,
  actor: Actor,
  edit: {
    readonly step: StepId
    readonly title?: LocalText | undefined
    readonly rules?: StepRules | undefined
    readonly talk?: LocalText | undefined
  },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('steps', edit.step)
  if (!row) return refuse('step-missing')
  if (!edit.title && !edit.rules && !edit.talk) return refuse('nothing-to-do')
  const title = tidyTitle(edit.title ?? row.title)
  if (title.reason) return refuse(title.reason)
  const talk = tidyDescription(edit.talk ?? {})
  if (talk.reason) return refuse(talk.reason)
  if (edit.rules) {
    const whyNot = whyNotRules(view, edit.rules)
    if (whyNot) return refuse(whyNot)
    if (isPromisedPrivate(view, edit.step) && !keepsPromise(row.rules, edit.rules)) return refuse('step-forbids')
  }
  return accept(
    put('steps', edit.step, {
      ...(edit.title && { title: title.text }),
      ...(edit.rules && { rules: edit.rules }),
      ...(edit.talk && { talk: talk.text }),
    }),
  )
}

/** Moves a step before the one at `index` of the running order as it is shown. */
export function moveStep(
  view: View,
  actor: Actor,
  { step, index }: { readonly step: StepId; readonly index: number },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('steps', step)) return refuse('step-missing')
  return reorder(view, 'steps', stepsOf(view), step, index)
}

/** Puts a step with the same title, rules and talk right after one; it has not begun, and nothing in it is revealed. */
export function duplicateStep(
  view: View,
  actor: Actor,
  { step, id }: { readonly step: StepId; readonly id: StepId },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const row = view.row('steps', step)
  if (!row) return refuse('step-missing')
  const index = stepsOf(view).indexOf(step) + 1
  return addStep(view, actor, { id, title: row.title, rules: row.rules, talk: row.talk, index })
}

/** Takes a step out of the running order, but not while private notes wait for its reveal. */
export function removeStep(view: View, actor: Actor, step: StepId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('steps', step)) return refuse('step-missing')
  if (isPromisedPrivate(view, step)) return refuse('in-use')
  const isRunning = view.row('run', 'board')?.step === step
  return accept(
    remove('steps', step),
    ...(view.row('progress', step) ? [remove('progress', step)] : []),
    ...(isRunning ? [put('run', 'board', { step: undefined })] : []),
  )
}

function whyNotRules(view: View, rules: StepRules): RefusalReason | undefined {
  if (!v.is(TABLES.steps.rules, rules)) return 'rules-invalid'
  if (rules.kind === 'write' && rules.prompts.length === 0) return 'rules-invalid'
  return rules.prompts.every(prompt => view.row('prompts', prompt)) ? undefined : 'prompt-missing'
}

/** Private notes of this step wait for its reveal. */
export function isPromisedPrivate(view: View, step: StepId): boolean {
  const rules = view.row('steps', step)?.rules
  const progress = view.row('progress', step)
  return rules?.kind === 'write' && rules.mode === 'private' && progress?.began === true && !progress.revealed
}

function keepsPromise(before: StepRules, after: StepRules): boolean {
  return (
    after.kind === 'write' && after.mode === 'private' && before.prompts.every(prompt => after.prompts.includes(prompt))
  )
}
