import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CreateBoardAnswer } from '#shared/protocol/api.ts'
import { ChildServer } from '#tests/support/child-server.ts'
import type { WireClient } from '#tests/support/wire-client.ts'

const isLong = process.env['TIMANTTI_LONG'] === '1'
const CYCLES = isLong ? 500 : 50
const WRITERS = isLong ? 50 : 10
const EDITS_PER_SECOND = isLong ? 5 : 20
/** The server is killed after a random time up to this. */
const LIFE_MAX_MS = isLong ? 2000 : 250

let server: ChildServer
let board: CreateBoardAnswer

beforeAll(async () => {
  server = await ChildServer.create()
  board = await server.createBoard()
})
afterAll(() => server.close())

/** What the test knows of each edit, by its id. */
interface Ledger {
  readonly acknowledged: Set<string>
  readonly shown: Set<string>
  sent: number
}

test(`[R01] [QUALITY P1] [QUALITY P2] [M4] [O1] ${CYCLES} kills at random moments: what was acknowledged is there, and so is what anybody was shown`, {
  timeout: isLong ? 3_600_000 : 300_000,
}, async () => {
  const tokens = await Promise.all(Array.from({ length: WRITERS }, () => server.enter(board, 'facilitator')))
  const watching = await server.enter(board, 'viewer')
  const ledger: Ledger = { acknowledged: new Set(), shown: new Set(), sent: 0 }
  const startsMs: number[] = []
  for (let cycle = 0; cycle < CYCLES; cycle += 1) {
    await writeUntilKilled(cycle, tokens, watching, ledger)
    startsMs.push(await server.start())
    const reader = await server.join(board.board, watching, 'arrangement')
    const marks = new Set(marksOf(reader))
    reader.close()
    expect(missing(ledger.acknowledged, marks)).toEqual([])
    expect(missing(ledger.shown, marks)).toEqual([])
  }
  await server.kill()
  const database = new DatabaseSync(join(server.folder, 'timantti.db'))
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  database.close()
  // The oracle saw something: most of what was sent was acknowledged, and all of that was shown.
  expect(ledger.acknowledged.size).toBeGreaterThan(CYCLES * WRITERS)
  expect(ledger.shown.size).toBeGreaterThan(CYCLES * WRITERS)
  expect(Math.max(...startsMs)).toBeLessThan(isLong ? 2000 : 10_000)
})

async function writeUntilKilled(
  cycle: number,
  tokens: readonly string[],
  watching: string,
  ledger: Ledger,
): Promise<void> {
  const watcher = await server.join(board.board, watching, 'arrangement')
  const writers = await Promise.all(tokens.map(token => server.join(board.board, token, 'arrangement')))
  const ids = writers.map((writer, who) => write(writer, `c${cycle}w${who}`, ledger))
  await new Promise(resolve => setTimeout(resolve, 50 + Math.random() * LIFE_MAX_MS))
  await server.kill()
  for (const [who, stop] of ids.entries()) {
    const numbers = stop()
    const writer = writers[who]
    for (const [number, id] of numbers) if (writer?.isSaved('arrangement', number)) ledger.acknowledged.add(id)
  }
  for (const client of [watcher, ...writers]) {
    if (client === watcher) for (const id of marksOf(client)) ledger.shown.add(id)
    client.close()
  }
}

/** Writes at an even pace; the answer stops it and tells which number each row had. */
function write(writer: WireClient, name: string, ledger: Ledger): () => ReadonlyMap<number, string> {
  const numbers = new Map<number, string>()
  const timer = setInterval(() => {
    const id = `${name}n${numbers.size}`
    numbers.set(writer.change('arrangement', { kind: 'put', table: 'marks', id, fields: { colour: 'sun' } }), id)
    ledger.sent += 1
  }, 1000 / EDITS_PER_SECOND)
  return () => {
    clearInterval(timer)
    return numbers
  }
}

function marksOf(client: WireClient): string[] {
  return [...client.doc('arrangement').getMap('marks').keys()].map(key => key.replace('.colour', ''))
}

function missing(wanted: ReadonlySet<string>, there: ReadonlySet<string>): string[] {
  return [...wanted].filter(id => !there.has(id))
}
