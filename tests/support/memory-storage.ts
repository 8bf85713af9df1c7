import type { Storage } from '#server/storage/storage.ts'
import { MemoryBallots } from './memory-ballots.ts'
import { MemoryDisk, MemoryHandle } from './memory-disk.ts'
import { MemoryLog } from './memory-log.ts'
import { MemoryRecords } from './memory-records.ts'

export interface MemoryStorage extends Storage {
  /** What outlives this process. `clone()` it to look at a moment twice. */
  readonly disk: MemoryDisk
  /**
   * Ends this process without a word: every later call rejects. Opening the disk again finds all that an append has
   * resolved for, and nothing but what was appended.
   */
  crash(): void
}

/** An engine for deterministic simulations: no timers, no files; every call has done its work when it returns. */
export function openMemoryStorage(disk: MemoryDisk = new MemoryDisk()): MemoryStorage {
  const handle = new MemoryHandle(disk)
  const end = () => {
    handle.state = 'closed'
  }
  return {
    disk,
    log: new MemoryLog(handle),
    records: new MemoryRecords(handle),
    ballots: new MemoryBallots(handle),
    async probe() {
      handle.write()
    },
    async cleanUp() {
      handle.write()
    },
    async close() {
      end()
    },
    crash: end,
  }
}
