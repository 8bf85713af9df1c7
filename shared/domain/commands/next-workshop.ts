import { isDate } from '#shared/domain/dates.ts'
import type { StepId, WorkshopId } from '#shared/domain/ids.ts'
import { WORKSHOPS_MAX } from '#shared/domain/limits.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { accept, type Change, type Plan, put, type RefusalReason, refuse } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import { currentWorkshop, isStepOf, ownStepsOf, stepsOf } from '#shared/domain/series.ts'
import type { LocalText, View } from '#shared/domain/tables.ts'
import { tidyTitle } from '#shared/domain/words.ts'
import { insertKey } from './lists.ts'
import { type MethodStep, replaceSteps, type Unplaced, unplaced } from './running-orders.ts'

/** What comes next: a workshop that is planned already, or a new one. `date` as 2026-11-24. */
export type NextWorkshop =
  | { readonly is: 'planned'; readonly id: WorkshopId }
  | { readonly is: 'new'; readonly id: WorkshopId; readonly title: LocalText; readonly date: string }

/** Its running order; `ids` are those of the new steps, one for each. */
export type NextOrder =
  /** The steps of the workshop that was on, from the beginning. */
  | { readonly is: 'same'; readonly ids: readonly StepId[] }
  | { readonly is: 'ready'; readonly steps: readonly MethodStep[]; readonly ids: readonly StepId[] }
  /** What has been planned for it, or nothing yet. */
  | { readonly is: 'own' }

/**
 * Starts the next workshop of the series, in one act: it becomes the one that is on and gets its running order; the step
 * that runs ends, and with it the clock and the gathering. Steps that were of all workshops become those of the one
 * that was on. No note, round or private step is touched: what waits for its reveal goes on waiting.
 */
export function startNextWorkshop(
  view: View,
  actor: Actor,
  { workshop, order }: { readonly workshop: NextWorkshop; readonly order: NextOrder },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const before = currentWorkshop(view)
  if (before === undefined) return refuse('workshop-missing')
  if (workshop.id === before) return refuse('nothing-to-do')
  const coming = workshopChanges(view, workshop)
  if (typeof coming === 'string') return refuse(coming)
  const steps = orderOf(view, order)
  const given =
    steps &&
    replaceSteps(view, {
      steps: steps.list,
      ids: steps.ids,
      replaced: ownStepsOf(view, workshop.id),
      workshop: workshop.id,
    })
  if (typeof given === 'string') return refuse(given)
  return accept(
    ...coming,
    // What has no workshop, or one that is gone, has been part of the one that was on.
    ...[...view.rows('steps')]
      .filter(([, step]) => isStepOf(view, step, undefined))
      .map(([id]) => put('steps', id, { workshop: before })),
    ...(given ?? []),
    put('run', 'board', {
      workshop: workshop.id,
      step: undefined,
      timer: undefined,
      gathering: undefined,
      turn: undefined,
    }),
  )
}

function workshopChanges(view: View, workshop: NextWorkshop): Change[] | RefusalReason {
  const known = view.rows('workshops')
  if (workshop.is === 'planned') return known.has(workshop.id) ? [] : 'workshop-missing'
  const title = tidyTitle(workshop.title)
  if (title.reason) return title.reason
  if (!isDate(workshop.date)) return 'date-invalid'
  if (known.has(workshop.id)) return 'id-taken'
  if (known.size >= WORKSHOPS_MAX) return 'too-many'
  // Right after the one that was on: what is planned for later stays later.
  const list = orderedIds<WorkshopId>(known)
  const current = currentWorkshop(view)
  const at = current === undefined ? list.length : list.indexOf(current) + 1
  const { order, changes } = insertKey(view, 'workshops', list, at)
  return [put('workshops', workshop.id, { title: title.text, date: workshop.date, order }), ...changes]
}

function orderOf(
  view: View,
  order: NextOrder,
): { readonly list: readonly Unplaced[]; readonly ids: readonly StepId[] } | undefined {
  switch (order.is) {
    case 'own':
      return undefined
    case 'ready':
      return { list: unplaced(view, order.steps), ids: order.ids }
    case 'same': {
      const list = stepsOf(view).flatMap(id => {
        const step = view.row('steps', id)
        if (!step) return []
        const { order: _order, workshop: _workshop, ...rest } = step
        return [rest]
      })
      // A board without steps gives none on.
      return list.length === 0 ? undefined : { list, ids: order.ids }
    }
  }
}
