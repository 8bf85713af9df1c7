import * as encoding from 'lib0/encoding'
import { MESSAGE } from '#shared/protocol/message-types.ts'

const STEP_2 = 1

/** What stands before the state in a sync step 2, so that a cached state need not be copied for each answer. */
export function stepTwoHead(stateBytes: number): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, STEP_2)
    encoding.writeVarUint(encoder, stateBytes)
  })
}
