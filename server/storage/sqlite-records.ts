import type { Row, SqliteHandle } from './sqlite-handle.ts'
import { appendEntries, claimClients } from './sqlite-log.ts'
import { bytesOf, choiceOf, numberOf, optional, textOf } from './sqlite-values.ts'
import {
  type BoardChange,
  type BoardRecord,
  type ClientClaim,
  type CodeRecord,
  type LinkRecord,
  type LogEntry,
  type RecordStorage,
  type SessionRecord,
  StorageError,
} from './storage.ts'

const ROLES = ['facilitator', 'participant', 'viewer'] as const

/** The small facts on one SQLite file. As in the log, each method does all its work before it returns. */
export class SqliteRecords implements RecordStorage {
  readonly #handle: SqliteHandle
  readonly #afterDelete: () => void

  /** `afterDelete` takes the deleted bytes out of the file; called when the deletion itself is on disk. */
  constructor(handle: SqliteHandle, afterDelete: () => void) {
    this.#handle = handle
    this.#afterDelete = afterDelete
  }

  async createBoard(
    record: BoardRecord,
    links: readonly LinkRecord[],
    code: CodeRecord | undefined,
    seed: readonly LogEntry[],
    claims: readonly ClientClaim[] = [],
  ): Promise<void> {
    const belongs = (part: { readonly board: string }) => part.board === record.board
    if (![...links, ...(code ? [code] : []), ...seed, ...claims].every(belongs)) {
      throw new Error(`a part of another board came with the new board ${record.board}`)
    }
    this.#handle.write(() => {
      this.#handle.run(
        'INSERT INTO boards (board, created_at, anonymity, retain_until, secret, title) VALUES (?, ?, ?, ?, ?, ?)',
        record.board,
        record.createdAt,
        record.anonymity,
        record.retainUntil,
        record.secret,
        JSON.stringify(record.title),
      )
      for (const link of links) this.#insertLink(link)
      if (code) this.#upsertCode(code)
      // Written before anyone holds a lease: epoch 0.
      appendEntries(this.#handle, seed, () => 0)
      claimClients(this.#handle, claims, () => 0)
    })
  }

  async board(board: string): Promise<BoardRecord | undefined> {
    const row = this.#handle.one('SELECT * FROM boards WHERE board = ?', board)
    return row && boardOf(row)
  }

  async updateBoard(board: string, change: BoardChange): Promise<void> {
    this.#handle.write(() => {
      const title = change.title && JSON.stringify(change.title)
      const changed = this.#handle.run(
        'UPDATE boards SET retain_until = coalesce(?, retain_until), title = coalesce(?, title) WHERE board = ?',
        change.retainUntil ?? null,
        title ?? null,
        board,
      )
      if (changed === 0) throw unknownBoard(board)
    })
  }

  async boards(): Promise<readonly BoardRecord[]> {
    return this.#handle.all('SELECT * FROM boards ORDER BY created_at, board').map(boardOf)
  }

  async boardsToExpire(now: number): Promise<readonly string[]> {
    return this.#handle
      .all('SELECT board FROM boards WHERE retain_until <= ? ORDER BY retain_until, board', now)
      .map(row => textOf(row, 'board'))
  }

  async deleteBoard(board: string): Promise<void> {
    this.#handle.write(() => {
      if (this.#handle.run('DELETE FROM boards WHERE board = ?', board) === 0) throw unknownBoard(board)
      this.#handle.run(`UPDATE facts SET value = 1 WHERE name = 'clean-up-due'`)
    })
    this.#afterDelete()
  }

  async addLink(link: LinkRecord): Promise<void> {
    this.#handle.write(() => {
      this.#demandBoard(link.board)
      this.#insertLink(link)
    })
  }

  async links(board: string): Promise<readonly LinkRecord[]> {
    return this.#handle.all('SELECT * FROM links WHERE board = ? ORDER BY created_at, id', board).map(linkOf)
  }

  async linkByKeyHash(keyHash: Uint8Array): Promise<LinkRecord | undefined> {
    const row = this.#handle.one('SELECT * FROM links WHERE key_hash = ?', keyHash)
    return row && linkOf(row)
  }

  async revokeLink(board: string, link: string, at: number): Promise<readonly SessionRecord[]> {
    return this.#handle.write(() => {
      this.#demandBoard(board)
      this.#handle.run(
        'UPDATE links SET revoked_at = coalesce(revoked_at, ?) WHERE board = ? AND id = ?',
        at,
        board,
        link,
      )
      const ended = this.#handle.all(
        'SELECT * FROM sessions WHERE board = ? AND link = ? AND ended_at IS NULL ORDER BY created_at, token_hash',
        board,
        link,
      )
      this.#handle.run(
        'UPDATE sessions SET ended_at = ? WHERE board = ? AND link = ? AND ended_at IS NULL',
        at,
        board,
        link,
      )
      return ended.map(row => ({ ...sessionOf(row), endedAt: at }))
    })
  }

  async setCode(code: CodeRecord): Promise<void> {
    this.#handle.write(() => {
      this.#demandBoard(code.board)
      this.#upsertCode(code)
    })
  }

  async code(board: string): Promise<CodeRecord | undefined> {
    const row = this.#handle.one('SELECT * FROM codes WHERE board = ?', board)
    return row && codeOf(row)
  }

  async codeByText(code: string): Promise<CodeRecord | undefined> {
    const row = this.#handle.one('SELECT * FROM codes WHERE code = ?', code)
    return row && codeOf(row)
  }

  async addSession(session: SessionRecord): Promise<void> {
    this.#handle.write(() => {
      this.#demandBoard(session.board)
      this.#handle.run(
        `INSERT INTO sessions (token_hash, board, link, role, participant, name, created_at, ended_at)
         SELECT ?, board, ?, ?, ?, CASE anonymity WHEN 'anonymous' THEN NULL ELSE ? END, ?, ? FROM boards WHERE board = ?`,
        session.tokenHash,
        session.link,
        session.role,
        session.participant,
        session.name ?? null,
        session.createdAt,
        session.endedAt ?? null,
        session.board,
      )
    })
  }

  async session(tokenHash: Uint8Array): Promise<SessionRecord | undefined> {
    const row = this.#handle.one('SELECT * FROM sessions WHERE token_hash = ?', tokenHash)
    return row && sessionOf(row)
  }

  async sessions(board: string): Promise<readonly SessionRecord[]> {
    return this.#handle
      .all('SELECT * FROM sessions WHERE board = ? ORDER BY created_at, token_hash', board)
      .map(sessionOf)
  }

  async endSession(tokenHash: Uint8Array, at: number): Promise<void> {
    this.#handle.write(() => {
      this.#handle.run('UPDATE sessions SET ended_at = coalesce(ended_at, ?) WHERE token_hash = ?', at, tokenHash)
    })
  }

  #demandBoard(board: string): void {
    if (!this.#handle.one('SELECT 1 FROM boards WHERE board = ?', board)) throw unknownBoard(board)
  }

  #insertLink(link: LinkRecord): void {
    this.#handle.run(
      'INSERT INTO links (id, board, role, key_hash, created_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?)',
      link.id,
      link.board,
      link.role,
      link.keyHash,
      link.createdAt,
      link.revokedAt ?? null,
    )
  }

  #upsertCode(code: CodeRecord): void {
    this.#handle.run(
      `INSERT INTO codes (board, code, expires_at, open) VALUES (?, ?, ?, ?)
       ON CONFLICT (board) DO UPDATE SET code = excluded.code, expires_at = excluded.expires_at, open = excluded.open`,
      code.board,
      code.code,
      code.expiresAt,
      code.open ? 1 : 0,
    )
  }
}

