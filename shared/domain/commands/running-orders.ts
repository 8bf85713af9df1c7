import type { PromptId, StepId } from '#shared/domain/ids.ts'
import { STEPS_MAX } from '#shared/domain/limits.ts'
import { placeAt } from '#shared/domain/order.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { accept, type Plan, put, refuse, remove } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import type { LocalText, StepRules, View } from '#shared/domain/tables.ts'

/** A step of a method; `prompts` are places among the board's own, from 0. */
interface Wanted {
  readonly title: LocalText
  readonly talk: LocalText
  readonly kind: StepRules['kind']
  readonly minutes: number
  readonly prompts?: readonly number[] | undefined
  readonly mode?: StepRules['mode'] | undefined
  readonly arrange?: StepRules['arrange'] | undefined
}

/**
 * Gives the workshop another running order, in one act. Steps that have not begun go; those that have begun stay before the
 * new ones, since what was written in them lives by their rules.
 * @param ids one for each step
 */
export function setRunningOrder(
  view: View,
  actor: Actor,
  { steps, ids }: { readonly steps: readonly Wanted[]; readonly ids: readonly StepId[] },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const known = view.rows('steps')
  const begun = orderedIds<StepId>(known).filter(id => view.row('progress', id)?.began || runs(view, id))
  const gone = [...known.keys()].filter(id => !begun.includes(id as StepId))
  if (steps.length === 0) return refuse('nothing-to-do')
  if (begun.length + steps.length > STEPS_MAX) return refuse('too-many')
  if (ids.some(id => known.has(id))) return refuse('id-taken')
  const prompts = orderedIds<PromptId>(view.rows('prompts')).filter(id => !view.row('prompts', id)?.retired)
  const standing = begun.map(id => ({ id, order: known.get(id)?.order ?? 'a0' }))
  const { keys, rekeyed } = placeAt(standing, standing.length, steps.length)
  return accept(
    ...gone.map(id => remove('steps', id)),
    ...rekeyed.map(({ id, order }) => put('steps', id, { order })),
    ...steps.map((step, index) =>
      put('steps', ids[index] ?? `step-${index}`, {
        title: step.title,
        talk: step.talk,
        order: keys[index] ?? 'a0',
        rules: {
          kind: step.kind,
          minutes: step.minutes,
          prompts: (step.prompts ?? []).flatMap(at => prompts[at] ?? []),
          mode: step.mode ?? 'open',
          arrange: step.arrange ?? 'facilitators',
        },
      }),
    ),
  )
}

function runs(view: View, step: StepId): boolean {
  return view.row('run', 'board')?.step === step
}
