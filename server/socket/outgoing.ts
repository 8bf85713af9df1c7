import * as encoding from 'lib0/encoding'
import type { EditRefusal, Notice, Welcome } from '#shared/protocol/message-types.ts'
import { MESSAGE, PROTOCOL_VERSION } from '#shared/protocol/message-types.ts'

/** Messages as the server says them, without the channel that may stand before them (docs/PROTOCOL.md, section 3). */

const SYNC = { step1: 0, step2: 1, update: 2 } as const

function message(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode(write)
}

function sync(kind: number, bytes: Uint8Array): Uint8Array {
  return message(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })
}

export const syncStep1 = (vector: Uint8Array): Uint8Array => sync(SYNC.step1, vector)
export const syncStep2 = (update: Uint8Array): Uint8Array => sync(SYNC.step2, update)
export const syncUpdate = (update: Uint8Array): Uint8Array => sync(SYNC.update, update)

/** What stands before the state in a sync step 2, so that a cached state need not be copied for each answer. */
export function syncStep2Head(stateBytes: number): Uint8Array {
  return message(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.sync)
    encoding.writeVarUint(encoder, SYNC.step2)
    encoding.writeVarUint(encoder, stateBytes)
  })
}

export function awareness(update: Uint8Array): Uint8Array {
  return message(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, update)
  })
}

export function batch(previous: number, sequence: number, update: Uint8Array): Uint8Array {
  return message(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.batch)
    encoding.writeVarUint(encoder, previous)
    encoding.writeVarUint(encoder, sequence)
    encoding.writeVarUint8Array(encoder, update)
  })
}

function numbered(type: number, number: number): Uint8Array {
  return message(encoder => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint(encoder, number)
  })
}

export const head = (sequence: number): Uint8Array => numbered(MESSAGE.head, sequence)
export const saved = (number: number): Uint8Array => numbered(MESSAGE.saved, number)

export function refused(number: number, reason: EditRefusal): Uint8Array {
  return message(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.refused)
    encoding.writeVarUint(encoder, number)
    encoding.writeVarString(encoder, reason)
  })
}

export function hello(welcome: Welcome): Uint8Array {
  return message(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.hello)
    encoding.writeVarUint(encoder, PROTOCOL_VERSION)
    encoding.writeVarString(encoder, JSON.stringify(welcome))
  })
}

export function serverTime(nowMs: number): Uint8Array {
  return message(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.serverTime)
    encoding.writeFloat64(encoder, nowMs)
  })
}

export function notice(name: Notice): Uint8Array {
  return message(encoder => {
    encoding.writeVarUint(encoder, MESSAGE.notice)
    encoding.writeVarString(encoder, name)
  })
}
