import type { LogStorage, Storage } from '#server/storage/storage.ts'
import { StorageError } from '#server/storage/storage.ts'

/** An engine whose appends the test lets through, holds or fails; everything else is the real one's. */
export class HeldStorage implements Storage {
  readonly log: LogStorage
  readonly records: Storage['records']
  readonly ballots: Storage['ballots']
  readonly probe: Storage['probe']
  readonly cleanUp: Storage['cleanUp']
  readonly close: Storage['close']
  /** Appends that have begun. */
  appends = 0
  loads = 0
  reopens = 0
  /** Writes tried while the handle had failed: there must be none (O4). */
  writesOnFailedHandle = 0
  #gate: Promise<void> | undefined
  #open: (() => void) | undefined
  #isBroken = false
  #hasFailed = false

  constructor(real: Storage) {
    this.records = real.records
    this.ballots = real.ballots
    this.probe = () => real.probe()
    this.cleanUp = () => real.cleanUp()
    this.close = () => real.close()
    const held: Partial<LogStorage> = {
      append: async (leases, entries, claims) => {
        this.appends += 1
        await this.#gate
        if (this.#hasFailed) this.writesOnFailedHandle += 1
        if (this.#isBroken || this.#hasFailed) {
          this.#hasFailed = true
          throw new StorageError('unavailable', 'no space left')
        }
        await real.log.append(leases, entries, claims)
      },
      load: (board, document) => {
        this.loads += 1
        return real.log.load(board, document)
      },
      reopen: async () => {
        this.reopens += 1
        if (this.#isBroken) throw new StorageError('unavailable', 'still no space left')
        this.#hasFailed = false
      },
    }
    this.log = new Proxy(real.log, {
      get: (target, name) => {
        const own = held[name as keyof LogStorage]
        if (own) return own
        const value = target[name as keyof LogStorage]
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }

  /** Appends begin and wait. */
  hold(): void {
    this.#gate = new Promise(resolve => {
      this.#open = resolve
    })
  }

  release(): void {
    this.#open?.()
    this.#gate = undefined
  }

  /** From now on every write fails, until `mend`. */
  breakDown(): void {
    this.#isBroken = true
  }

  mend(): void {
    this.#isBroken = false
  }
}
