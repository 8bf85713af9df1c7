import { randomBytes } from 'node:crypto'
import * as Y from 'yjs'
import { hashOf, makeId, makeKey, makeToken } from '#server/access/secrets.ts'
import type { LogEntry, Storage } from '#server/storage/storage.ts'
import { boardSeed } from '#shared/doc/board-seed.ts'
import type { DocumentName } from '#shared/doc/documents.ts'
import { keyOf } from '#shared/doc/keys.ts'
import type { Put } from '#shared/domain/plan.ts'
import { goals, rules, smallBoard, spring, stepId, works } from '#tests/support/small-board.ts'
import { rowsOf } from '#tests/support/small-board-rows.ts'

export interface BenchBoard {
  readonly board: string
  /** One participant's token for each client; the running step lets everyone arrange. */
  readonly tokens: readonly string[]
}

const random = (bytes: number): Uint8Array => randomBytes(bytes)

/** A small board on which participants may arrange, with so many notes already placed. */
function rows(notes: number): Put[] {
  const small = rowsOf(smallBoard())
  const everyone = rules({ kind: 'arrange', prompts: [], arrange: 'everyone' })
  const made: Put[] = [
    ...small,
    { kind: 'put', table: 'steps', id: 'bench', fields: { title: { en: 'Arrange' }, order: 'a9', rules: everyone } },
    { kind: 'put', table: 'run', id: 'board', fields: { step: stepId('bench') } },
  ]
  for (let i = 0; i < notes; i += 1) {
    const text = `Ohjaus kuuluu kaikille, ja yhteistyö on sen ehto (${i})`.padEnd(60, '.')
    made.push({ kind: 'put', table: 'notes', id: `n${i}`, fields: { note: { text, prompt: works, workshop: spring } } })
  }
  return made
}

/** S3: a state with the traces of many edits by many devices, as a workshop leaves it. */
export function workedOver(notes: number, edits: number, devices: number): Uint8Array {
  const doc = new Y.Doc()
  const writers = Array.from({ length: devices }, () => new Y.Doc())
  for (let i = 0; i < edits; i += 1) {
    const writer = writers[i % devices]
    if (!writer) continue
    const key = keyOf(`${goals}:n${(i * 7919) % notes}`, 'place')
    writer.getMap('places').set(key, { in: 'open', at: [(i * 37) % 9000, (i * 91) % 9000] })
    // Devices see each other's edits now and then, as in a room.
    if (i % devices === devices - 1) {
      for (const one of writers) Y.applyUpdate(doc, Y.encodeStateAsUpdate(one, Y.encodeStateVector(doc)))
      for (const one of writers) Y.applyUpdate(one, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(one)))
    }
  }
  for (const one of writers) Y.applyUpdate(doc, Y.encodeStateAsUpdate(one))
  return Y.encodeStateAsUpdate(doc)
}

/** The board document with its notes, for servers that keep no tables. */
export function boardState(notes: number): Uint8Array {
  const seed = boardSeed(rows(notes), 1).find(({ document }) => document === 'board')
  return seed?.update ?? new Uint8Array()
}

/** Puts a board and its sessions straight into the storage, as a busy day would have left them. */
export async function addBoard(
  storage: Storage,
  clients: number,
  notes = 0,
  arrangement?: Uint8Array,
): Promise<BenchBoard> {
  const board = makeId(random)
  const link = {
    id: makeId(random),
    board,
    role: 'participant',
    keyHash: hashOf(makeKey(random)),
    createdAt: 0,
    revokedAt: undefined,
  } as const
  const seed: LogEntry[] = []
  const updates = new Map<DocumentName, Uint8Array>()
  for (const { document, update } of boardSeed(rows(notes), 1)) updates.set(document, update)
  if (arrangement) updates.set('arrangement', arrangement)
  for (const [document, update] of updates) {
    if (document === 'board' || document === 'arrangement') seed.push({ board, document, sequence: 1, update })
  }
  await storage.records.createBoard(
    {
      board,
      createdAt: 0,
      anonymity: 'anonymous',
      retainUntil: Date.now() + 1e9,
      secret: random(32),
      title: { en: 'Bench' },
    },
    [link],
    undefined,
    seed,
  )
  const tokens: string[] = []
  for (let i = 0; i < clients; i += 1) {
    const token = makeToken(random)
    tokens.push(token)
    await storage.records.addSession({
      tokenHash: hashOf(token),
      board,
      link: link.id,
      role: 'participant',
      participant: makeId(random),
      name: undefined,
      createdAt: 0,
      endedAt: undefined,
    })
  }
  return { board, tokens }
}
