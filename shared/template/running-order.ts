import type { LocalText, StepRules } from '#shared/domain/tables.ts'

/** A step of a method, before it is known which prompts a board has. */
export interface MethodStep {
  readonly title: LocalText
  /** What the facilitator says, or needs to remember. */
  readonly talk: LocalText
  readonly kind: StepRules['kind']
  readonly minutes: number
  /** Places among the board's prompts, from 0; those that the board does not have are left out. */
  readonly prompts?: readonly number[] | undefined
  readonly mode?: StepRules['mode'] | undefined
  readonly arrange?: StepRules['arrange'] | undefined
}

/** A way to run a workshop that people know by name. */
export interface RunningOrder {
  readonly id: string
  readonly title: LocalText
  /** For whom and what for, in one sentence. */
  readonly description: LocalText
  readonly steps: readonly MethodStep[]
}
