import { Worker } from 'node:worker_threads'
import type { BoardJob } from './board-file.ts'

/** A full board's slides take seconds of one core: more than this at once would be felt by those who write. */
const AT_ONCE_MAX = 2
/** More than this waiting would come too late anyway. */
const WAITING_MAX = 30
/** Of these, for one board, and for one of its people: so nobody keeps the others from their files. */
const WAITING_OF_BOARD_MAX = 20
const WAITING_OF_PERSON_MAX = 3
const TIME_LIMIT_MS = 60_000
const MEMORY_MAX_MIB = 768

let running = 0
const waiting: { readonly asker: Asker; readonly go: () => void }[] = []

export interface Asker {
  readonly board: string
  readonly participant: string
}

/**
 * Makes a large file in a thread of its own, so that no board stands still meanwhile; others wait for their turn, and
 * `busy` is the answer where too many do. Rejects when it takes longer than a minute or more memory than it may.
 */
export async function writeAside(job: BoardJob, asker: Asker): Promise<string | Uint8Array | 'busy'> {
  if (isTooLong(asker)) return 'busy'
  if (running >= AT_ONCE_MAX) await new Promise<void>(go => waiting.push({ asker, go }))
  else running += 1
  try {
    return await inThread(job)
  } finally {
    const next = waiting.shift()
    // The place goes to the next one as it is.
    if (next) next.go()
    else running -= 1
  }
}

function isTooLong({ board, participant }: Asker): boolean {
  const ofBoard = waiting.filter(({ asker }) => asker.board === board)
  const ofPerson = ofBoard.filter(({ asker }) => asker.participant === participant)
  return (
    waiting.length >= WAITING_MAX || ofBoard.length >= WAITING_OF_BOARD_MAX || ofPerson.length >= WAITING_OF_PERSON_MAX
  )
}

function inThread(job: BoardJob): Promise<string | Uint8Array> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./export-thread.ts', import.meta.url), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MAX_MIB },
    })
    const timer = setTimeout(() => {
      reject(new Error(`a ${job.format} took longer than ${TIME_LIMIT_MS} ms`))
      void thread.terminate()
    }, TIME_LIMIT_MS)
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', code => {
      clearTimeout(timer)
      // After a message this changes nothing.
      reject(new Error(`the thread that made a ${job.format} ended with ${code}`))
    })
  })
}
