import { refuse } from './refusal.ts'

/** Steps along lists that one update may cost: honest ones take a few. Yjs takes as many when it applies the update. */
export const ORDER_STEPS_MAX = 20_000

/** What is left of them during one check. */
export interface StepBudget {
  steps: number
}

export function spend(budget: StepBudget, steps: number): void {
  budget.steps -= steps
  if (budget.steps < 0) refuse('too-many-structs')
}
