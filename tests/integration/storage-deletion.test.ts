import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { expireBoards } from '#server/storage/keep-expiry.ts'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import type { Lease, Storage } from '#server/storage/storage.ts'
import { seeded } from '#tests/support/doc-world.ts'
import { boardRecord, leaseOf, linkRecord, sessionRecord } from '#tests/support/storage-scenes.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'timantti-delete-'))
  file = join(folder, 'data', 'timantti.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const CANARY = 'kanarialintu'

/** How often the canary of a board stands in the database's files, whatever they are called. */
function canariesIn(board: string): number {
  const word = `${CANARY} ${board} `
  return ['', '-wal', '-shm', '-journal']
    .map(suffix => `${file}${suffix}`)
    .filter(existsSync)
    .reduce((sum, each) => sum + readFileSync(each).toString('latin1').split(word).length - 1, 0)
}

function words(board: string, what: string, length: number): Uint8Array {
  return new TextEncoder().encode(`${CANARY} ${board} ${what} `.repeat(1 + length / 20))
}

/** A board whose every text, name and document holds its canary. */
async function boardWithCanaries(storage: Storage, board: string, retainUntil = 9_000): Promise<Lease> {
  const title = { fi: `${CANARY} ${board} nimi` }
  const links = [linkRecord(board, `${CANARY} ${board} link`)]
  await storage.records.createBoard(boardRecord(board, { title, retainUntil }), links, undefined, [])
  await storage.records.addSession(sessionRecord(board, board, { name: `${CANARY} ${board} Aino` }))
  return leaseOf(storage, board)
}

/** Rows of many sizes from all boards among each other, so that pages split, fill and empty. */
async function fill(storage: Storage, leases: readonly Lease[]): Promise<void> {
  const random = seeded(4)
  for (let round = 1; round <= 120; round += 1) {
    const entries = leases.map(({ board }) => {
      const size = random() < 0.1 ? 9_000 : random() * 400
      return { board, document: 'board', sequence: round, update: words(board, `update ${round}`, size) }
    })
    await storage.log.append(leases, entries)
    if (round % 20 !== 0) continue
    for (const lease of leases) {
      await storage.log.putSnapshot(lease, 'board', round, words(lease.board, 'state', 30_000))
      await storage.log.trim(lease, 'board', round)
    }
  }
  for (const lease of leases) {
    const documents = [{ document: 'board', sequence: 120, state: words(lease.board, 'version', 5_000) }]
    const name = `${CANARY} ${lease.board} versio`
    await storage.log.putVersion(lease, { id: 'v', board: lease.board, name, at: 1, documents })
  }
}

test('[H7] [A58] after a deletion no word of the board is in the files, and the others have all of theirs', async () => {
  const storage = openSqliteStorage({ file })
  const leases = []
  for (const board of ['one', 'two', 'three']) leases.push(await boardWithCanaries(storage, board))
  await fill(storage, leases)
  expect(canariesIn('two')).toBeGreaterThan(1_000)
  await storage.records.deleteBoard('two')
  expect(canariesIn('two')).toBe(0)
  expect(canariesIn('one')).toBeGreaterThan(1_000)
  expect(await storage.log.load('three', 'board')).toMatchObject({ lastSequence: 120, damaged: [] })
  await storage.close()
  expect(canariesIn('two')).toBe(0)
})

test('[H7] a large file is cleaned by the daily clean-up, and only when something was deleted', async () => {
  const storage = openSqliteStorage({ file })
  const leases = [await boardWithCanaries(storage, 'one'), await boardWithCanaries(storage, 'two')]
  await fill(storage, leases)
  const [one] = leases
  const documents = Array.from({ length: 35 }, (_, index) => {
    return { document: `mine:${index}`, sequence: 1, state: new Uint8Array(1024 * 1024) }
  })
  if (one) await storage.log.putVersion(one, { id: 'large', board: 'one', name: 'Suuri', at: 2, documents })
  await storage.records.deleteBoard('two')
  expect(await storage.records.board('two')).toBeUndefined()
  expect(statSync(file).size).toBeGreaterThan(32 * 1024 * 1024)
  await storage.cleanUp()
  expect(canariesIn('two')).toBe(0)
  const cleaned = statSync(file)
  await storage.cleanUp()
  expect(statSync(file).mtimeMs).toBe(cleaned.mtimeMs)
  expect(await storage.log.version('one', 'large')).toMatchObject({ name: 'Suuri' })
  await storage.close()
})

test('[A58] at the end of their time boards go from rooms, rows and files', async () => {
  const storage = openSqliteStorage({ file })
  const leases = [await boardWithCanaries(storage, 'one', 100), await boardWithCanaries(storage, 'two', 200)]
  await fill(storage, leases)
  const dropped: string[] = []
  const host = { storage, dropBoard: async (board: string) => void dropped.push(board) }
  expect(await expireBoards(host, 150)).toEqual(['one'])
  expect(dropped).toEqual(['one'])
  expect(canariesIn('one')).toBe(0)
  expect(canariesIn('two')).toBeGreaterThan(1_000)
  expect(await expireBoards(host, 150)).toEqual([])
  await storage.close()
})

test('the database and its side files are for this user alone', async () => {
  const storage = openSqliteStorage({ file })
  await boardWithCanaries(storage, 'one')
  for (const suffix of ['', '-wal', '-shm']) expect(statSync(`${file}${suffix}`).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
  await storage.close()
})
