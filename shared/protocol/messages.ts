import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { isId } from '#shared/domain/ids.ts'
import {
  EDIT_REFUSALS,
  type EditRefusal,
  MESSAGE,
  NOTICES,
  type Notice,
  PROTOCOL_VERSION,
  type Welcome,
} from './message-types.ts'

/*
 * Messages of docs/PROTOCOL.md, section 3, between bytes and values. Decoding trusts nothing: whatever arrives, the
 * answer is a message or the name of a fault, never a throw, and nothing is allocated that the bytes do not hold.
 * Updates and state vectors are views into the frame, not copies.
 */

/** M12: the longest frame. The server's first answer of a large board may be longer; the client takes up to this. */
export const FRAME_MAX_BYTES = 256 * 1024
export const ANSWER_MAX_BYTES = 64 * 1024 * 1024
/** M12: the longest update in one edit. */
export const UPDATE_MAX_BYTES = 64 * 1024
/** The longest state vector (attack A10). */
export const STATE_VECTOR_MAX_BYTES = 64 * 1024
/** The longest awareness message of a client: one entry (P2). */
export const AWARENESS_MAX_BYTES = 4 * 1024
const WELCOME_MAX_CHARS = 1000

export type SyncMessage =
  | { readonly kind: 'sync-step-1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'sync-step-2'; readonly update: Uint8Array }
  | { readonly kind: 'sync-update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'ask-awareness' }

/** What a client says. */
export type ClientMessage =
  | SyncMessage
  | { readonly kind: 'hello'; readonly version: number }
  | { readonly kind: 'edit'; readonly number: number; readonly update: Uint8Array }

/** What the server says. */
export type ServerMessage =
  | SyncMessage
  | { readonly kind: 'hello'; readonly version: number; readonly welcome: Welcome }
  | { readonly kind: 'saved'; readonly number: number }
  | { readonly kind: 'refused'; readonly number: number; readonly reason: EditRefusal }
  | { readonly kind: 'batch'; readonly previous: number; readonly sequence: number; readonly update: Uint8Array }
  | { readonly kind: 'head'; readonly sequence: number }
  /** Unix ms. */
  | { readonly kind: 'server-time'; readonly now: number }
  | { readonly kind: 'notice'; readonly notice: Notice }

export type MessageFault = 'too-large' | 'truncated' | 'trailing-bytes' | 'unknown-type' | 'bad-value'
export type Decoded<M> =
  | { readonly ok: true; readonly message: M }
  | { readonly ok: false; readonly fault: MessageFault }

/** Turns a message into bytes. Its numbers must be whole and not negative. */
export function encodeMessage(message: ClientMessage | ServerMessage): Uint8Array {
  return encoding.encode(encoder => write(encoder, message))
}

/** D2: the same with the channel's number before it. */
export function encodeOnChannel(channel: number, message: ClientMessage | ServerMessage): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, channel)
    write(encoder, message)
  })
}

function write(encoder: encoding.Encoder, message: ClientMessage | ServerMessage): void {
  switch (message.kind) {
    case 'sync-step-1':
      writeSync(encoder, 0, message.stateVector)
      return
    case 'sync-step-2':
      writeSync(encoder, 1, message.update)
      return
    case 'sync-update':
      writeSync(encoder, 2, message.update)
      return
    case 'awareness':
      encoding.writeVarUint(encoder, MESSAGE.awareness)
      encoding.writeVarUint8Array(encoder, message.update)
      return
    case 'ask-awareness':
      encoding.writeVarUint(encoder, MESSAGE.queryAwareness)
      return
    case 'hello':
      encoding.writeVarUint(encoder, MESSAGE.hello)
      encoding.writeVarUint(encoder, message.version)
      if ('welcome' in message) encoding.writeVarString(encoder, JSON.stringify(message.welcome))
      return
    case 'edit':
      encoding.writeVarUint(encoder, MESSAGE.edit)
      encoding.writeVarUint(encoder, message.number)
      encoding.writeVarUint8Array(encoder, message.update)
      return
    case 'saved':
      encoding.writeVarUint(encoder, MESSAGE.saved)
      encoding.writeVarUint(encoder, message.number)
      return
    case 'refused':
      encoding.writeVarUint(encoder, MESSAGE.refused)
      encoding.writeVarUint(encoder, message.number)
      encoding.writeVarString(encoder, message.reason)
      return
    case 'batch':
      encoding.writeVarUint(encoder, MESSAGE.batch)
      encoding.writeVarUint(encoder, message.previous)
      encoding.writeVarUint(encoder, message.sequence)
      encoding.writeVarUint8Array(encoder, message.update)
      return
    case 'head':
      encoding.writeVarUint(encoder, MESSAGE.head)
      encoding.writeVarUint(encoder, message.sequence)
      return
    case 'server-time':
      encoding.writeVarUint(encoder, MESSAGE.serverTime)
      encoding.writeFloat64(encoder, message.now)
      return
    case 'notice':
      encoding.writeVarUint(encoder, MESSAGE.notice)
      encoding.writeVarString(encoder, message.notice)
      return
  }
}

function writeSync(encoder: encoding.Encoder, step: 0 | 1 | 2, bytes: Uint8Array): void {
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, bytes)
}

/** Reads what a client sent on a document's own endpoint, or what followed the channel's number. */
export function decodeClientMessage(bytes: Uint8Array): Decoded<ClientMessage> {
  return decode(bytes, FRAME_MAX_BYTES, readClientMessage)
}

/** Reads what the server sent. */
export function decodeServerMessage(bytes: Uint8Array): Decoded<ServerMessage> {
  return decode(bytes, ANSWER_MAX_BYTES, readServerMessage)
}

