import { expect } from 'vitest'
import * as Y from 'yjs'
import { TEXT_ROOT } from '#shared/doc/documents.ts'
import { type GatePerson, GateServer, isPending } from './gate-server.ts'
import { any, handMade, type Id, item } from './hostile-updates.ts'

export const TITLE = { fi: 'Saavutettavuus' }

/** A board with a priority, a note by the clerk and a shared text: item ids 1:0, 1:1, … */
export function board(): GateServer {
  const server = new GateServer('board')
  server.doc.getMap('priorities').set('p.title', TITLE)
  server.doc.getMap('notes').set('n.note', { text: 'words', prompt: 'A', workshop: 'w' })
  server.doc.getMap('about').set('board.anonymity', 'anonymous')
  server.doc.getMap<Y.Text>(TEXT_ROOT).set('s', new Y.Text('abcd'))
  return server
}

export const PRIORITY: Id = [1, 0]
export const NOTE: Id = [1, 1]
export const ANONYMITY: Id = [1, 2]
export const TEXT: Id = [1, 3]
export const A: Id = [1, 4]
export const D: Id = [1, 7]

export function set(root: string, key: string, value: unknown, client = 70): Uint8Array {
  return handMade({ blocks: [{ client, structs: [item({ root, key }, any(value))] }] })
}

/** Refused by that name, and the document is as it was. */
export function expectRefused(server: GateServer, update: Uint8Array, reason: string, person?: GatePerson): void {
  const before = server.content()
  const state = Y.encodeStateAsUpdate(server.doc)
  const verdict = server.receive(update, person)
  expect(verdict).toEqual({ kind: 'refuse', reason })
  expect(server.content()).toEqual(before)
  expect(Y.encodeStateAsUpdate(server.doc)).toEqual(state)
  expect(isPending(server.doc)).toBe(false)
}
