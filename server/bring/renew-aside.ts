import { Worker } from 'node:worker_threads'
import type { BoardFile, RenewedFile } from './renewed-board.ts'

/**
 * Files that are received, wait or are read: each may be 40 MiB of memory. A large one takes a second of one core, so
 * one is read at a time: more would be felt by those who write.
 */
const PLACES_MAX = 9
/** Of these for one network address: slow senders do not keep the others out. */
const PLACES_OF_NETWORK_MAX = 3
const TIME_LIMIT_MS = 10_000
const MEMORY_MAX_MIB = 768

let isRunning = false
const waiting: (() => void)[] = []
/** The network of each file that has a place. */
const taken: string[] = []

/** Room for one file, taken before it is received and given back when it is done with; undefined where there is none. */
export function takePlace(network: string): { giveBack(): void } | undefined {
  if (taken.length >= PLACES_MAX) return undefined
  if (taken.filter(each => each === network).length >= PLACES_OF_NETWORK_MAX) return undefined
  taken.push(network)
  return {
    giveBack() {
      taken.splice(taken.indexOf(network), 1)
    },
  }
}

/**
 * Reads an exported board in a thread of its own (I8), so that no board stands still meanwhile, whatever is in the file.
 * A file that takes too long or too much memory is `too-large`.
 */
export async function renewAside(file: BoardFile): Promise<RenewedFile> {
  if (isRunning) await new Promise<void>(resolve => waiting.push(resolve))
  isRunning = true
  try {
    return await inThread(file)
  } finally {
    const next = waiting.shift()
    // The place goes to the next one as it is.
    if (next) next()
    else isRunning = false
  }
}

function inThread(file: BoardFile): Promise<RenewedFile> {
  // Handed over and not copied; small buffers share their memory with others and are copied.
  const bytes = file.bytes.byteLength === file.bytes.buffer.byteLength ? file.bytes : Uint8Array.from(file.bytes)
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./renew-thread.ts', import.meta.url), {
      workerData: { ...file, bytes },
      transferList: [bytes.buffer as ArrayBuffer],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MAX_MIB },
    })
    const timer = setTimeout(() => {
      resolve({ kind: 'too-large' })
      void thread.terminate()
    }, TIME_LIMIT_MS)
    thread.once('message', resolve)
    thread.once('error', error => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ kind: 'too-large' })
      else reject(error)
    })
    thread.once('exit', code => {
      clearTimeout(timer)
      // After a message this changes nothing.
      reject(new Error(`the thread that read a board ended with ${code}`))
    })
  })
}
