import {
  type BoardVersion,
  type ClientClaim,
  type Lease,
  type LoadedDocument,
  type LogEntry,
  type LogStorage,
  SNAPSHOTS_KEPT,
  StorageError,
} from '#server/storage/storage.ts'
import { isWhole, type MemoryDisk, type MemoryHandle, rowOf } from './memory-disk.ts'

export class MemoryLog implements LogStorage {
  readonly #handle: MemoryHandle

  constructor(handle: MemoryHandle) {
    this.#handle = handle
  }

  async lease(board: string, holder: string, now: number, ttlMs: number): Promise<Lease | 'held'> {
    const kept = this.#handle.write().board(board)
    if (kept.holder !== holder) {
      if (kept.heldUntil > now) return 'held'
      kept.epoch += 1
      kept.holder = holder
    }
    kept.heldUntil = now + ttlMs
    return { board, epoch: kept.epoch }
  }

  async release(lease: Lease): Promise<void> {
    const kept = this.#handle.write().boards.get(lease.board)
    if (kept && kept.epoch === lease.epoch) kept.heldUntil = 0
  }

  async append(
    leases: readonly Lease[],
    entries: readonly LogEntry[],
    claims: readonly ClientClaim[] = [],
  ): Promise<void> {
    const disk = this.#handle.write()
    const epochs = new Map(leases.map(lease => [lease.board, checkedEpoch(disk, lease)]))
    storeAll(disk, epochs, entries, claims)
  }

  async load(board: string, document: string): Promise<LoadedDocument> {
    const kept = this.#handle.read().boards.get(board)?.documents.get(document)
    if (!kept) return { snapshot: undefined, updates: [], lastSequence: 0, damaged: [] }
    const damaged: { what: 'snapshot' | 'update'; sequence: number }[] = []
    let snapshot: LoadedDocument['snapshot']
    for (const [sequence, row] of [...kept.snapshots].sort(([a], [b]) => b - a)) {
      if (isWhole(board, document, sequence, row)) {
        snapshot = { sequence, state: row.bytes.slice() }
        break
      }
      damaged.push({ what: 'snapshot', sequence })
    }
    const updates: { sequence: number; update: Uint8Array }[] = []
    let isInGap = false
    for (let sequence = (snapshot?.sequence ?? 0) + 1; sequence <= kept.lastSequence; sequence += 1) {
      const row = kept.log.get(sequence)
      if (row && isWhole(board, document, sequence, row)) updates.push({ sequence, update: row.bytes.slice() })
      else if (row || !isInGap) damaged.push({ what: 'update', sequence })
      isInGap = row === undefined
    }
    return { snapshot, updates, lastSequence: kept.lastSequence, damaged }
  }

