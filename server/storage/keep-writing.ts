import { type Storage, StorageError } from './storage.ts'

/** Before the first try to reopen, and the longest pause between two. */
const REOPEN_FIRST_MS = 100
const REOPEN_LONGEST_MS = 2000

/** A storage that comes back by itself: the one place that reopens a handle which has failed (S8). */
export interface KeptStorage extends Storage {
  /** A write has failed and no reopening has succeeded since. Writes reject with `unavailable` meanwhile, untried. */
  readonly isFailing: boolean
  /** Resolves when writing may be tried (again): at once if it may now, never once the storage is closed. */
  writable(): Promise<void>
  /** Hears of each interruption's begin and end. Answers how to stop listening. */
  watch(hearer: InterruptionHearer): () => void
}

export interface InterruptionHearer {
  /** Before the write that failed is rejected. */
  failed(): void
  mended(): void
}

interface Needs {
  readonly clock: { after(delayMs: number, act: () => void): () => void }
  readonly log: { warn(fields: object, message: string): void; error(fields: object, message: string): void }
}

/**
 * O4: whichever write finds that the engine cannot write, be it of a room, of a request or of the daily expiry, the
 * handle is reopened with growing pauses until that succeeds, and whoever has to know is told.
 */
export function keepWriting(engine: Storage, { clock, log }: Needs): KeptStorage {
  const hearers = new Set<InterruptionHearer>()
  let isFailing = false
  let isClosed = false
  let waiting: (() => void)[] = []
  let callOff: () => void = () => undefined

  function failed(error: unknown): void {
    if (isFailing || isClosed) return
    isFailing = true
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    log.error({ error: String(cause) }, 'the storage cannot write; nothing is called saved until it can')
    for (const hearer of hearers) hearer.failed()
    reopenAfter(REOPEN_FIRST_MS)
  }

  function reopenAfter(delayMs: number): void {
    callOff = clock.after(delayMs, () => {
      engine.log.reopen().then(mended, (error: unknown) => {
        if (isClosed) return
        log.warn({ error: String(error) }, 'the storage still cannot write')
        reopenAfter(Math.min(delayMs * 2, REOPEN_LONGEST_MS))
      })
    })
  }

  function mended(): void {
    if (!isFailing || isClosed) return
    isFailing = false
    const wakes = waiting
    waiting = []
    for (const wake of wakes) wake()
    for (const hearer of hearers) hearer.mended()
  }

  /**
   * Only writes: a page that cannot be read is one board's trouble, and reopening would interrupt all the others.
   * Nothing is awaited before the engine is called, since the embedded ones do the whole work in that call.
   */
  function watched<Given extends unknown[], T>(
    write: (...given: Given) => Promise<T>,
  ): (...given: Given) => Promise<T> {
    return async (...given) => {
      if (isFailing) throw new StorageError('unavailable', 'the storage has failed and is being reopened')
      try {
        return await write(...given)
      } catch (error) {
        // What is no StorageError at all leaves the handle in a state that nobody knows.
        if (!(error instanceof StorageError) || error.fault === 'unavailable') failed(error)
        throw error
      }
    }
  }

  const { log: updates, records, ballots } = engine
  return {
    get isFailing() {
      return isFailing
    },
    writable() {
      if (!isFailing && !isClosed) return Promise.resolve()
      return new Promise(resolve => waiting.push(resolve))
    },
    watch(hearer) {
      hearers.add(hearer)
      return () => hearers.delete(hearer)
    },
    log: {
      lease: watched(updates.lease.bind(updates)),
      release: watched(updates.release.bind(updates)),
      append: watched(updates.append.bind(updates)),
      load: updates.load.bind(updates),
      documents: updates.documents.bind(updates),
      claims: updates.claims.bind(updates),
      putSnapshot: watched(updates.putSnapshot.bind(updates)),
      trim: watched(updates.trim.bind(updates)),
      putVersion: watched(updates.putVersion.bind(updates)),
      dropVersions: watched(updates.dropVersions.bind(updates)),
      versions: updates.versions.bind(updates),
      version: updates.version.bind(updates),
      reopen: updates.reopen.bind(updates),
    },
    records: {
      createBoard: watched(records.createBoard.bind(records)),
      board: records.board.bind(records),
      updateBoard: watched(records.updateBoard.bind(records)),
      boards: records.boards.bind(records),
      boardsToExpire: records.boardsToExpire.bind(records),
      deleteBoard: watched(records.deleteBoard.bind(records)),
      addLink: watched(records.addLink.bind(records)),
      links: records.links.bind(records),
      linkByKeyHash: records.linkByKeyHash.bind(records),
      revokeLink: watched(records.revokeLink.bind(records)),
      setCode: watched(records.setCode.bind(records)),
      code: records.code.bind(records),
      codeByText: records.codeByText.bind(records),
      addSession: watched(records.addSession.bind(records)),
      session: records.session.bind(records),
      sessions: records.sessions.bind(records),
      endSession: watched(records.endSession.bind(records)),
    },
    ballots: {
      key: watched(ballots.key.bind(ballots)),
      put: watched(ballots.put.bind(ballots)),
      get: ballots.get.bind(ballots),
      all: ballots.all.bind(ballots),
      rounds: ballots.rounds.bind(ballots),
      drop: watched(ballots.drop.bind(ballots)),
    },
    probe: watched(() => engine.probe()),
    cleanUp: watched(() => engine.cleanUp()),
    async close() {
      isClosed = true
      callOff()
      await engine.close()
    },
  }
}
