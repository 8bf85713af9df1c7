import type { StepId, WorkshopId } from './ids.ts'
import { compareOrdered } from './order.ts'
import { orderedIds } from './placing.ts'
import type { Step, View } from './tables.ts'

/** The workshop that new notes and steps belong to: the one that runs, else the last one. */
export function currentWorkshop(view: View): WorkshopId | undefined {
  const running = view.row('run', 'board')?.workshop
  if (running !== undefined && view.row('workshops', running)) return running
  return orderedIds<WorkshopId>(view.rows('workshops')).at(-1)
}

/** Whether a step is part of a workshop; one of no workshop, or of one that is gone, is part of every one. */
export function isStepOf(view: View, step: Step, workshop: WorkshopId | undefined): boolean {
  return step.workshop === undefined || step.workshop === workshop || !view.row('workshops', step.workshop)
}

/** The running order of a workshop; of the current one, unless another is named. */
export function stepsOf(view: View, workshop: WorkshopId | undefined = currentWorkshop(view)): StepId[] {
  return [...view.rows('steps')]
    .filter(([, step]) => isStepOf(view, step, workshop))
    .map(([id, { order }]) => ({ id, order }))
    .sort(compareOrdered)
    .map(({ id }) => id as StepId)
}

/** The steps that are this workshop's and no other's. */
export function ownStepsOf(view: View, workshop: WorkshopId): StepId[] {
  return stepsOf(view, workshop).filter(id => view.row('steps', id)?.workshop === workshop)
}

/**
 * The workshop that a new step is put down to: none as long as all steps are of every workshop, so that a board
 * without a series stays as it was.
 */
export function workshopOfNewSteps(view: View): WorkshopId | undefined {
  for (const { workshop } of view.rows('steps').values()) if (workshop !== undefined) return currentWorkshop(view)
  return undefined
}

/** The workshops that are to come after the current one, the next first. */
export function plannedWorkshops(view: View): WorkshopId[] {
  const all = orderedIds<WorkshopId>(view.rows('workshops'))
  const current = currentWorkshop(view)
  return current === undefined ? [] : all.slice(all.indexOf(current) + 1)
}

/** The workshop before the current one, if there was one. */
export function earlierWorkshop(view: View): WorkshopId | undefined {
  const all = orderedIds<WorkshopId>(view.rows('workshops'))
  const current = currentWorkshop(view)
  return current === undefined ? undefined : all[all.indexOf(current) - 1]
}
