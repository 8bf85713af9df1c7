import { type FileJob, writeFile } from '#shared/results-files/write-file.ts'

/** What the thread that makes files says. */
export type WorkerWord =
  | { readonly kind: 'part'; readonly done: number; readonly all: number }
  | { readonly kind: 'file'; readonly content: string | Uint8Array<ArrayBuffer> }
  /** `unreachable`: a part of the program could not be fetched. */
  | { readonly kind: 'failed'; readonly why: 'unreachable' | 'broken' }

const say = (word: WorkerWord) => self.postMessage(word)

self.addEventListener('message', ({ data }: MessageEvent<FileJob>) => {
  writeFile(data, (done, all) => say({ kind: 'part', done, all })).then(
    content => say({ kind: 'file', content }),
    // Browsers word it each in their own way: a module that does not come is a TypeError.
    (error: unknown) =>
      say({
        kind: 'failed',
        why: error instanceof TypeError && /module|import/i.test(error.message) ? 'unreachable' : 'broken',
      }),
  )
})
