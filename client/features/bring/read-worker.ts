import { readTable } from './read-table.ts'

/** The part of a worker's scope that is used; its library cannot be loaded beside the page's. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Uint8Array | string>) => void) | null
  postMessage(message: unknown): void
}

const scope = self as unknown as WorkerScope
scope.onmessage = ({ data }) => {
  try {
    scope.postMessage(readTable(data))
  } catch {
    scope.postMessage({ ok: false, reason: 'broken' })
  }
}
