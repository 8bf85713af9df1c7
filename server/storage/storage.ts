/**
 * Keeps everything that must outlive the process. Two halves with one life: `log`, the documents' updates, and
 * `records`, the small facts about boards, links, sessions and claims. Every engine passes tests/contract/storage.ts.
 * All methods are safe to call concurrently. Unknown boards read as empty; writes to them fail with `unknown-board`.
 */
export interface Storage {
  readonly log: LogStorage
  readonly records: RecordStorage
  /** Checks that the engine can write durably right now; rejects with StorageError if not. */
  probe(): Promise<void>
  /** S12 Safe to call twice; waits for what is under way. */
  close(): Promise<void>
}

/** Which document of a board: `board`, `arrangement`, `desk`, or `mine:<participant id>`. */
export type DocumentKey = string

/** One update, in the order the owner gave it. */
export interface LogEntry {
  readonly board: string
  readonly document: DocumentKey
  /** Rises by exactly one per document from 1, over snapshots and restarts too. */
  readonly sequence: number
  readonly update: Uint8Array
}

export interface LoadedDocument {
  /** The newest snapshot that reads back whole, if any. */
  readonly snapshot: { readonly sequence: number; readonly state: Uint8Array } | undefined
  /** What came after it, oldest first, without gap. */
  readonly updates: readonly { readonly sequence: number; readonly update: Uint8Array }[]
  /** Sequence of the last update ever committed; 0 for an unknown document. */
  readonly lastSequence: number
  /** R25: rows that failed their checksum and were passed over; the newest snapshot too, if an older one had to serve. */
  readonly damaged: readonly { readonly what: 'snapshot' | 'update'; readonly sequence: number }[]
}

export interface Lease { readonly board: string; readonly epoch: number }

/**
 * S1  `append` resolves once all its entries would survive a crash of the process and of the machine; all or none.
 * S2  What `append` resolved for, `load` returns, in sequence order, after any crash.
 * S3  An `append` under an epoch older than the board's newest lease rejects with `stale-epoch` and stores nothing.
 * S4  An entry whose sequence does not follow the last one of its document rejects with `sequence-gap`, nothing stored.
 * S5  `putSnapshot` stores beside the log; it never removes anything. At least the two snapshots before it are kept.
 * S6  `trim` removes updates up to a sequence only if a snapshot at or above it reads back equal to what was put.
 * S7  A damaged row (checksum) never makes `load` throw: the previous snapshot and the log serve, `damaged` names it.
 * S8  After any failed write, every further write on this handle rejects with `unavailable` until `reopen` succeeded.
 */
export interface LogStorage {
  /** Takes or renews the right to write a board; each take by another holder raises the epoch. */
  lease(board: string, holder: string, now: number, ttlMs: number): Promise<Lease | 'held'>
  append(leases: readonly Lease[], entries: readonly LogEntry[]): Promise<void>
  load(board: string, document: DocumentKey): Promise<LoadedDocument>
  documents(board: string): Promise<readonly DocumentKey[]>
  putSnapshot(lease: Lease, document: DocumentKey, sequence: number, state: Uint8Array): Promise<void>
  trim(lease: Lease, document: DocumentKey, upTo: number): Promise<void>
  /** A named, immutable checkpoint of the whole board: each document's state at that moment. */
  putVersion(lease: Lease, version: BoardVersion): Promise<void>
  versions(board: string): Promise<readonly { readonly id: string; readonly name: string; readonly at: number }[]>
  version(board: string, id: string): Promise<BoardVersion | undefined>
  /** After an error: closes the failed handle and opens a new one; rejects while the engine still cannot write. */
  reopen(): Promise<void>
}

export interface BoardVersion {
  readonly id: string
  readonly board: string
  readonly name: string
  /** Unix ms. */
  readonly at: number
  readonly documents: readonly { readonly document: DocumentKey; readonly sequence: number; readonly state: Uint8Array }[]
}

export type RoleName = 'facilitator' | 'participant' | 'viewer'

export interface BoardRecord {
  readonly board: string
  readonly createdAt: number
  readonly anonymity: 'named' | 'pseudonymous' | 'anonymous'
  /** Unix ms after which the board is deleted. */
  readonly retainUntil: number
  /** 32 random bytes; published note ids are derived with it. */
  readonly secret: Uint8Array
  readonly title: { readonly fi?: string; readonly sv?: string; readonly en?: string }
}
export interface LinkRecord { readonly id: string; readonly board: string; readonly role: RoleName; readonly keyHash: Uint8Array; readonly createdAt: number; readonly revokedAt: number | undefined }
/** Six characters, spoken aloud; at most one per board. Kept in clear: facilitators read it from the screen. */
export interface CodeRecord { readonly board: string; readonly code: string; readonly expiresAt: number; readonly open: boolean }
/** `name` is never stored on an anonymous board, nor is `lastSeenAt` finer than a day. */
export interface SessionRecord { readonly tokenHash: Uint8Array; readonly board: string; readonly link: string; readonly role: RoleName; readonly participant: string; readonly name: string | undefined; readonly createdAt: number; readonly endedAt: number | undefined }

/** S9 Each write is one durable transaction. S10 hashes and ids are unique; a clash rejects with `conflict`. S11 after `deleteBoard` resolved nothing of the board can be read, records and log alike. */
export interface RecordStorage {
  createBoard(record: BoardRecord, links: readonly LinkRecord[], code: CodeRecord | undefined, seed: readonly LogEntry[]): Promise<void>
  board(board: string): Promise<BoardRecord | undefined>
  updateBoard(board: string, change: { readonly retainUntil?: number; readonly title?: BoardRecord['title'] }): Promise<void>
  boards(): Promise<readonly BoardRecord[]>
  boardsToExpire(now: number): Promise<readonly string[]>
  deleteBoard(board: string): Promise<void>
  addLink(link: LinkRecord): Promise<void>
  links(board: string): Promise<readonly LinkRecord[]>
  linkByKeyHash(keyHash: Uint8Array): Promise<LinkRecord | undefined>
  /** Revokes the link and ends its sessions in one transaction. Answers the ended sessions. */
  revokeLink(board: string, link: string, at: number): Promise<readonly SessionRecord[]>
  setCode(code: CodeRecord): Promise<void>
  code(board: string): Promise<CodeRecord | undefined>
  codeByText(code: string): Promise<CodeRecord | undefined>
  addSession(session: SessionRecord): Promise<void>
  session(tokenHash: Uint8Array): Promise<SessionRecord | undefined>
  sessions(board: string): Promise<readonly SessionRecord[]>
  endSession(tokenHash: Uint8Array, at: number): Promise<void>
  /** First claim wins and stays: answers who holds the Yjs client id on this board afterwards. */
  claimClient(board: string, client: number, holder: string): Promise<string>
  claims(board: string): Promise<ReadonlyMap<number, string>>
}

export type StorageFault = 'unavailable' | 'stale-epoch' | 'sequence-gap' | 'unknown-board' | 'conflict' | 'damaged'

export class StorageError extends Error {
  readonly fault: StorageFault
  constructor(fault: StorageFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StorageError'
    this.fault = fault
  }
}
