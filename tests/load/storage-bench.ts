import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import { newBoard } from '#tests/support/storage-scenes.ts'

/**
 * Durable appends of 200-byte updates, as many in a commit as named, spread over 20 boards. Run it with
 * `node tests/load/storage-bench.ts [folder] [seconds for each]`; the folder decides which disk is measured.
 */
const [parent = '.', seconds = '3'] = process.argv.slice(2)
const BOARDS = 20
const UPDATE_BYTES = 200

const folder = mkdtempSync(join(parent, 'storage-bench-'))
try {
  console.log('updates a commit   commits/s   updates/s   p50 ms   p99 ms   max ms')
  for (const batch of [1, 16, 128]) await measure(batch)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(batch: number): Promise<void> {
  const storage = openSqliteStorage({ file: join(folder, `${batch}.db`) })
  const boards = Array.from({ length: BOARDS }, (_, index) => `board-${index}`)
  const leases = []
  for (const board of boards) leases.push(await newBoard(storage, board))
  const heads = new Map(boards.map(board => [board, 0]))
  const update = new Uint8Array(UPDATE_BYTES).fill(42)
  const tookMs: number[] = []
  let next = 0
  const begun = performance.now()
  while (performance.now() - begun < Number(seconds) * 1000) {
    const entries = Array.from({ length: batch }, () => {
      const board = boards[next % BOARDS] ?? ''
      next += 1
      const sequence = (heads.get(board) ?? 0) + 1
      heads.set(board, sequence)
      return { board, document: 'board', sequence, update }
    })
    const at = performance.now()
    await storage.log.append(leases, entries)
    tookMs.push(performance.now() - at)
  }
  const perSecond = tookMs.length / ((performance.now() - begun) / 1000)
  tookMs.sort((a, b) => a - b)
  const at = (part: number) => (tookMs[Math.min(tookMs.length - 1, Math.floor(tookMs.length * part))] ?? 0).toFixed(2)
  const columns = [batch, Math.round(perSecond), Math.round(perSecond * batch), at(0.5), at(0.99), at(1)]
  console.log(columns.map((column, index) => String(column).padStart([16, 12, 12, 9, 9, 9][index] ?? 9)).join(''))
  await storage.close()
}
