import type { Storage } from './storage.ts'

const DAY_MS = 24 * 60 * 60 * 1000
/** After a day's run that failed: the storage may be back by then. */
const RETRY_MS = 60 * 60 * 1000

export interface ExpiryHost {
  readonly storage: Storage
  /** D10: closes a board's sockets and forgets its rooms, before its rows go. */
  readonly dropBoard: (board: string) => Promise<void>
}

/**
 * A58: deletes the boards whose time is over at `now` (Unix ms), and then takes their bytes out of the files. Answers
 * the boards deleted. Rejects with the first error after having tried every board; what is left is due again next time.
 */
export async function expireBoards({ storage, dropBoard }: ExpiryHost, now: number): Promise<readonly string[]> {
  const deleted: string[] = []
  const failures: unknown[] = []
  for (const board of await storage.records.boardsToExpire(now)) {
    try {
      await dropBoard(board)
      await storage.records.deleteBoard(board)
      deleted.push(board)
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) {
    throw new Error(`${failures.length} boards could not be deleted at the end of their time`, { cause: failures[0] })
  }
  await storage.cleanUp()
  return deleted
}

export interface ExpiryClock {
  now(): number
  /** Calls `act` once after the delay; answers how to call it off. */
  after(delayMs: number, act: () => void): () => void
}

export interface ExpiryNews {
  expired(boards: readonly string[]): void
  failed(error: unknown): void
}

/** Runs `expireBoards` now and once a day, until the answered function is called. */
export function keepExpiry(host: ExpiryHost, clock: ExpiryClock, news: ExpiryNews): () => void {
  let isEnded = false
  let callOff: () => void = () => undefined

  function again(delayMs: number): void {
    if (!isEnded) callOff = clock.after(delayMs, run)
  }

  function run(): void {
    expireBoards(host, clock.now()).then(
      boards => {
        if (boards.length > 0) news.expired(boards)
        again(DAY_MS)
      },
      error => {
        news.failed(error)
        again(RETRY_MS)
      },
    )
  }

  run()
  return () => {
    isEnded = true
    callOff()
  }
}
