import type { StepId } from './ids.ts'
import type { RefusalReason } from './plan.ts'
import type { Step, View } from './tables.ts'

export const ROLES = ['facilitator', 'participant', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** Who carries out a command. The server's gate decides the same by itself; here it spares a person a refusal. */
export interface Actor {
  readonly role: Role
  /** May change the arrangement at this moment: by role and by the running step. */
  readonly mayArrange: boolean
}

/** The step that runs now, or undefined between workshops. */
export function runningStep(view: View): { readonly id: StepId; readonly step: Step } | undefined {
  const id = view.row('run', 'board')?.step
  const step = id === undefined ? undefined : view.row('steps', id)
  return id !== undefined && step ? { id, step } : undefined
}

/** D6: facilitators always, participants while the running step lets everyone arrange, viewers never. */
export function mayArrange(view: View, role: Role): boolean {
  if (role === 'facilitator') return true
  if (role === 'viewer') return false
  return runningStep(view)?.step.rules.arrange === 'everyone'
}

export function actorOf(view: View, role: Role): Actor {
  return { role, mayArrange: mayArrange(view, role) }
}

/** Why this actor may not arrange now, or undefined. */
export function whyNotArrange(actor: Actor): RefusalReason | undefined {
  if (actor.mayArrange) return undefined
  return actor.role === 'participant' ? 'step-forbids' : 'not-allowed'
}

/** Why this actor may not run or set up the board, or undefined. */
export function whyNotFacilitate(actor: Actor): RefusalReason | undefined {
  return actor.role === 'facilitator' ? undefined : 'not-allowed'
}
