import { SqliteBallots } from './sqlite-ballots.ts'
import { SqliteHandle } from './sqlite-handle.ts'
import { proveWritable, SqliteLog } from './sqlite-log.ts'
import { SqliteRecords } from './sqlite-records.ts'
import { numberOf } from './sqlite-values.ts'
import type { Storage } from './storage.ts'

/** Up to this size a deletion rewrites the file at once (about 0.3 s); a larger one waits for the daily `cleanUp`. */
const REWRITE_AT_ONCE_MAX_BYTES = 32 * 1024 * 1024

export interface SqliteStorageOptions {
  /** Created with its folder if it is not there, readable by this user alone. */
  readonly file: string
}

/**
 * The embedded engine: one SQLite file, no service. Every call does its whole work before it returns, so the calls of
 * one process never interleave, and a commit of many boards costs one sync.
 * Throws if the file cannot be opened, is another program's, or was written by a newer release.
 */
export function openSqliteStorage({ file }: SqliteStorageOptions): Storage {
  const handle = new SqliteHandle(file)
  return {
    log: new SqliteLog(handle),
    records: new SqliteRecords(handle, () => afterDelete(handle)),
    ballots: new SqliteBallots(handle),
    async probe() {
      handle.write(() => proveWritable(handle))
    },
    async cleanUp() {
      rewrite(handle)
    },
    async close() {
      handle.close()
    },
  }
}

function afterDelete(handle: SqliteHandle): void {
  try {
    const size = handle.one('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
    if (size && numberOf(size, 'bytes') <= REWRITE_AT_ONCE_MAX_BYTES) rewrite(handle)
    else handle.maintain('PRAGMA wal_checkpoint(TRUNCATE)')
  } catch {
    // The deletion is committed and its clean-up noted as due: the handle says `unavailable` to the next write, and
    // the daily clean-up finishes what could not be done now.
  }
}

/**
 * H7: `secure_delete` blanks deleted cells, but copies that page splits left behind go only with a whole rewrite; the
 * write-ahead log is cut off afterwards, since it still holds the old pages.
 */
function rewrite(handle: SqliteHandle): void {
  const due = handle.one(`SELECT value FROM facts WHERE name = 'clean-up-due'`)
  if (!due || numberOf(due, 'value') === 0) return
  handle.maintain('VACUUM')
  handle.write(() => handle.run(`UPDATE facts SET value = 0 WHERE name = 'clean-up-due'`))
  handle.maintain('PRAGMA wal_checkpoint(TRUNCATE)')
}
