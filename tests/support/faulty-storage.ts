import { resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import type { Storage } from '#server/storage/storage.ts'

/**
 * `disk-full` and `io-error` stop a commit before it is made. `sync-error` is the nasty one: the commit reaches the
 * file and is reported as failed all the same. `locked`: another process holds the file's write lock.
 */
export type Fault = 'disk-full' | 'io-error' | 'sync-error' | 'locked'

export interface FaultyStorage {
  readonly storage: Storage
  /** Writes fail so from now on. */
  break(fault: Fault): void
  mend(): void
  close(): Promise<void>
}

const RESULT_CODES: { readonly [F in Exclude<Fault, 'locked'>]: { readonly errcode: number; readonly text: string } } =
  {
    'disk-full': { errcode: 13, text: 'database or disk is full' },
    'io-error': { errcode: 10, text: 'disk I/O error' },
    'sync-error': { errcode: 1034, text: 'disk I/O error in fsync' },
  }

const faults = new Map<string, Exclude<Fault, 'locked'>>()
const exec = DatabaseSync.prototype.exec

/** The real engine on a real file, with a driver that fails on command: what the engine does about it is what is tested. */
export function openFaultyStorage(file: string): FaultyStorage {
  DatabaseSync.prototype.exec = execOrFail
  const place = resolve(file)
  const storage = openSqliteStorage({ file })
  let lock: DatabaseSync | undefined

  function mend(): void {
    faults.delete(place)
    lock?.close()
    lock = undefined
  }

  return {
    storage,
    break(fault) {
      mend()
      if (fault !== 'locked') faults.set(place, fault)
      else {
        lock = new DatabaseSync(file)
        lock.exec('BEGIN IMMEDIATE')
      }
    },
    mend,
    async close() {
      mend()
      await storage.close()
    },
  }
}

function execOrFail(this: DatabaseSync, sql: string): void {
  const place = this.location()
  const fault = place === null ? undefined : faults.get(place)
  const isHit = fault !== undefined && sql === 'COMMIT'
  if (!isHit || fault === 'sync-error') exec.call(this, sql)
  if (!isHit) return
  const { errcode, text } = RESULT_CODES[fault]
  throw Object.assign(new Error(text), { code: 'ERR_SQLITE_ERROR', errcode, errstr: text })
}
