import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { type BoardFile, renewFile } from './renewed-board.ts'

const ALPHABET = '123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const ID_CHARS = 16

/** Ids without a zero: where ids give the order, one at the end would not count. */
function newIds(count: number): readonly string[] {
  const ids = new Set<string>()
  while (ids.size < count) {
    let id = ''
    // 61 of 256: some letters come a little more often, which no guess at an id profits from.
    for (const byte of randomBytes(ID_CHARS)) id += ALPHABET.charAt(byte % ALPHABET.length)
    ids.add(id)
  }
  return [...ids]
}

// One file, one thread: it ends when the board has been handed over.
parentPort?.postMessage(renewFile(workerData as BoardFile, newIds))
