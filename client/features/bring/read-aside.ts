import type { ReadTable } from './read-table.ts'

/** What a person may choose as a file of notes, or paste. */
export const TABLE_FILE_MAX_BYTES = 10 * 1024 * 1024
/** A46: a table that takes longer is none that anybody wrote. */
const TIME_LIMIT_MS = 10_000

/** Reads a table in a worker, so that neither a large nor a hostile one holds the board up. */
export async function readAside(source: Blob | string): Promise<ReadTable> {
  const size = typeof source === 'string' ? source.length : source.size
  if (size > TABLE_FILE_MAX_BYTES) return { ok: false, reason: 'too-large' }
  let message: Uint8Array | string
  try {
    message = typeof source === 'string' ? source : new Uint8Array(await source.arrayBuffer())
  } catch {
    // Moved or changed since it was chosen.
    return { ok: false, reason: 'broken' }
  }
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), { type: 'module' })
  const { promise, resolve } = Promise.withResolvers<ReadTable>()
  const timer = setTimeout(() => resolve({ ok: false, reason: 'too-slow' }), TIME_LIMIT_MS)
  worker.onmessage = (event: MessageEvent<ReadTable>) => resolve(event.data)
  worker.onerror = () => resolve({ ok: false, reason: 'broken' })
  worker.postMessage(message)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    worker.terminate()
  }
}