function boardOf(row: Row): BoardRecord {
  return {
    board: textOf(row, 'board'),
    createdAt: numberOf(row, 'created_at'),
    anonymity: choiceOf(row, 'anonymity', ['named', 'pseudonymous', 'anonymous']),
    retainUntil: numberOf(row, 'retain_until'),
    secret: bytesOf(row, 'secret'),
    title: titleOf(textOf(row, 'title')),
  }
}

function titleOf(json: string): BoardRecord['title'] {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null) return {}
  const title: { fi?: string; sv?: string; en?: string } = {}
  if ('fi' in value && typeof value.fi === 'string') title.fi = value.fi
  if ('sv' in value && typeof value.sv === 'string') title.sv = value.sv
  if ('en' in value && typeof value.en === 'string') title.en = value.en
  return title
}

function linkOf(row: Row): LinkRecord {
  return {
    id: textOf(row, 'id'),
    board: textOf(row, 'board'),
    role: choiceOf(row, 'role', ROLES),
    keyHash: bytesOf(row, 'key_hash'),
    createdAt: numberOf(row, 'created_at'),
    revokedAt: optional(row, 'revoked_at', numberOf),
  }
}

function codeOf(row: Row): CodeRecord {
  return {
    board: textOf(row, 'board'),
    code: textOf(row, 'code'),
    expiresAt: numberOf(row, 'expires_at'),
    open: numberOf(row, 'open') === 1,
  }
}

function sessionOf(row: Row): SessionRecord {
  return {
    tokenHash: bytesOf(row, 'token_hash'),
    board: textOf(row, 'board'),
    link: textOf(row, 'link'),
    role: choiceOf(row, 'role', ROLES),
    participant: textOf(row, 'participant'),
    name: optional(row, 'name', textOf),
    createdAt: numberOf(row, 'created_at'),
    endedAt: optional(row, 'ended_at', numberOf),
  }
}

function unknownBoard(board: string): StorageError {
  return new StorageError('unknown-board', `there is no board ${board}`)
}
