import { checksumOf } from './checksum.ts'
import type { Row, SqliteHandle } from './sqlite-handle.ts'
import { loadDocument, wholeSnapshots } from './sqlite-load.ts'
import { bytesOf, numberOf, textOf } from './sqlite-values.ts'
import {
  type BoardVersion,
  type ClientClaim,
  type DocumentKey,
  type Lease,
  type LoadedDocument,
  type LogEntry,
  type LogStorage,
  SNAPSHOTS_KEPT,
  StorageError,
} from './storage.ts'

/** What an append that failed would have stored; `reopen` makes sure that it has not. */
interface Doubt {
  readonly leases: readonly Lease[]
  readonly entries: readonly LogEntry[]
}

/** The log on one SQLite file. Methods are async for the port's sake; each does all its work before it returns. */
export class SqliteLog implements LogStorage {
  readonly #handle: SqliteHandle
  #doubts: Doubt[] = []

  constructor(handle: SqliteHandle) {
    this.#handle = handle
  }

  async lease(board: string, holder: string, now: number, ttlMs: number): Promise<Lease | 'held'> {
    return this.#handle.write(() => {
      const row = this.#handle.one('SELECT epoch, holder, held_until FROM boards WHERE board = ?', board)
      if (!row) throw unknownBoard(board)
      const isMine = row['holder'] === holder
      if (!isMine && numberOf(row, 'held_until') > now) return 'held'
      const epoch = numberOf(row, 'epoch') + (isMine ? 0 : 1)
      this.#handle.run(
        'UPDATE boards SET epoch = ?, holder = ?, held_until = ? WHERE board = ?',
        epoch,
        holder,
        now + ttlMs,
        board,
      )
      return { board, epoch }
    })
  }

  async release(lease: Lease): Promise<void> {
    this.#handle.write(() => {
      this.#handle.run('UPDATE boards SET held_until = 0 WHERE board = ? AND epoch = ?', lease.board, lease.epoch)
    })
  }

  async append(
    leases: readonly Lease[],
    entries: readonly LogEntry[],
    claims: readonly ClientClaim[] = [],
  ): Promise<void> {
    try {
      this.#handle.write(() => {
        const epochs = new Map(leases.map(lease => [lease.board, this.#checkedEpoch(lease)]))
        appendEntries(this.#handle, entries, board => epochOf(epochs, board))
        claimClients(this.#handle, claims, board => epochOf(epochs, board))
      })
    } catch (error) {
      // Remembered only by the append that made the handle fail: a later one was turned away without a byte written.
      if (error instanceof StorageError && error.fault === 'unavailable' && this.#doubts.length === 0) {
        this.#doubts = [{ leases, entries }]
      }
      throw error
    }
  }

  async load(board: string, document: DocumentKey): Promise<LoadedDocument> {
    return withoutDoubts(loadDocument(this.#handle, board, document), board, document, this.#doubts)
  }

  async documents(board: string): Promise<readonly DocumentKey[]> {
    return this.#handle
      .all('SELECT document FROM documents WHERE board = ? ORDER BY document', board)
      .map(row => textOf(row, 'document'))
  }

  async claims(board: string): Promise<ReadonlyMap<number, string>> {
    const rows = this.#handle.all('SELECT client, holder FROM claims WHERE board = ?', board)
    return new Map(rows.map(row => [numberOf(row, 'client'), textOf(row, 'holder')]))
  }

  async putSnapshot(lease: Lease, document: DocumentKey, sequence: number, state: Uint8Array): Promise<void> {
    this.#handle.write(() => {
      const epoch = this.#checkedEpoch(lease)
      const known = documentRow(this.#handle, lease.board, document)
      if (!known || sequence > numberOf(known, 'last_sequence')) {
        throw new StorageError(
          'sequence-gap',
          `no update ${sequence} in ${lease.board}/${document} to make a snapshot of`,
        )
      }
      this.#handle.run(
        'INSERT INTO snapshots (document, sequence, epoch, checksum, bytes) VALUES (?, ?, ?, ?, ?)',
        numberOf(known, 'id'),
        sequence,
        epoch,
        checksumOf(lease.board, document, sequence, state),
        state,
      )
    })
  }

  async trim(lease: Lease, document: DocumentKey, upTo: number): Promise<void> {
    this.#handle.write(() => {
      this.#checkedEpoch(lease)
      const known = documentRow(this.#handle, lease.board, document)
      if (!known) return
      const kept = wholeSnapshots(this.#handle, lease.board, document, numberOf(known, 'id'), SNAPSHOTS_KEPT)
      const oldest = kept.at(-1)
      if (!oldest || kept.length < SNAPSHOTS_KEPT) return
      const id = numberOf(known, 'id')
      this.#handle.run('DELETE FROM log WHERE document = ? AND sequence <= ?', id, Math.min(upTo, oldest.sequence))
      this.#handle.run('DELETE FROM snapshots WHERE document = ? AND sequence < ?', id, oldest.sequence)
    })
  }

  async putVersion(lease: Lease, version: BoardVersion): Promise<void> {
    this.#handle.write(() => {
      this.#checkedEpoch(lease)
      const { board, id, name, at } = version
      if (board !== lease.board) throw new Error(`a version of ${board} under the lease of ${lease.board}`)
      this.#handle.run('INSERT INTO versions (board, version, name, at) VALUES (?, ?, ?, ?)', board, id, name, at)
      for (const { document, sequence, state } of version.documents) {
        this.#handle.run(
          `INSERT INTO version_documents (version, document, sequence, checksum, bytes)
           SELECT id, ?, ?, ?, ? FROM versions WHERE board = ? AND version = ?`,
          document,
          sequence,
          checksumOf(board, document, sequence, state),
          state,
          board,
          id,
        )
      }
    })
  }

  async dropVersions(lease: Lease, ids: readonly string[]): Promise<void> {
    this.#handle.write(() => {
      this.#checkedEpoch(lease)
      for (const id of ids) this.#handle.run('DELETE FROM versions WHERE board = ? AND version = ?', lease.board, id)
    })
  }

  async versions(board: string): Promise<readonly { id: string; name: string; at: number }[]> {
    return this.#handle
      .all('SELECT version, name, at FROM versions WHERE board = ? ORDER BY at, id', board)
      .map(row => ({ id: textOf(row, 'version'), name: textOf(row, 'name'), at: numberOf(row, 'at') }))
  }

  async version(board: string, id: string): Promise<BoardVersion | undefined> {
    const row = this.#handle.one('SELECT id, name, at FROM versions WHERE board = ? AND version = ?', board, id)
    if (!row) return undefined
    const documents = this.#handle
      .all(
        'SELECT document, sequence, checksum, bytes FROM version_documents WHERE version = ? ORDER BY id',
        numberOf(row, 'id'),
      )
      .map(part => {
        const document = textOf(part, 'document')
        const sequence = numberOf(part, 'sequence')
        const state = bytesOf(part, 'bytes')
        if (checksumOf(board, document, sequence, state) !== part['checksum']) {
          throw new StorageError('damaged', `version ${id} of ${board} does not read back whole`)
        }
        return { document, sequence, state }
      })
    return { id, board, name: textOf(row, 'name'), at: numberOf(row, 'at'), documents }
  }

  async reopen(): Promise<void> {
    this.#handle.reopen(() => {
      for (const doubt of this.#doubts) takeBack(this.#handle, doubt)
      proveWritable(this.#handle)
    })
    this.#doubts = []
  }

  #checkedEpoch(lease: Lease): number {
    const row = this.#handle.one('SELECT epoch FROM boards WHERE board = ?', lease.board)
    if (!row) throw unknownBoard(lease.board)
    const epoch = numberOf(row, 'epoch')
    if (lease.epoch === epoch) return epoch
    throw new StorageError('stale-epoch', `${lease.board} is at epoch ${epoch}, the lease at ${lease.epoch}`)
  }
}

