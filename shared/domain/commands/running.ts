import type { StepId, WorkshopId } from '#shared/domain/ids.ts'
import { accept, type Plan, put, refuse } from '#shared/domain/plan.ts'
import { type Actor, runningStep, whyNotFacilitate } from '#shared/domain/roles.ts'
import { isStepOf, stepsOf } from '#shared/domain/series.ts'
import type { View } from '#shared/domain/tables.ts'

/**
 * Goes to a step: it runs from now on, and has begun for ever. Its planned rounds open, and the clock of the step before
 * goes away.
 */
export function startStep(view: View, actor: Actor, step: StepId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('steps', step)) return refuse('step-missing')
  const hasBegun = view.row('progress', step)?.began === true
  if (hasBegun && runningStep(view)?.id === step) return refuse('nothing-to-do')
  const planned = [...view.rows('rounds')].filter(([, round]) => round.step === step && round.state === 'planned')
  const hasTimer = view.row('run', 'board')?.timer !== undefined
  return accept(
    put('run', 'board', { step, ...(hasTimer && { timer: undefined }) }),
    ...(hasBegun ? [] : [put('progress', step, { began: true })]),
    ...planned.map(([round]) => put('rounds', round, { state: 'open' })),
  )
}

/** Goes to the step after the running one; to the first when none runs. */
export function nextStep(view: View, actor: Actor): Plan {
  return goTo(view, actor, 1)
}

export function previousStep(view: View, actor: Actor): Plan {
  return goTo(view, actor, -1)
}

/** No step runs any more: between two workshops. */
export function stopRunning(view: View, actor: Actor): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  return runningStep(view) ? accept(put('run', 'board', { step: undefined })) : refuse('nothing-to-do')
}

/** Lets the private notes of a writing step that has begun show on every screen. There is no way back. */
export function reveal(view: View, actor: Actor, step: StepId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const rules = view.row('steps', step)?.rules
  if (!rules) return refuse('step-missing')
  const progress = view.row('progress', step)
  if (rules.kind !== 'write' || rules.mode !== 'private' || !progress?.began) return refuse('step-forbids')
  return progress.revealed ? refuse('nothing-to-do') : accept(put('progress', step, { revealed: true }))
}

/** Says which workshop of the series runs; new notes belong to it. A step that is not part of it ends, and its clock. */
export function setWorkshop(view: View, actor: Actor, workshop: WorkshopId): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('workshops', workshop)) return refuse('workshop-missing')
  if (view.row('run', 'board')?.workshop === workshop) return refuse('nothing-to-do')
  const running = runningStep(view)
  const ends = running !== undefined && !isStepOf(view, running.step, workshop)
  return accept(put('run', 'board', { workshop, ...(ends && { step: undefined, timer: undefined }) }))
}

function goTo(view: View, actor: Actor, distance: 1 | -1): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const steps = stepsOf(view)
  const running = runningStep(view)?.id
  const index = running === undefined ? (distance === 1 ? 0 : -1) : steps.indexOf(running) + distance
  const step = steps[index]
  return step === undefined ? refuse('nothing-to-do') : startStep(view, actor, step)
}
