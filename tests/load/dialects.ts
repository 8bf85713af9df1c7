import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { CHANNEL, MESSAGE, PROTOCOL_VERSION } from '#shared/protocol/message-types.ts'

/** How a raw client of one server speaks. All of them carry the same Yjs updates and awareness entries. */
export interface Dialect {
  /** What a client says as soon as its socket is open, to be given all there is. */
  readonly opening: readonly Uint8Array[]
  /** Documents whose first answer a join waits for. */
  readonly answers: number
  edit(update: Uint8Array, number: number): Uint8Array
  presence(awareness: Uint8Array): Uint8Array
  read(frame: Uint8Array): Heard
}

export type Heard =
  | { readonly kind: 'update' | 'answer'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly awareness: Uint8Array }
  | { readonly kind: 'other' }

const OTHER: Heard = { kind: 'other' }
/** A state vector that knows nothing. */
const EMPTY_VECTOR = new Uint8Array([0])

type Prefix = (encoder: encoding.Encoder) => void

function message(prefix: Prefix, ...parts: readonly (number | Uint8Array | string)[]): Uint8Array {
  const encoder = encoding.createEncoder()
  prefix(encoder)
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else if (typeof part === 'string') encoding.writeVarString(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  }
  return encoding.toUint8Array(encoder)
}

function readStandard(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder)
  // hocuspocus answers step 1 with its type 4, otherwise the same.
  if (type === MESSAGE.sync || type === 4) {
    const step = decoding.readVarUint(decoder)
    if (step === 1) return { kind: 'answer', update: decoding.readVarUint8Array(decoder) }
    if (step === 2) return { kind: 'update', update: decoding.readVarUint8Array(decoder) }
    return OTHER
  }
  if (type === MESSAGE.awareness) return { kind: 'presence', awareness: decoding.readVarUint8Array(decoder) }
  if (type === MESSAGE.batch) {
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    return { kind: 'update', update: decoding.readVarUint8Array(decoder) }
  }
  return OTHER
}

/** Timantti's own endpoint: moves go to the arrangement, presence to the board, over one socket. */
export const timantti: Dialect = {
  opening: [
    message(encoder => encoding.writeVarUint(encoder, CHANNEL.session), MESSAGE.hello, PROTOCOL_VERSION),
    message(encoder => encoding.writeVarUint(encoder, CHANNEL.board), MESSAGE.sync, 0, EMPTY_VECTOR),
    message(encoder => encoding.writeVarUint(encoder, CHANNEL.arrangement), MESSAGE.sync, 0, EMPTY_VECTOR),
  ],
  answers: 2,
  edit: (update, number) =>
    message(encoder => encoding.writeVarUint(encoder, CHANNEL.arrangement), MESSAGE.edit, number, update),
  presence: awareness =>
    message(encoder => encoding.writeVarUint(encoder, CHANNEL.board), MESSAGE.awareness, awareness),
  read(frame) {
    const decoder = decoding.createDecoder(frame)
    const channel = decoding.readVarUint(decoder)
    return channel === CHANNEL.session ? OTHER : readStandard(decoder)
  },
}

/** The y-websocket protocol, one document a socket. */
export const yWebsocket: Dialect = {
  opening: [message(() => undefined, MESSAGE.sync, 0, EMPTY_VECTOR)],
  answers: 1,
  edit: update => message(() => undefined, MESSAGE.sync, 2, update),
  presence: awareness => message(() => undefined, MESSAGE.awareness, awareness),
  read: frame => readStandard(decoding.createDecoder(frame)),
}

/** hocuspocus: every message begins with the document's name, and the first one brings a token. */
export function hocuspocus(room: string): Dialect {
  const named: Prefix = encoder => encoding.writeVarString(encoder, room)
  return {
    opening: [message(named, 2, 0, 'token'), message(named, MESSAGE.sync, 0, EMPTY_VECTOR)],
    answers: 1,
    edit: update => message(named, MESSAGE.sync, 2, update),
    presence: awareness => message(named, MESSAGE.awareness, awareness),
    read(frame) {
      const decoder = decoding.createDecoder(frame)
      decoding.readVarString(decoder)
      return readStandard(decoder)
    },
  }
}
