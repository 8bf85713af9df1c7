import type { SqliteHandle } from './sqlite-handle.ts'
import { bytesOf, textOf } from './sqlite-values.ts'
import { type BallotStorage, type GivenBallot, StorageError } from './storage.ts'

/** Ballots on one SQLite file. As in the log, each method does all its work before it returns. */
export class SqliteBallots implements BallotStorage {
  readonly #handle: SqliteHandle

  constructor(handle: SqliteHandle) {
    this.#handle = handle
  }

  async key(board: string, round: string, fresh: Uint8Array): Promise<Uint8Array> {
    const known = this.#handle.one('SELECT key FROM ballot_keys WHERE board = ? AND round = ?', board, round)
    if (known) return bytesOf(known, 'key')
    this.#handle.write(() => {
      this.#demandBoard(board)
      this.#handle.run('INSERT INTO ballot_keys (board, round, key) VALUES (?, ?, ?)', board, round, fresh)
    })
    return fresh
  }

  async put(board: string, given: readonly GivenBallot[]): Promise<void> {
    this.#handle.write(() => {
      this.#demandBoard(board)
      for (const { round, voter, ballot } of given) {
        this.#handle.run(
          `INSERT INTO ballots (board, round, voter, ballot) VALUES (?, ?, ?, ?)
           ON CONFLICT (board, round, voter) DO UPDATE SET ballot = excluded.ballot`,
          board,
          round,
          voter,
          ballot,
        )
      }
    })
  }

  async get(board: string, round: string, voter: string): Promise<string | undefined> {
    const row = this.#handle.one(
      'SELECT ballot FROM ballots WHERE board = ? AND round = ? AND voter = ?',
      board,
      round,
      voter,
    )
    return row && textOf(row, 'ballot')
  }

  async all(board: string, round: string): Promise<readonly string[]> {
    return this.#handle
      .all('SELECT ballot FROM ballots WHERE board = ? AND round = ? ORDER BY voter', board, round)
      .map(row => textOf(row, 'ballot'))
  }

  async rounds(board: string): Promise<readonly string[]> {
    return this.#handle
      .all(
        'SELECT round FROM ballots WHERE board = ? UNION SELECT round FROM ballot_keys WHERE board = ? ORDER BY round',
        board,
        board,
      )
      .map(row => textOf(row, 'round'))
  }

  async drop(board: string, round: string): Promise<void> {
    const isChanged = this.#handle.write(() => {
      const ballots = this.#handle.run('DELETE FROM ballots WHERE board = ? AND round = ?', board, round)
      const keys = this.#handle.run('DELETE FROM ballot_keys WHERE board = ? AND round = ?', board, round)
      if (ballots + keys === 0) return false
      this.#handle.run(`UPDATE facts SET value = 1 WHERE name = 'clean-up-due'`)
      return true
    })
    if (!isChanged) return
    try {
      // The write-ahead log holds every ballot as it came. Rewriting the whole file waits for the daily clean-up.
      this.#handle.maintain('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch {
      // They are gone from the tables: the handle says `unavailable` to the next write, and the clean-up does the rest.
    }
  }

  #demandBoard(board: string): void {
    if (!this.#handle.one('SELECT 1 FROM boards WHERE board = ?', board)) {
      throw new StorageError('unknown-board', `there is no board ${board}`)
    }
  }
}