/** A write that changes something, so that it must reach the disk. To be called in a transaction. */
export function proveWritable(handle: SqliteHandle): void {
  handle.run(`UPDATE facts SET value = value + 1 WHERE name = 'probes'`)
}

/** To be called in a transaction. */
export function appendEntries(
  handle: SqliteHandle,
  entries: readonly LogEntry[],
  epochOfBoard: (board: string) => number,
): void {
  for (const { board, document, sequence, update } of entries) {
    const epoch = epochOfBoard(board)
    const known = documentRow(handle, board, document)
    const last = known ? numberOf(known, 'last_sequence') : 0
    if (sequence !== last + 1) {
      throw new StorageError('sequence-gap', `${board}/${document} is at ${last}, the entry at ${sequence}`)
    }
    const id = known ? numberOf(known, 'id') : newDocument(handle, board, document)
    handle.run('UPDATE documents SET last_sequence = ? WHERE id = ?', sequence, id)
    handle.run(
      'INSERT INTO log (document, sequence, epoch, checksum, bytes) VALUES (?, ?, ?, ?, ?)',
      id,
      sequence,
      epoch,
      checksumOf(board, document, sequence, update),
      update,
    )
  }
}

/** To be called in a transaction. */
export function claimClients(
  handle: SqliteHandle,
  claims: readonly ClientClaim[],
  epochOfBoard: (board: string) => number,
): void {
  for (const { board, client, holder } of claims) {
    epochOfBoard(board)
    handle.run(
      'INSERT INTO claims (board, client, holder) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      board,
      client,
      holder,
    )
    const row = handle.one('SELECT holder FROM claims WHERE board = ? AND client = ?', board, client)
    if (row?.['holder'] !== holder) throw new StorageError('conflict', `client ${client} of ${board} is another's`)
  }
}

