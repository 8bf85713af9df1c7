import * as decoding from 'lib0/decoding'
import { MESSAGE } from '#shared/protocol/message-types.ts'

/** One message of a document's channel as a client may send it. Bytes are views into the frame, not copies. */
export type Incoming =
  | { readonly kind: 'step1'; readonly vector: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'ask-awareness' }
  | { readonly kind: 'hello' }
  | { readonly kind: 'edit'; readonly number: number; readonly update: Uint8Array }
  /** Nothing that this program knows; a later version's message perhaps. */
  | { readonly kind: 'unknown' }

/** Reads one message; throws on one that breaks off. */
export function readIncoming(decoder: decoding.Decoder): Incoming {
  if (!decoding.hasContent(decoder)) return { kind: 'unknown' }
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder)
    case MESSAGE.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case MESSAGE.queryAwareness:
      return { kind: 'ask-awareness' }
    case MESSAGE.hello:
      decoding.readVarUint(decoder)
      return { kind: 'hello' }
    case MESSAGE.edit:
      return { kind: 'edit', number: decoding.readVarUint(decoder), update: decoding.readVarUint8Array(decoder) }
    default:
      return { kind: 'unknown' }
  }
}

function readSync(decoder: decoding.Decoder): Incoming {
  const step = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  if (step === 0) return { kind: 'step1', vector: bytes }
  // Step 2 and update mean the same: something the server may not have.
  if (step === 1 || step === 2) return { kind: 'update', update: bytes }
  return { kind: 'unknown' }
}