  async documents(board: string): Promise<readonly string[]> {
    return [...(this.#handle.read().boards.get(board)?.documents.keys() ?? [])].sort()
  }

  async claims(board: string): Promise<ReadonlyMap<number, string>> {
    return new Map(this.#handle.read().boards.get(board)?.claims)
  }

  async putSnapshot(lease: Lease, document: string, sequence: number, state: Uint8Array): Promise<void> {
    const disk = this.#handle.write()
    const epoch = checkedEpoch(disk, lease)
    const kept = disk.board(lease.board).documents.get(document)
    if (!kept || sequence > kept.lastSequence) throw new StorageError('sequence-gap', `no update ${sequence} yet`)
    if (kept.snapshots.has(sequence)) throw new StorageError('conflict', `there is a snapshot at ${sequence}`)
    kept.snapshots.set(sequence, rowOf(lease.board, document, sequence, epoch, state))
  }

  async trim(lease: Lease, document: string, upTo: number): Promise<void> {
    const disk = this.#handle.write()
    checkedEpoch(disk, lease)
    const kept = disk.board(lease.board).documents.get(document)
    if (!kept) return
    const whole = [...kept.snapshots]
      .filter(([sequence, row]) => isWhole(lease.board, document, sequence, row))
      .map(([sequence]) => sequence)
      .sort((a, b) => b - a)
    const oldest = whole[SNAPSHOTS_KEPT - 1]
    if (oldest === undefined) return
    for (const sequence of kept.log.keys()) if (sequence <= Math.min(upTo, oldest)) kept.log.delete(sequence)
    for (const sequence of kept.snapshots.keys()) if (sequence < oldest) kept.snapshots.delete(sequence)
  }

  async putVersion(lease: Lease, version: BoardVersion): Promise<void> {
    const disk = this.#handle.write()
    checkedEpoch(disk, lease)
    if (version.board !== lease.board) throw new Error(`a version of ${version.board} under another lease`)
    const { versions } = disk.board(version.board)
    if (versions.has(version.id)) throw new StorageError('conflict', `there is a version ${version.id}`)
    versions.set(version.id, structuredClone(version))
  }

  async dropVersions(lease: Lease, ids: readonly string[]): Promise<void> {
    const disk = this.#handle.write()
    checkedEpoch(disk, lease)
    for (const id of ids) disk.board(lease.board).versions.delete(id)
  }

  async versions(board: string): Promise<readonly { id: string; name: string; at: number }[]> {
    const kept = [...(this.#handle.read().boards.get(board)?.versions.values() ?? [])]
    return kept.map(({ id, name, at }) => ({ id, name, at })).sort((a, b) => a.at - b.at)
  }

  async version(board: string, id: string): Promise<BoardVersion | undefined> {
    return structuredClone(this.#handle.read().boards.get(board)?.versions.get(id))
  }

  async reopen(): Promise<void> {
    this.#handle.reopen()
  }
}

function checkedEpoch(disk: MemoryDisk, lease: Lease): number {
  const { epoch } = disk.board(lease.board)
  if (epoch !== lease.epoch) throw new StorageError('stale-epoch', `${lease.board} is at epoch ${epoch}`)
  return epoch
}

function demandLease(epochs: ReadonlyMap<string, number>, board: string): void {
  if (!epochs.has(board)) throw new StorageError('stale-epoch', `no lease of ${board} was handed in`)
}

function checkEntries(disk: MemoryDisk, entries: readonly LogEntry[], epochs: ReadonlyMap<string, number>): void {
  const last = new Map<string, number>()
  for (const { board, document, sequence } of entries) {
    demandLease(epochs, board)
    const name = `${board}/${document}`
    const before = last.get(name) ?? disk.board(board).documents.get(document)?.lastSequence ?? 0
    if (sequence !== before + 1) throw new StorageError('sequence-gap', `${name} is at ${before}, not ${sequence - 1}`)
    last.set(name, sequence)
  }
}

function checkClaims(disk: MemoryDisk, claims: readonly ClientClaim[], epochs: ReadonlyMap<string, number>): void {
  const claimed = new Map<string, string>()
  for (const { board, client, holder } of claims) {
    demandLease(epochs, board)
    const name = `${board}/${client}`
    const before = claimed.get(name) ?? disk.board(board).claims.get(client) ?? holder
    if (before !== holder) throw new StorageError('conflict', `client ${client} of ${board} is another's`)
    claimed.set(name, holder)
  }
}

/** Everything is checked before anything is stored, so that it cannot stop half way. */
export function storeAll(
  disk: MemoryDisk,
  epochs: ReadonlyMap<string, number>,
  entries: readonly LogEntry[],
  claims: readonly ClientClaim[],
): void {
  checkEntries(disk, entries, epochs)
  checkClaims(disk, claims, epochs)
  for (const { board, document, sequence, update } of entries) {
    const { documents } = disk.board(board)
    const kept = documents.get(document) ?? { lastSequence: 0, log: new Map(), snapshots: new Map() }
    documents.set(document, kept)
    kept.lastSequence = sequence
    kept.log.set(sequence, rowOf(board, document, sequence, epochs.get(board) ?? 0, update))
  }
  for (const { board, client, holder } of claims) disk.board(board).claims.set(client, holder)
}