/**
 * A commit that failed may have reached the disk all the same. Nobody was told of it, so it is taken out again; claims
 * may stay, since the same holder will make them anew.
 */
function takeBack(handle: SqliteHandle, doubt: Doubt): void {
  const epochs = new Map(doubt.leases.map(lease => [lease.board, lease.epoch]))
  for (const { board, document, sequence } of doubt.entries) {
    const known = documentRow(handle, board, document)
    if (!known || numberOf(known, 'last_sequence') < sequence) continue
    const id = numberOf(known, 'id')
    const removed = handle.run(
      'DELETE FROM log WHERE document = ? AND sequence >= ? AND epoch = ?',
      id,
      sequence,
      epochOf(epochs, board),
    )
    if (removed > 0) handle.run('UPDATE documents SET last_sequence = ? WHERE id = ?', sequence - 1, id)
  }
}

/** O1: until it is taken back, what a failed commit left behind is not there for anyone who loads meanwhile. */
function withoutDoubts(
  loaded: LoadedDocument,
  board: string,
  document: DocumentKey,
  doubts: readonly Doubt[],
): LoadedDocument {
  const first = doubts
    .flatMap(({ entries }) => entries)
    .find(entry => entry.board === board && entry.document === document)
  if (!first || first.sequence > loaded.lastSequence) return loaded
  const isCertain = ({ sequence }: { readonly sequence: number }) => sequence < first.sequence
  return {
    ...loaded,
    updates: loaded.updates.filter(isCertain),
    damaged: loaded.damaged.filter(isCertain),
    lastSequence: first.sequence - 1,
  }
}

function documentRow(handle: SqliteHandle, board: string, document: DocumentKey): Row | undefined {
  return handle.one('SELECT id, last_sequence FROM documents WHERE board = ? AND document = ?', board, document)
}

function newDocument(handle: SqliteHandle, board: string, document: DocumentKey): number {
  handle.run('INSERT INTO documents (board, document, last_sequence) VALUES (?, ?, 0)', board, document)
  const row = documentRow(handle, board, document)
  if (!row) throw new Error(`document ${board}/${document} is gone in the transaction that made it`)
  return numberOf(row, 'id')
}

function epochOf(epochs: ReadonlyMap<string, number>, board: string): number {
  const epoch = epochs.get(board)
  if (epoch === undefined) throw new StorageError('stale-epoch', `no lease of ${board} was handed in`)
  return epoch
}

function unknownBoard(board: string): StorageError {
  return new StorageError('unknown-board', `there is no board ${board}`)
}
