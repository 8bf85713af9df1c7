import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import { type LogEntry, type Storage, StorageError } from '#server/storage/storage.ts'
import { updateAt } from '#tests/support/crash-ledger.ts'
import { seeded } from '#tests/support/doc-world.ts'
import { POWER_CUTS, powerCut } from '#tests/support/power-cut.ts'
import { newBoard } from '#tests/support/storage-scenes.ts'

const IMAGES = process.env['TIMANTTI_LONG'] ? 1_000 : 30

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'timantti-power-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Files {
  readonly database: Uint8Array
  readonly log: Uint8Array
}

function filesOf(file: string): Files {
  const log = `${file}-wal`
  return { database: readFileSync(file), log: existsSync(log) ? readFileSync(log) : new Uint8Array() }
}

function entriesFrom(sequence: number, count: number): LogEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    board: 'one',
    document: 'board',
    sequence: sequence + index,
    update: updateAt('one', 'board', sequence + index),
  }))
}

/** Opens the image as a machine would after the cut. */
async function examine(image: Files, synced: number, written: number, what: string): Promise<void> {
  const file = join(folder, 'image.db')
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  writeFileSync(file, image.database)
  writeFileSync(`${file}-wal`, image.log)
  const storage = openSqliteStorage({ file })
  const loaded = await storage.log.load('one', 'board')
  // All of the unsynced commit or nothing of it.
  expect([synced, written], what).toContain(loaded.lastSequence)
  expect(loaded.damaged, what).toEqual([])
  expect(loaded.updates.length, what).toBe(loaded.lastSequence)
  for (const { sequence, update } of loaded.updates) {
    expect(Buffer.from(update).equals(updateAt('one', 'board', sequence)), `${what}: update ${sequence}`).toBe(true)
  }
  await storage.close()
  const database = new DatabaseSync(file)
  expect(database.prepare('PRAGMA integrity_check').get(), what).toEqual({ integrity_check: 'ok' })
  database.close()
}

test(`[R03] [S1] ${IMAGES} power cuts in a commit or a checkpoint: every image opens with all that was acknowledged`, async () => {
  const seed = 20_261
  const random = seeded(seed)
  const file = join(folder, 'timantti.db')
  const storage = openSqliteStorage({ file })
  const lease = await newBoard(storage, 'one')
  let last = 0
  let checkpoints = 0
  for (let number = 0; number < IMAGES; number += 1) {
    const acked = entriesFrom(last + 1, 1 + Math.floor(random() * 6))
    await storage.log.append([lease], acked)
    last += acked.length
    const kind = POWER_CUTS[number % POWER_CUTS.length] ?? 'torn'
    const what = `image ${number}, seed ${seed}, ${kind}`
    const synced = filesOf(file)
    if (number % 4 === 3) {
      // A checkpoint writes the database from a log that is synced already.
      const other = new DatabaseSync(file)
      other.exec('PRAGMA wal_checkpoint(PASSIVE)')
      const written = filesOf(file)
      other.close()
      if (Buffer.compare(synced.database, written.database) !== 0) checkpoints += 1
      const database = powerCut(synced.database, written.database, kind, random)
      await examine({ database, log: written.log }, last, last, `${what}, in a checkpoint`)
    } else {
      const late = entriesFrom(last + 1, 1 + Math.floor(random() * 6))
      await storage.log.append([lease], late)
      const written = filesOf(file)
      const log = powerCut(synced.log, written.log, kind, random)
      await examine({ database: synced.database, log }, last, last + late.length, what)
      last += late.length
    }
  }
  await storage.close()
  expect(checkpoints).toBeGreaterThan(IMAGES / 8)
})

test('[R25] [S7] scribbles anywhere in the file never end the process, and nothing untrue is answered', async () => {
  const seed = 77
  const random = seeded(seed)
  const file = join(folder, 'timantti.db')
  const storage = openSqliteStorage({ file })
  const lease = await newBoard(storage, 'one')
  await storage.log.append([lease], entriesFrom(1, 200))
  await storage.log.putSnapshot(lease, 'board', 100, new Uint8Array(50_000).fill(5))
  await storage.close()
  const whole = readFileSync(file)
  let answered = 0
  for (let number = 0; number < IMAGES; number += 1) {
    const what = `image ${number}, seed ${seed}`
    const image = Buffer.from(whole)
    // Past the first page: a file that does not even say what it is is another matter.
    for (let scribble = 0; scribble < 20; scribble += 1) {
      const place = 4096 + Math.floor(random() * (image.length - 4096))
      image[place] = Math.floor(random() * 256)
    }
    const scribbled = join(folder, 'scribbled.db')
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${scribbled}${suffix}`, { force: true })
    writeFileSync(scribbled, image)
    let again: Storage
    try {
      again = openSqliteStorage({ file: scribbled })
    } catch (error) {
      // What the file says of its tables has a page beside the first: such a file is not opened, and says why.
      expect(String(error), what).toContain('malformed')
      continue
    }
    try {
      const { snapshot, updates } = await again.log.load('one', 'board')
      answered += 1
      if (snapshot)
        expect(
          snapshot.state.every(byte => byte === 5),
          what,
        ).toBe(true)
      for (const { sequence, update } of updates) {
        expect(Buffer.from(update).equals(updateAt('one', 'board', sequence)), what).toBe(true)
      }
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      expect(error.fault, what).toBe('damaged')
    }
    await again.close()
  }
  expect(answered).toBeGreaterThan(IMAGES / 2)
})
