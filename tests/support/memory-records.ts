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
} from '#server/storage/storage.ts'
import type { MemoryBoard, MemoryDisk, MemoryHandle } from './memory-disk.ts'
import { storeAll } from './memory-log.ts'

export class MemoryRecords implements RecordStorage {
  readonly #handle: MemoryHandle

  constructor(handle: MemoryHandle) {
    this.#handle = handle
  }

  async createBoard(
    record: BoardRecord,
    links: readonly LinkRecord[],
    code: CodeRecord | undefined,
    seed: readonly LogEntry[],
    claims: readonly ClientClaim[] = [],
  ): Promise<void> {
    const disk = this.#handle.write()
    const { board } = record
    const parts = [...links, ...(code ? [code] : []), ...seed, ...claims]
    if (!parts.every(part => part.board === board)) throw new Error(`a part of another board came with ${board}`)
    if (disk.boards.has(board)) throw new StorageError('conflict', `there is a board ${board}`)
    for (const link of links) demandNewLink(disk, link)
    if (code) demandFreeCode(disk, code)
    disk.boards.set(board, {
      record: structuredClone(record),
      epoch: 0,
      holder: undefined,
      heldUntil: 0,
      code: structuredClone(code),
      links: new Map(links.map(link => [link.id, structuredClone(link)])),
      sessions: new Map(),
      claims: new Map(),
      versions: new Map(),
      documents: new Map(),
      ballots: new Map(),
      ballotKeys: new Map(),
    })
    try {
      // Written before anyone holds a lease: epoch 0.
      storeAll(disk, new Map([[board, 0]]), seed, claims)
    } catch (error) {
      disk.boards.delete(board)
      throw error
    }
  }

  async board(board: string): Promise<BoardRecord | undefined> {
    return structuredClone(this.#handle.read().boards.get(board)?.record)
  }

  async updateBoard(board: string, change: BoardChange): Promise<void> {
    const kept = this.#handle.write().board(board)
    kept.record = structuredClone({ ...kept.record, ...change })
  }

  async boards(): Promise<readonly BoardRecord[]> {
    return structuredClone(this.#all().map(({ record }) => record)).sort((a, b) => a.createdAt - b.createdAt)
  }

  async boardsToExpire(now: number): Promise<readonly string[]> {
    const due = this.#all().filter(({ record }) => record.retainUntil <= now)
    return due.sort((a, b) => a.record.retainUntil - b.record.retainUntil).map(({ record }) => record.board)
  }

  async deleteBoard(board: string): Promise<void> {
    const disk = this.#handle.write()
    disk.board(board)
    disk.boards.delete(board)
  }

  async addLink(link: LinkRecord): Promise<void> {
    const disk = this.#handle.write()
    const { links } = disk.board(link.board)
    demandNewLink(disk, link)
    links.set(link.id, structuredClone(link))
  }

  async links(board: string): Promise<readonly LinkRecord[]> {
    const links = this.#handle.read().boards.get(board)?.links.values() ?? []
    return structuredClone([...links]).sort((a, b) => a.createdAt - b.createdAt)
  }

  async linkByKeyHash(keyHash: Uint8Array): Promise<LinkRecord | undefined> {
    const links = this.#all().flatMap(({ links }) => [...links.values()])
    return structuredClone(links.find(link => hex(link.keyHash) === hex(keyHash)))
  }

  async revokeLink(board: string, link: string, at: number): Promise<readonly SessionRecord[]> {
    const kept = this.#handle.write().board(board)
    const record = kept.links.get(link)
    if (record) kept.links.set(link, { ...record, revokedAt: record.revokedAt ?? at })
    const ended: SessionRecord[] = []
    for (const [token, session] of kept.sessions) {
      if (session.link !== link || session.endedAt !== undefined) continue
      const over = { ...session, endedAt: at }
      kept.sessions.set(token, over)
      ended.push(structuredClone(over))
    }
    return ended.sort((a, b) => a.createdAt - b.createdAt)
  }

  async setCode(code: CodeRecord): Promise<void> {
    const disk = this.#handle.write()
    const kept = disk.board(code.board)
    demandFreeCode(disk, code)
    kept.code = structuredClone(code)
  }

  async code(board: string): Promise<CodeRecord | undefined> {
    return structuredClone(this.#handle.read().boards.get(board)?.code)
  }

  async codeByText(code: string): Promise<CodeRecord | undefined> {
    return structuredClone(this.#all().find(kept => kept.code?.code === code)?.code)
  }

  async addSession(session: SessionRecord): Promise<void> {
    const disk = this.#handle.write()
    const kept = disk.board(session.board)
    const token = hex(session.tokenHash)
    if (sessionOf(disk, token)) throw new StorageError('conflict', 'there is a session with that token')
    const name = kept.record.anonymity === 'anonymous' ? undefined : session.name
    kept.sessions.set(token, structuredClone({ ...session, name }))
  }

  async session(tokenHash: Uint8Array): Promise<SessionRecord | undefined> {
    return structuredClone(sessionOf(this.#handle.read(), hex(tokenHash)))
  }

  async sessions(board: string): Promise<readonly SessionRecord[]> {
    const sessions = this.#handle.read().boards.get(board)?.sessions.values() ?? []
    return structuredClone([...sessions]).sort((a, b) => a.createdAt - b.createdAt)
  }

  async endSession(tokenHash: Uint8Array, at: number): Promise<void> {
    const disk = this.#handle.write()
    const session = sessionOf(disk, hex(tokenHash))
    if (!session || session.endedAt !== undefined) return
    disk.board(session.board).sessions.set(hex(tokenHash), { ...session, endedAt: at })
  }

  #all(): MemoryBoard[] {
    return [...this.#handle.read().boards.values()]
  }
}

function sessionOf(disk: MemoryDisk, token: string): SessionRecord | undefined {
  for (const { sessions } of disk.boards.values()) {
    const found = sessions.get(token)
    if (found) return found
  }
  return undefined
}

function demandNewLink(disk: MemoryDisk, link: LinkRecord): void {
  for (const { links } of disk.boards.values()) {
    const hashes = [...links.values()].map(({ keyHash }) => hex(keyHash))
    if (links.has(link.id) || hashes.includes(hex(link.keyHash))) {
      throw new StorageError('conflict', `there is a link ${link.id} or one with its key`)
    }
  }
}

function demandFreeCode(disk: MemoryDisk, code: CodeRecord): void {
  for (const [board, kept] of disk.boards) {
    if (board !== code.board && kept.code?.code === code.code) {
      throw new StorageError('conflict', 'another board has that code')
    }
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
