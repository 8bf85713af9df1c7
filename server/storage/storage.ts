/**
 * Keeps everything that must outlive the process. Three parts with one life: `log`, the documents' updates and who may
 * write them, `records`, the small facts about boards, links, codes and sessions, and `ballots`, what people say in
 * votes until they are counted. Every engine passes tests/contract/storage.ts.
 * All methods are safe to call concurrently. Unknown boards read as empty; writes to them fail with `unknown-board`.
 */
export interface Storage {
  readonly log: LogStorage
  readonly records: RecordStorage
  readonly ballots: BallotStorage
  /** Checks that the engine can write durably right now; rejects with StorageError if not. */
  probe(): Promise<void>
  /**
   * H7: takes the bytes of what was deleted out of the files, as far as `deleteBoard` has not done so itself. May hold
   * the process for a second per 100 MB: meant for once a day. Does nothing when nothing is left over.
   */
  cleanUp(): Promise<void>
  /** S12 Safe to call twice; waits for what is under way. */
  close(): Promise<void>
}

/** Which document of a board: `board`, `arrangement`, `desk`, or `mine:<participant id>`. */
export type DocumentKey = string

/** A Yjs client id and who may write under it on that board, from now on and for ever. */
export interface ClientClaim {
  readonly board: string
  readonly client: number
  readonly holder: string
}

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
  /** What came after it, oldest first, without gap but for what `damaged` names. */
  readonly updates: readonly { readonly sequence: number; readonly update: Uint8Array }[]
  /** Sequence of the last update ever committed; 0 for an unknown document. */
  readonly lastSequence: number
  /**
   * R25: what failed its checksum or is missing and was passed over: every newer snapshot than the one that serves,
   * and updates after it (of a run of missing ones, the first). Later updates may build on what is lost.
   */
  readonly damaged: readonly { readonly what: 'snapshot' | 'update'; readonly sequence: number }[]
}

/** S5: the newest and two older ones. */
export const SNAPSHOTS_KEPT = 3

export interface Lease {
  readonly board: string
  readonly epoch: number
}

/**
 * S1  `append` resolves once all its entries would survive a crash of the process and of the machine; all or none.
 * S2  What `append` resolved for, `load` returns, in sequence order, after any crash.
 * S3  An `append` under an epoch older than the board's newest lease rejects with `stale-epoch` and stores nothing.
 * S4  An entry whose sequence does not follow the last one of its document rejects with `sequence-gap`, nothing stored.
 * S5  `putSnapshot` stores beside the log; it never removes anything. At least the two snapshots before it are kept.
 * S6  `trim` removes nothing that any of the newest three whole snapshots needs to serve in place of a newer one; with
 *     fewer than three it removes nothing at all. Snapshots older than these go with the updates.
 * S7  A damaged row (checksum) never makes `load` throw: the previous snapshot and the log serve, `damaged` names it.
 * S8  After any failed write, every further write on this handle rejects with `unavailable` until `reopen` succeeded.
 *     Nothing of an `append` that failed so is stored once `reopen` has succeeded: what waited may be appended as it was.
 */
