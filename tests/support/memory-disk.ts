import { checksumOf } from '#server/storage/checksum.ts'
import type { BoardRecord, BoardVersion, CodeRecord, LinkRecord, SessionRecord } from '#server/storage/storage.ts'
import { StorageError } from '#server/storage/storage.ts'

export interface MemoryRow {
  readonly epoch: number
  readonly checksum: number
  readonly bytes: Uint8Array
}

export interface MemoryDocument {
  lastSequence: number
  readonly log: Map<number, MemoryRow>
  readonly snapshots: Map<number, MemoryRow>
}

export interface MemoryBoard {
  record: BoardRecord
  epoch: number
  holder: string | undefined
  heldUntil: number
  code: CodeRecord | undefined
  readonly links: Map<string, LinkRecord>
  /** By the token's hash in hex. */
  readonly sessions: Map<string, SessionRecord>
  readonly claims: Map<number, string>
  readonly versions: Map<string, BoardVersion>
  readonly documents: Map<string, MemoryDocument>
  /** By round and voter. */
  readonly ballots: Map<string, Map<string, string>>
  readonly ballotKeys: Map<string, Uint8Array>
}

/** What outlives a crash of the process: hand the same disk to the next engine, or a copy of it to another. */
export class MemoryDisk {
  readonly boards: Map<string, MemoryBoard>
  /** Writes fail while it is set. */
  isBroken = false

  constructor(boards: Map<string, MemoryBoard> = new Map()) {
    this.boards = boards
  }

  /** As it is at this moment; later writes to one are not seen by the other. */
  clone(): MemoryDisk {
    return new MemoryDisk(structuredClone(this.boards))
  }

  board(board: string): MemoryBoard {
    const found = this.boards.get(board)
    if (!found) throw new StorageError('unknown-board', `there is no board ${board}`)
    return found
  }
}

/** One process's way to a disk: it fails when the disk does, and ends when the process does. */
export class MemoryHandle {
  readonly disk: MemoryDisk
  state: 'ready' | 'failed' | 'closed' = 'ready'

  constructor(disk: MemoryDisk) {
    this.disk = disk
  }

  read(): MemoryDisk {
    if (this.state === 'closed') throw new StorageError('unavailable', 'the storage is closed')
    return this.disk
  }

  write(): MemoryDisk {
    if (this.state !== 'ready') throw new StorageError('unavailable', `the storage is ${this.state}`)
    if (!this.disk.isBroken) return this.disk
    this.state = 'failed'
    throw new StorageError('unavailable', 'the disk is broken')
  }

  reopen(): void {
    if (this.state === 'closed') throw new StorageError('unavailable', 'the storage is closed')
    this.state = 'ready'
    this.write()
  }
}

/** A copy under its checksum, as a disk would have it. */
export function rowOf(board: string, document: string, sequence: number, epoch: number, bytes: Uint8Array): MemoryRow {
  return { epoch, checksum: checksumOf(board, document, sequence, bytes), bytes: bytes.slice() }
}

export function isWhole(board: string, document: string, sequence: number, row: MemoryRow): boolean {
  return row.checksum === checksumOf(board, document, sequence, row.bytes)
}
