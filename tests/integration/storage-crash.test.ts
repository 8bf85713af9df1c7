import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import { SNAPSHOTS_KEPT } from '#server/storage/storage.ts'
import { chainOf, chainUpTo } from '#tests/support/crash-ledger.ts'
import { acknowledged, runUntilCrash } from '#tests/support/crash-run.ts'

const CRASHES = process.env['TIMANTTI_LONG'] ? 500 : 50
/** Every step of a compaction and of an append, before it and after. */
const STEPS = ['putSnapshot', 'load', 'trim', 'append'].flatMap(step => [`before:${step}`, `after:${step}`])

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'timantti-crash-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Everything acknowledged is there, in order and unchanged, from whichever snapshot serves. */
async function examine(file: string, acks: ReadonlyMap<string, number>, what: string): Promise<void> {
  const storage = openSqliteStorage({ file })
  try {
    for (const [place, sequence] of acks) {
      const [board = '', document = ''] = place.split('/')
      const loaded = await storage.log.load(board, document)
      expect(loaded.damaged, what).toEqual([])
      expect(loaded.lastSequence, `${what}: ${place}`).toBeGreaterThanOrEqual(sequence)
      const whole = chainUpTo(board, document, loaded.lastSequence)
      expect(Buffer.from(chainOf(loaded)).equals(whole), `${what}: ${place}`).toBe(true)
    }
  } finally {
    await storage.close()
  }
  const database = new DatabaseSync(file)
  try {
    expect(database.prepare('PRAGMA integrity_check').get(), what).toEqual({ integrity_check: 'ok' })
    expect(database.prepare('PRAGMA foreign_key_check').all(), what).toEqual([])
    for (const row of database.prepare(TRIMMED_SQL).all()) {
      if (Number(row['first']) === 1) continue
      expect(Number(row['first']), what).toBeLessThanOrEqual(Number(row['oldest']) + 1)
      expect(Number(row['snapshots']), what).toBeGreaterThanOrEqual(SNAPSHOTS_KEPT)
    }
  } finally {
    database.close()
  }
}

const TRIMMED_SQL = `
  SELECT coalesce((SELECT min(sequence) FROM log WHERE document = documents.id), last_sequence + 1) AS first,
    (SELECT min(sequence) FROM snapshots WHERE document = documents.id) AS oldest,
    (SELECT count(*) FROM snapshots WHERE document = documents.id) AS snapshots
  FROM documents`

test(`[R20] [S1] [S2] [O5] ${CRASHES} kills while appending and compacting lose nothing acknowledged`, async () => {
  let acks: Map<string, number> = new Map()
  let compactions = 0
  for (let crash = 0; crash < CRASHES; crash += 1) {
    const seed = 7_919 * (crash + 1)
    // A file lives through many crashes, yet stays small enough to be read whole after each.
    const file = join(folder, `life-${Math.floor(crash / 10)}.db`)
    if (crash % 10 === 0) acks = new Map()
    // Half die at a step they choose, half wherever a signal from outside finds them.
    const stop = crash % 2 === 0 ? STEPS[(crash / 2) % STEPS.length] : undefined
    const death = stop ? { stop, times: 1 + (seed % 5) } : { killAfterMs: (seed * 13) % 120 }
    const lines = await runUntilCrash({ file, seed, ...death })
    acks = acknowledged(lines, acks)
    compactions += lines.filter(line => line.startsWith('compacted')).length
    await examine(file, acks, `crash ${crash}, seed ${seed}, ${stop ?? 'from outside'}`)
  }
  expect(acks.size).toBe(3)
  expect(compactions).toBeGreaterThan(CRASHES / 2)
})

test('[R04] [S8] a file that cannot grow is noticed, not tried again, and keeps what was acknowledged', async () => {
  for (const fileMaxKib of [200, 900, 2_000]) {
    const file = join(folder, `limit-${fileMaxKib}.db`)
    const lines = await runUntilCrash({ file, seed: fileMaxKib, fileMaxKib })
    expect(lines.slice(-3, -1)).toEqual(['failed unavailable', 'again unavailable'])
    const acks = acknowledged(lines, new Map())
    expect(acks.size).toBeGreaterThan(0)
    await examine(file, acks, `limit ${fileMaxKib} KiB`)
    // With room again the next process goes on from there.
    const more = acknowledged(await runUntilCrash({ file, seed: 1, stop: 'after:append', times: 5 }), acks)
    await examine(file, more, `after the limit of ${fileMaxKib} KiB`)
  }
})