export interface LogStorage {
  /**
   * Takes or renews the right to write a board; each take by another holder raises the epoch. `held` while another
   * holder's time runs.
   */
  lease(board: string, holder: string, now: number, ttlMs: number): Promise<Lease | 'held'>
  /** Ends the lease's time, so that another holder need not wait for it; nothing happens if it has passed on already. */
  release(lease: Lease): Promise<void>
  /**
   * Stores all entries and claims, of any number of boards, in one commit. Every board named needs its lease. A claim
   * that another holder has rejects with `conflict`; one that the same holder has is no matter. The embedded engines do
   * the whole work before the call returns, so nothing can happen between the call and the commit.
   */
  append(leases: readonly Lease[], entries: readonly LogEntry[], claims?: readonly ClientClaim[]): Promise<void>
  load(board: string, document: DocumentKey): Promise<LoadedDocument>
  documents(board: string): Promise<readonly DocumentKey[]>
  /** The holders of Yjs client ids on this board. */
  claims(board: string): Promise<ReadonlyMap<number, string>>
  /** `state` holds the updates up to `sequence`, which must be in the log already; the same sequence twice: `conflict`. */
  putSnapshot(lease: Lease, document: DocumentKey, sequence: number, state: Uint8Array): Promise<void>
  trim(lease: Lease, document: DocumentKey, upTo: number): Promise<void>
  /** A named, immutable checkpoint of the whole board: each document's state at that moment. A known id: `conflict`. */
  putVersion(lease: Lease, version: BoardVersion): Promise<void>
  /** Oldest first. */
  versions(board: string): Promise<readonly { readonly id: string; readonly name: string; readonly at: number }[]>
  /** Rejects with `damaged` if the version no longer reads back whole. */
  version(board: string, id: string): Promise<BoardVersion | undefined>
  /** Takes versions away; unknown ids are no matter. */
  dropVersions(lease: Lease, ids: readonly string[]): Promise<void>
  /** After an error: closes the failed handle and opens a new one; rejects while the engine still cannot write. */
  reopen(): Promise<void>
}

export interface BoardVersion {
  readonly id: string
  readonly board: string
  readonly name: string
  /** Unix ms. */
  readonly at: number
  readonly documents: readonly {
    readonly document: DocumentKey
    readonly sequence: number
    readonly state: Uint8Array
  }[]
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
export interface LinkRecord {
  readonly id: string
  readonly board: string
  readonly role: RoleName
  readonly keyHash: Uint8Array
  readonly createdAt: number
  readonly revokedAt: number | undefined
}
/** Six characters, spoken aloud; at most one per board. Kept in clear: facilitators read it from the screen. */
export interface CodeRecord {
  readonly board: string
  readonly code: string
  readonly expiresAt: number
  readonly open: boolean
}
/** `name` is never stored on an anonymous board, whatever is handed in. */
export interface SessionRecord {
  readonly tokenHash: Uint8Array
  readonly board: string
  readonly link: string
  readonly role: RoleName
  readonly participant: string
  readonly name: string | undefined
  readonly createdAt: number
  readonly endedAt: number | undefined
}

/**
 * S9  Each write is one durable transaction.
 * S10 Hashes, codes and ids are unique; a clash rejects with `conflict` and stores nothing.
 * S11 After `deleteBoard` resolved nothing of the board can be read, records and log alike.
 */
export interface RecordStorage {
  /** `seed`: the first updates; `claims`: the client ids they were written with. */
  createBoard(
    record: BoardRecord,
    links: readonly LinkRecord[],
    code: CodeRecord | undefined,
    seed: readonly LogEntry[],
    claims?: readonly ClientClaim[],
  ): Promise<void>
  board(board: string): Promise<BoardRecord | undefined>
  updateBoard(board: string, change: BoardChange): Promise<void>
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
}

export interface BoardChange {
  readonly retainUntil?: number
  readonly title?: BoardRecord['title']
}

export interface GivenBallot {
  readonly round: string
  /** A name of the caller's making that nobody can trace. */
  readonly voter: string
  /** Kept as it is. */
  readonly ballot: string
}

/**
 * S13 `put` takes the place of the same voters' earlier ballots in those rounds, in one durable transaction.
 * S14 After `drop` resolved neither key nor ballot of the round can be read, and `cleanUp` takes the last of its bytes away.
 */
export interface BallotStorage {
  /** The key that voters' names of this round are made with: `fresh`, unless there is one already. It goes with `drop`. */
  key(board: string, round: string, fresh: Uint8Array): Promise<Uint8Array>
  /** All or none, in the order given. */
  put(board: string, given: readonly GivenBallot[]): Promise<void>
  get(board: string, round: string, voter: string): Promise<string | undefined>
  /** In the order of the voters' names, which says nothing of when they voted. */
  all(board: string, round: string): Promise<readonly string[]>
  /** The rounds that have ballots or a key. */
  rounds(board: string): Promise<readonly string[]>
  drop(board: string, round: string): Promise<void>
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
