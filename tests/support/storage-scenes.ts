import type { BoardRecord, Lease, LinkRecord, LogEntry, SessionRecord, Storage } from '#server/storage/storage.ts'

/** Small facts that storage tests begin with. */
export function boardRecord(board: string, change: Partial<BoardRecord> = {}): BoardRecord {
  return {
    board,
    createdAt: 1_000,
    anonymity: 'pseudonymous',
    retainUntil: 9_000,
    secret: new Uint8Array(32).fill(7),
    title: { fi: 'Taulu' },
    ...change,
  }
}

export function linkRecord(board: string, id: string, change: Partial<LinkRecord> = {}): LinkRecord {
  return {
    id,
    board,
    role: 'participant',
    keyHash: hashOf(`key ${id}`),
    createdAt: 1_000,
    revokedAt: undefined,
    ...change,
  }
}

export function sessionRecord(board: string, token: string, change: Partial<SessionRecord> = {}): SessionRecord {
  return {
    tokenHash: hashOf(`token ${token}`),
    board,
    link: 'link',
    role: 'participant',
    participant: `participant of ${token}`,
    name: 'Aino',
    createdAt: 1_000,
    endedAt: undefined,
    ...change,
  }
}

/** Stands in for a hash: different for different texts, always the same for one. */
export function hashOf(text: string): Uint8Array {
  const bytes = new Uint8Array(32)
  bytes.set(new TextEncoder().encode(text).slice(0, 32))
  return bytes
}

/** Updates `from` to `to` of one document, each with bytes of its own. */
export function entriesOf(board: string, document: string, from: number, to: number): LogEntry[] {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const sequence = from + index
    return { board, document, sequence, update: new TextEncoder().encode(`${board} ${document} ${sequence}`) }
  })
}

export async function leaseOf(storage: Storage, board: string, holder = 'node', now = 0): Promise<Lease> {
  const lease = await storage.log.lease(board, holder, now, 60_000)
  if (lease === 'held') throw new Error(`${board} is held by another`)
  return lease
}

/** A new board without links, leased. */
export async function newBoard(storage: Storage, board: string, change: Partial<BoardRecord> = {}): Promise<Lease> {
  await storage.records.createBoard(boardRecord(board, change), [], undefined, [])
  return leaseOf(storage, board)
}
