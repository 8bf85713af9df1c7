import { Worker } from 'node:worker_threads'
import type { BoardFile, RenewedFile } from './renewed-board.ts'

/** A large file takes a second of one core: more than one at once would be felt by those who write. */
const WAITING_MAX = 8
const TIME_LIMIT_MS = 10_000
const MEMORY_MAX_MIB = 768

let isRunning = false
const waiting: (() => void)[] = []

/** Whether a file would be refused as `busy`; asked before it is received. */
export function isTooBusy(): boolean {
  return waiting.length >= WAITING_MAX
}

/**
 * Reads an exported board in a thread of its own (I8), so that no board stands still meanwhile, whatever is in the file;
 * `busy` where too many wait. A file that takes too long or too much memory is `too-large`.
 */
export async function renewAside(file: BoardFile): Promise<RenewedFile | { readonly kind: 'busy' }> {
  if (isTooBusy()) return { kind: 'busy' }
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
