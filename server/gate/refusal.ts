import type { EditRefusal } from '#shared/protocol/message-types.ts'

/** Ends a check: the update is not to be applied. Thrown inside the gate only, and caught at its door. */
export class Refusal extends Error {
  readonly reason: EditRefusal

  constructor(reason: EditRefusal) {
    super(reason)
    this.reason = reason
  }
}

export function refuse(reason: EditRefusal): never {
  throw new Refusal(reason)
}
