import { randomBytes } from 'node:crypto'
import { hashOf, makeId, makeKey, makeToken } from '#server/access/secrets.ts'
import type { LogEntry, Storage } from '#server/storage/storage.ts'
import { boardSeed } from '#shared/doc/board-seed.ts'
import { placeId } from '#shared/domain/placing.ts'
import { type Put, put } from '#shared/domain/plan.ts'
import { goals, noteId, smallBoard, spring, works } from '#tests/support/small-board.ts'
import { rowsOf } from '#tests/support/small-board-rows.ts'
import type { BenchBoard } from './notes.ts'

/** A seeded board, and a token for each person who will come. */
export interface SeededBoard {
  readonly board: string
  readonly tokens: readonly string[]
}

const YEAR_MS = 365 * 24 * 3_600_000
const random = (bytes: number): Uint8Array => randomBytes(bytes)

/** Puts the board straight into the storage, as somebody's work would have left it. Everyone is a facilitator. */
export async function seedBoard(storage: Storage, bench: BenchBoard, people: number): Promise<SeededBoard> {
  const board = makeId(random)
  const link = {
    id: makeId(random),
    board,
    role: 'facilitator',
    keyHash: hashOf(makeKey(random)),
    createdAt: 0,
    revokedAt: undefined,
  } as const
  const seed: LogEntry[] = boardSeed(rowsFor(bench), 1).flatMap(({ document, update }) =>
    document === 'board' || document === 'arrangement' ? { board, document, sequence: 1, update } : [],
  )
  const retainUntil = Date.now() + YEAR_MS
  const title = { en: `Bench of ${bench.notes.length} notes` }
  const facts = { board, createdAt: 0, anonymity: 'anonymous', retainUntil, secret: random(32), title } as const
  await storage.records.createBoard(facts, [link], undefined, seed)
  const tokens = Array.from({ length: people }, () => makeToken(random))
  for (const token of tokens) {
    await storage.records.addSession({
      tokenHash: hashOf(token),
      board,
      link: link.id,
      role: 'facilitator',
      participant: makeId(random),
      name: undefined,
      createdAt: 0,
      endedAt: undefined,
    })
  }
  return { board, tokens }
}

/** No priorities: all notes lie in open space, as they do on the peers' boards. */
function rowsFor({ notes }: BenchBoard): Put[] {
  const rows = rowsOf(smallBoard()).filter(({ table }) => table !== 'priorities')
  for (const { id, text, x, y, colour } of notes) {
    rows.push(
      put('notes', id, { note: { text, prompt: works, workshop: spring } }),
      put('places', placeId(goals, noteId(id)), { place: { in: 'open', at: [x, y] } }),
      put('marks', id, { colour }),
    )
  }
  return rows
}
