import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import { demandOurs, migrate } from './sqlite-schema.ts'
import { StorageError } from './storage.ts'

export type Row = Readonly<Record<string, SQLOutputValue>>

/** A lock that is held longer than this is a fault: waiting for it holds the whole process. */
const BUSY_TIMEOUT_MS = 250
const SQLITE_CONSTRAINT = 19
/** SQLITE_CORRUPT and SQLITE_NOTADB. */
const DAMAGE_CODES: ReadonlySet<number> = new Set([11, 26])

/**
 * One database file and the only two ways to it: reads, and writes in one durable transaction. Knows when it has
 * failed (S8) and how to begin anew. Everything here is synchronous.
 */
export class SqliteHandle {
  readonly #file: string
  readonly #statements = new Map<string, StatementSync>()
  #database: DatabaseSync
  #state: 'ready' | 'failed' | 'closed' = 'ready'

  constructor(file: string) {
    this.#file = file
    this.#database = openDatabase(file)
  }

  all(sql: string, ...values: SQLInputValue[]): readonly Row[] {
    return this.#read(() => this.#statement(sql).all(...values))
  }

  one(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#read(() => this.#statement(sql).get(...values))
  }

  /** Answers how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes)
  }

  /**
   * Runs `work` in one transaction that is on disk when this returns. A StorageError thrown by `work` and a broken
   * uniqueness undo it and leave the handle whole; whatever else goes wrong makes it fail.
   */
  write<T>(work: () => T): T {
    if (this.#state !== 'ready') throw new StorageError('unavailable', `the storage is ${this.#state}`)
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      if (!this.#rollBack() || !isRefusal(error)) this.#state = 'failed'
      if (error instanceof StorageError) throw error
      if (isRefusal(error)) throw new StorageError('conflict', 'something unique is there already', { cause: error })
      throw new StorageError('unavailable', 'the write failed', { cause: error })
    }
  }

  /** Runs statements that cannot stand in a transaction; a failure makes the handle fail. */
  maintain(sql: string): void {
    if (this.#state !== 'ready') throw new StorageError('unavailable', `the storage is ${this.#state}`)
    try {
      this.#database.exec(sql)
    } catch (error) {
      this.#state = 'failed'
      throw new StorageError('unavailable', 'maintenance failed', { cause: error })
    }
  }

  /** A new handle on the same file, proven with a durable write that also does `repair`. Throws and stays failed if that fails. */
  reopen(repair: () => void): void {
    if (this.#state === 'closed') throw new StorageError('unavailable', 'the storage is closed')
    this.#state = 'failed'
    this.#drop()
    try {
      this.#database = openDatabase(this.#file)
    } catch (error) {
      throw new StorageError('unavailable', 'the database does not open', { cause: error })
    }
    this.#state = 'ready'
    this.write(repair)
  }

  close(): void {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    this.#drop()
  }

  #read<T>(read: () => T): T {
    try {
      return read()
    } catch (error) {
      if (error instanceof StorageError) throw error
      const isDamaged = DAMAGE_CODES.has(errorCode(error) ?? 0)
      throw new StorageError(isDamaged ? 'damaged' : 'unavailable', 'the read failed', { cause: error })
    }
  }

  #statement(sql: string): StatementSync {
    if (!this.#database.isOpen) throw new StorageError('unavailable', 'the database is not open')
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #rollBack(): boolean {
    try {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      return true
    } catch {
      return false
    }
  }

  #drop(): void {
    this.#statements.clear()
    try {
      if (this.#database.isOpen) this.#database.close()
    } catch {
      // A handle that cannot even close is left to the process's end; the next one does not depend on it.
    }
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof StorageError) return error.fault !== 'unavailable'
  return errorCode(error) === SQLITE_CONSTRAINT
}

/** The primary SQLite result code, without the extension. */
function errorCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined
  return error.errcode & 0xff
}

function openDatabase(file: string): DatabaseSync {
  createPrivately(file)
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS })
  try {
    demandOurs(database)
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA foreign_keys = ON;
      PRAGMA journal_size_limit = ${16 * 1024 * 1024};
    `)
    migrate(database)
    // After a failed sync the log may hold pages that only the cache has. Written into the database and synced anew
    // they are on disk for certain; left where they are, a power cut could tear what is appended after them.
    const checkpoint = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
    if (checkpoint?.['busy'] !== 0)
      throw new Error('the write-ahead log could not be brought in: the database is in use')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Only the user that runs the server may read the words; SQLite gives its side files the rights of the main one. */
function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
