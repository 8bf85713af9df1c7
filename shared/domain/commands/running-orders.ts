import type { PromptId, StepId, WorkshopId } from '#shared/domain/ids.ts'
import { ALL_STEPS_MAX, STEPS_MAX } from '#shared/domain/limits.ts'
import { placeAt } from '#shared/domain/order.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { accept, type Change, type Plan, put, type RefusalReason, refuse, remove } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import { stepsOf, workshopOfNewSteps } from '#shared/domain/series.ts'
import type { LocalText, Step, StepRules, View } from '#shared/domain/tables.ts'

/** A step of a method; `prompts` are places among the board's own, from 0. */
export interface MethodStep {
  readonly title: LocalText
  readonly talk: LocalText
  readonly kind: StepRules['kind']
  readonly minutes: number
  readonly prompts?: readonly number[] | undefined
  readonly mode?: StepRules['mode'] | undefined
  readonly arrange?: StepRules['arrange'] | undefined
}

/** A step before it has its place in a running order. */
export type Unplaced = Omit<Step, 'order' | 'workshop'>

/**
 * Gives the current workshop another running order, in one act. Steps that have not begun go; those that have begun stay
 * before the new ones, since what was written in them lives by their rules.
 * @param ids one for each step
 */
export function setRunningOrder(
  view: View,
  actor: Actor,
  { steps, ids }: { readonly steps: readonly MethodStep[]; readonly ids: readonly StepId[] },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const replaced = stepsOf(view)
  const order = { steps: unplaced(view, steps), ids, replaced, workshop: workshopOfNewSteps(view) }
  const changes = replaceSteps(view, order)
  return typeof changes === 'string' ? refuse(changes) : accept(...changes)
}

/** The steps of a method with the board's own prompts; what the board does not ask is left out. */
export function unplaced(view: View, steps: readonly MethodStep[]): Unplaced[] {
  const prompts = orderedIds<PromptId>(view.rows('prompts')).filter(id => !view.row('prompts', id)?.retired)
  return steps.map(step => ({
    title: step.title,
    talk: step.talk,
    rules: {
      kind: step.kind,
      minutes: step.minutes,
      prompts: (step.prompts ?? []).flatMap(at => prompts[at] ?? []),
      mode: step.mode ?? 'open',
      arrange: step.arrange ?? 'facilitators',
    },
  }))
}

/** Puts steps in the place of those of `replaced` that have not begun, behind every step of the board that stays. */
export function replaceSteps(
  view: View,
  {
    steps,
    ids,
    replaced,
    workshop,
  }: {
    readonly steps: readonly Unplaced[]
    readonly ids: readonly StepId[]
    readonly replaced: readonly StepId[]
    readonly workshop: WorkshopId | undefined
  },
): Change[] | RefusalReason {
  const known = view.rows('steps')
  const begun = replaced.filter(id => view.row('progress', id)?.began || runs(view, id))
  const gone = new Set<string>(replaced.filter(id => !begun.includes(id)))
  if (steps.length === 0) return 'nothing-to-do'
  if (begun.length + steps.length > STEPS_MAX) return 'too-many'
  if (known.size - gone.size + steps.length > ALL_STEPS_MAX) return 'too-many'
  if (ids.length < steps.length || ids.some(id => known.has(id))) return 'id-taken'
  const standing = orderedIds(known).flatMap(id => (gone.has(id) ? [] : [{ id, order: known.get(id)?.order ?? 'a0' }]))
  const { keys, rekeyed } = placeAt(standing, standing.length, steps.length)
  return [
    ...[...gone].map(id => remove('steps', id)),
    ...rekeyed.map(({ id, order }) => put('steps', id, { order })),
    ...steps.map((step, index) =>
      put('steps', ids[index] ?? '', { ...step, order: keys[index] ?? 'a0', ...(workshop && { workshop }) }),
    ),
  ]
}

function runs(view: View, step: StepId): boolean {
  return view.row('run', 'board')?.step === step
}
