import { groupOf, prioritiesNow } from './groups.ts'
import type { StepId } from './ids.ts'
import type { RefusalReason } from './plan.ts'
import type { Step, View } from './tables.ts'
import type { WorkingArea } from './working-area.ts'

export const ROLES = ['facilitator', 'participant', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** Who carries out a command. The server's gate decides the same by itself; here it spares a person a refusal. */
export interface Actor {
  readonly role: Role
  /** May change the arrangement at this moment: by role and by the running step. */
  readonly mayArrange: boolean
  /** Where: these priorities and open space. None: everywhere. */
  readonly area?: WorkingArea | undefined
}

/** The step that runs now, or undefined between workshops. */
export function runningStep(view: View): { readonly id: StepId; readonly step: Step } | undefined {
  const id = view.row('run', 'board')?.step
  const step = id === undefined ? undefined : view.row('steps', id)
  return id !== undefined && step ? { id, step } : undefined
}

/**
 * D6: facilitators always; participants while the running step lets everyone arrange or, in the priorities that their
 * group has now, lets groups arrange; viewers never. `mine` is the person's own document.
 */
export function actorOf(view: View, role: Role, mine: View = view): Actor {
  if (role === 'facilitator') return { role, mayArrange: true }
  const who = role === 'participant' ? runningStep(view)?.step.rules.arrange : undefined
  if (who !== 'groups') return { role, mayArrange: who === 'everyone' }
  const group = groupOf(view, mine)
  const area = new Set(group === undefined ? [] : prioritiesNow(view, group))
  return { role, mayArrange: area.size > 0, area }
}

/** Why this actor may not arrange now, or undefined. */
export function whyNotArrange(actor: Actor): RefusalReason | undefined {
  if (actor.mayArrange) return undefined
  if (actor.role !== 'participant') return 'not-allowed'
  return actor.area ? 'other-group' : 'step-forbids'
}

/** Why this actor may not run or set up the board, or undefined. */
export function whyNotFacilitate(actor: Actor): RefusalReason | undefined {
  return actor.role === 'facilitator' ? undefined : 'not-allowed'
}
