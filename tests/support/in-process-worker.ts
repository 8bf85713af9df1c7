import type { WorkerWord } from '#client/features/takeaway/file-worker.ts'
import { type FileJob, writeFile } from '#shared/results-files/write-file.ts'

/** Stands for the thread that makes files, where there are none: the same writers, the same words, in this process. */
export class InProcessWorker extends EventTarget {
  /** All that were started, the latest last. */
  static readonly started: InProcessWorker[] = []
  isEnded = false

  constructor() {
    super()
    InProcessWorker.started.push(this)
  }

  postMessage(job: FileJob): void {
    const say = (word: WorkerWord) => {
      if (!this.isEnded) this.dispatchEvent(new MessageEvent('message', { data: word }))
    }
    void writeFile(structuredClone(job), (done, all) => say({ kind: 'part', done, all })).then(
      content => say({ kind: 'file', content }),
      () => say({ kind: 'failed', why: 'broken' }),
    )
  }

  terminate(): void {
    this.isEnded = true
  }
}