/** D2: takes the channel's number off a frame; undefined if there is none or it is not one byte. */
export function splitChannel(frame: Uint8Array): { readonly channel: number; readonly body: Uint8Array } | undefined {
  const channel = frame[0]
  // All channels have numbers below 128, which a varuint writes as one byte.
  return channel === undefined || channel > 127 ? undefined : { channel, body: frame.subarray(1) }
}

class Fault extends Error {
  readonly fault: MessageFault
  constructor(fault: MessageFault) {
    super(fault)
    this.fault = fault
  }
}

function decode<M>(bytes: Uint8Array, maxBytes: number, read: (decoder: decoding.Decoder) => M): Decoded<M> {
  if (bytes.length > maxBytes) return { ok: false, fault: 'too-large' }
  try {
    const decoder = decoding.createDecoder(bytes)
    const message = read(decoder)
    return decoding.hasContent(decoder) ? { ok: false, fault: 'trailing-bytes' } : { ok: true, message }
  } catch (error) {
    // lib0 throws wherever the bytes end too early or a number runs over.
    return { ok: false, fault: error instanceof Fault ? error.fault : 'truncated' }
  }
}

function readClientMessage(decoder: decoding.Decoder): ClientMessage {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case MESSAGE.hello:
      return { kind: 'hello', version: decoding.readVarUint(decoder) }
    case MESSAGE.edit:
      return {
        kind: 'edit',
        number: decoding.readVarUint(decoder),
        update: readBytes(decoder, UPDATE_MAX_BYTES),
      }
    case MESSAGE.sync:
      return readSync(decoder, STATE_VECTOR_MAX_BYTES, UPDATE_MAX_BYTES)
    case MESSAGE.awareness:
      return { kind: 'awareness', update: readBytes(decoder, AWARENESS_MAX_BYTES) }
    case MESSAGE.queryAwareness:
      return { kind: 'ask-awareness' }
    default:
      throw new Fault('unknown-type')
  }
}

function readServerMessage(decoder: decoding.Decoder): ServerMessage {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case MESSAGE.hello:
      return {
        kind: 'hello',
        version: decoding.readVarUint(decoder),
        welcome: readWelcome(readString(decoder, WELCOME_MAX_CHARS)),
      }
    case MESSAGE.saved:
      return { kind: 'saved', number: decoding.readVarUint(decoder) }
    case MESSAGE.refused:
      return {
        kind: 'refused',
        number: decoding.readVarUint(decoder),
        reason: oneOf(EDIT_REFUSALS, readString(decoder, 100)),
      }
    case MESSAGE.batch:
      return {
        kind: 'batch',
        previous: decoding.readVarUint(decoder),
        sequence: decoding.readVarUint(decoder),
        update: readBytes(decoder, ANSWER_MAX_BYTES),
      }
    case MESSAGE.head:
      return { kind: 'head', sequence: decoding.readVarUint(decoder) }
    case MESSAGE.serverTime:
      return { kind: 'server-time', now: readTime(decoder) }
    case MESSAGE.notice:
      return { kind: 'notice', notice: oneOf(NOTICES, readString(decoder, 100)) }
    case MESSAGE.sync:
      return readSync(decoder, ANSWER_MAX_BYTES, ANSWER_MAX_BYTES)
    case MESSAGE.awareness:
      return { kind: 'awareness', update: readBytes(decoder, ANSWER_MAX_BYTES) }
    case MESSAGE.queryAwareness:
      return { kind: 'ask-awareness' }
    default:
      throw new Fault('unknown-type')
  }
}

function readSync(decoder: decoding.Decoder, vectorMaxBytes: number, updateMaxBytes: number): SyncMessage {
  switch (decoding.readVarUint(decoder)) {
    case 0:
      return { kind: 'sync-step-1', stateVector: readBytes(decoder, vectorMaxBytes) }
    case 1:
      return { kind: 'sync-step-2', update: readBytes(decoder, updateMaxBytes) }
    case 2:
      return { kind: 'sync-update', update: readBytes(decoder, updateMaxBytes) }
    default:
      throw new Fault('unknown-type')
  }
}

function readBytes(decoder: decoding.Decoder, maxBytes: number): Uint8Array {
  const length = decoding.readVarUint(decoder)
  if (length > maxBytes) throw new Fault('too-large')
  if (length > decoder.arr.length - decoder.pos) throw new Fault('truncated')
  return decoding.readUint8Array(decoder, length)
}

function readString(decoder: decoding.Decoder, maxChars: number): string {
  // No character of UTF-16 takes more than three bytes of UTF-8.
  if (decoding.peekVarUint(decoder) > maxChars * 3) throw new Fault('too-large')
  const text = decoding.readVarString(decoder)
  if (text.length > maxChars) throw new Fault('too-large')
  return text
}

function readTime(decoder: decoding.Decoder): number {
  const now = decoding.readFloat64(decoder)
  if (!Number.isFinite(now) || now < 0) throw new Fault('bad-value')
  return now
}

function oneOf<T extends string>(names: readonly T[], text: string): T {
  const known = names.find(name => name === text)
  if (known === undefined) throw new Fault('bad-value')
  return known
}

function readWelcome(json: string): Welcome {
  const value = parseJson(json)
  if (typeof value !== 'object' || value === null) throw new Fault('bad-value')
  const { role, presence, board } = value as { readonly [key: string]: unknown }
  if (role !== 'facilitator' && role !== 'participant' && role !== 'viewer') throw new Fault('bad-value')
  if (typeof presence !== 'number' || !Number.isSafeInteger(presence) || presence < 0) throw new Fault('bad-value')
  if (!isId(board)) throw new Fault('bad-value')
  return { role, presence, board }
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new Fault('bad-value')
  }
}

/** M2: what a client says first. */
export const HELLO: ClientMessage = { kind: 'hello', version: PROTOCOL_VERSION }
