import { type ClientClaim, type Lease, type LogEntry, StorageError } from '#server/storage/storage.ts'
import type { Pace } from './pace.ts'
import type { Room } from './room.ts'
import type { Surroundings } from './surroundings.ts'

/** What the committer asks of the board an entry belongs to. */
export interface CommitBoard {
  readonly board: string
  readonly lease: Lease
  /** The commit is about to be made: the last moment to add to it. */
  beforeCommit(): void
  /** Its entries cannot be stored although the engine writes: another node owns the board, or it is gone. */
  lost(error: StorageError): void
}

interface Waiting {
  readonly board: CommitBoard
  readonly room: Room
  readonly entry: LogEntry
  readonly claims: readonly ClientClaim[]
}

export interface StorageNews {
  /** O4: nothing is saved for now. Said once per interruption. */
  savingStopped(): void
  savingAgain(): void
}

/**
 * O1: puts the updates of all rooms of this node on the disk, one append at a time, everything that waits in each.
 * Rooms hear of it only when the append has succeeded. After an error nothing is written on the failed handle: when
 * the storage has been reopened, what waited is appended as it was (S8 says nothing of it is stored).
 */
export class Committer {
  readonly #around: Surroundings
  readonly #pace: Pace
  readonly #news: StorageNews
  /** Boards that want `beforeCommit`, and everything that waits. */
  readonly #boards = new Set<CommitBoard>()
  #waiting: Waiting[] = []
  #waitingBytes = 0
  #isRunning = false
  #isArmed = false
  #isFailing = false
  #isClosed = false
  #committedAtMs = 0
  #idle: (() => void)[] = []
  readonly #stopWatching: () => void

  constructor(around: Surroundings, pace: Pace, news: StorageNews) {
    this.#around = around
    this.#pace = pace
    this.#news = news
    // Also where it was no room's write that failed: the next edit would wait all the same.
    this.#stopWatching = around.storage.watch({
      failed: () => this.#stopSaving(),
      mended: () => this.#saveAgainIfIdle(),
    })
  }

  get isFailing(): boolean {
    return this.#isFailing
  }

  get isFull(): boolean {
    return this.#waitingBytes > this.#around.limits.waitingMaxBytes
  }

  add(board: CommitBoard, room: Room, entry: LogEntry, claims: readonly ClientClaim[]): void {
    this.#waiting.push({ board, room, entry, claims })
    this.#waitingBytes += entry.update.length
    this.#arm()
  }

  /** The board has something to decide before the next commit, which is to come soon. */
  call(board: CommitBoard): void {
    this.#boards.add(board)
    this.#arm()
  }

  /** Takes back what waits for a board that is no more. */
  drop(board: CommitBoard): void {
    this.#boards.delete(board)
    this.#waiting = this.#waiting.filter(each => each.board !== board)
    this.#waitingBytes = this.#waiting.reduce((sum, { entry }) => sum + entry.update.length, 0)
  }

  /** Resolves when nothing waits and nothing is under way; does not wait for a storage that cannot write. */
  async landed(): Promise<void> {
    if (this.#isFailing || (!this.#isRunning && !this.#isArmed)) return
    await new Promise<void>(resolve => this.#idle.push(resolve))
  }

  close(): void {
    this.#isClosed = true
    this.#stopWatching()
  }

  #arm(): void {
    if (this.#isArmed || this.#isRunning || this.#isClosed) return
    this.#isArmed = true
    const waitMs = this.#committedAtMs + this.#pace.commitGapMs - this.#around.clock.now()
    // The end of this turn of the loop: what else arrived in it comes along, in one fsync.
    if (waitMs > 0) this.#around.clock.after(waitMs, () => this.#start())
    else setImmediate(() => this.#start())
  }

  #start(): void {
    this.#isArmed = false
    this.#isRunning = true
    this.#run().then(
      () => this.#stopped(),
      error => {
        // A bug: nothing may be called saved any more, and nobody may be left waiting in silence.
        this.#around.log.error({ error }, 'the committer has failed')
        this.#stopped()
        throw error
      },
    )
  }

  #stopped(): void {
    this.#isRunning = false
    this.#saveAgainIfIdle()
    for (const wake of this.#idle.splice(0)) wake()
  }

  async #run(): Promise<void> {
    for (;;) {
      await this.#around.storage.writable()
      this.#pace.look()
      for (const board of this.#boards) board.beforeCommit()
      this.#boards.clear()
      const batch = this.#waiting
      if (batch.length === 0 || this.#isClosed) return
      this.#waiting = []
      this.#waitingBytes = 0
      for (const room of new Set(batch.map(({ room }) => room))) room.beforeCommit()
      await this.#commit(batch)
    }
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.#append(batch)
    } catch (error) {
      await this.#failed(batch, error)
      return
    }
    this.#saveAgain()
    this.#committedAtMs = this.#around.clock.now()
    const { figures } = this.#around
    figures.commits += 1
    figures.entriesCommitted += batch.length
    const byRoom = Map.groupBy(batch, ({ room }) => room)
    for (const [room, entries] of byRoom) room.afterCommit(entries.map(({ entry }) => entry.update))
  }

  async #append(batch: readonly Waiting[]): Promise<void> {
    const { clock, limits, storage } = this.#around
    const leases = [...new Set(batch.map(({ board }) => board.lease))]
    const begunAtMs = performance.now()
    const takesTooLong = clock.after(limits.commitMs, () => this.#stopSaving())
    try {
      await storage.log.append(
        leases,
        batch.map(({ entry }) => entry),
        batch.flatMap(({ claims }) => claims),
      )
    } finally {
      takesTooLong()
      this.#pace.committed(performance.now() - begunAtMs)
    }
  }

  async #failed(batch: readonly Waiting[], error: unknown): Promise<void> {
    this.#around.figures.commitFailures += 1
    if (error instanceof StorageError && error.fault !== 'unavailable') {
      await this.#separate(batch, error)
      return
    }
    this.#putBack(batch)
    this.#stopSaving()
  }

  /** The engine writes, but not this: finds the board that is to blame and lets it go, so that the others are saved. */
  async #separate(batch: readonly Waiting[], error: StorageError): Promise<void> {
    const byBoard = Map.groupBy(batch, ({ board }) => board)
    if (byBoard.size > 1) {
      for (const part of byBoard.values()) await this.#commit(part)
      return
    }
    for (const board of byBoard.keys()) {
      this.#around.log.error({ board: board.board, fault: error.fault }, 'the board can no longer be written here')
      this.drop(board)
      board.lost(error)
    }
  }

  #putBack(batch: readonly Waiting[]): void {
    this.#waiting = [...batch, ...this.#waiting]
    this.#waitingBytes = this.#waiting.reduce((sum, { entry }) => sum + entry.update.length, 0)
  }

  #stopSaving(): void {
    if (this.#isFailing) return
    this.#isFailing = true
    this.#news.savingStopped()
    for (const wake of this.#idle.splice(0)) wake()
  }

  #saveAgain(): void {
    if (!this.#isFailing) return
    this.#isFailing = false
    this.#news.savingAgain()
  }

  /** Nothing waits whose commit would show that saving goes on: the storage's own word is enough. */
  #saveAgainIfIdle(): void {
    if (!this.#isRunning && !this.#around.storage.isFailing && this.#waiting.length === 0) this.#saveAgain()
  }
}
