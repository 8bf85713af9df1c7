import * as decoding from 'lib0/decoding'
import { MESSAGE } from '#shared/protocol/message-types.ts'
import { type ClientMessage, decodeClientMessage } from '#shared/protocol/messages.ts'

export type Incoming =
  | ClientMessage
  /** An update longer than the gate takes: refused by name, not by silence (M5, M12). */
  | { readonly kind: 'oversized'; readonly number: number | undefined }
  /** A later version's message perhaps: passed over. */
  | { readonly kind: 'unknown' }
  /** Not a message at all. */
  | { readonly kind: 'broken' }

const STEP_1 = 0

/** Reads what a client sent on one document's channel; never throws. */
export function readIncoming(bytes: Uint8Array): Incoming {
  const decoded = decodeClientMessage(bytes)
  if (decoded.ok) return decoded.message
  if (decoded.fault === 'unknown-type') return { kind: 'unknown' }
  return (decoded.fault === 'too-large' && oversized(bytes)) || { kind: 'broken' }
}

function oversized(bytes: Uint8Array): Incoming | undefined {
  const decoder = decoding.createDecoder(bytes)
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.edit:
      return { kind: 'oversized', number: decoding.readVarUint(decoder) }
    case MESSAGE.sync:
      return decoding.readVarUint(decoder) === STEP_1 ? undefined : { kind: 'oversized', number: undefined }
    case MESSAGE.awareness:
      // A stock client that repeats what it was told of many others.
      return { kind: 'unknown' }
    default:
      return undefined
  }
}
