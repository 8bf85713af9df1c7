import type { FileJob, OnPart } from '#shared/results-files/write-file.ts'
import type { WorkerWord } from './file-worker.ts'

export type FileFailure = 'unreachable' | 'broken' | 'too-large'

export class FileError extends Error {
  readonly why: FileFailure
  constructor(why: FileFailure) {
    super(`the file was not made: ${why}`)
    this.why = why
  }
}

/**
 * Makes a file in a thread of its own: the board stays quick meanwhile, and the large packages are fetched by whoever
 * asks first. Rejects with a FileError, or with the signal's reason.
 */
export function makeFile(
  job: FileJob,
  { onPart, signal }: { readonly onPart: OnPart; readonly signal: AbortSignal },
): Promise<string | Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module', name: 'files' })
    const end = () => worker.terminate()
    signal.addEventListener('abort', () => {
      end()
      reject(signal.reason)
    })
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerWord>) => {
      if (data.kind === 'part') {
        onPart(data.done, data.all)
        return
      }
      end()
      if (data.kind === 'file') resolve(data.content)
      else reject(new FileError(data.why))
    })
    // The thread's own file did not come, or it is not what it should be.
    worker.addEventListener('error', () => {
      end()
      reject(new FileError('unreachable'))
    })
    worker.postMessage(job)
  })
}
