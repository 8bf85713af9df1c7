import { type DocumentKey, type Lease, type LogStorage, StorageError } from './storage.ts'

/** A log that has grown by so much since its snapshot is worth a new one. */
const DUE_UPDATES = 500
const DUE_BYTES = 512 * 1024
/** And by so much when its room is let go: the next join answers from one piece. */
const LEAVING_UPDATES = 20
/** A large document is not written whole for a small change: the log may grow to this part of it first. */
const DUE_PART_OF_STATE = 1 / 4

export interface LogGrowth {
  readonly updatesSince: number
  readonly bytesSince: number
  /** Size of the last snapshot; 0 if there is none. */
  readonly stateBytes: number
  readonly isLeaving: boolean
}

/** Whether a document's log has grown enough for a new snapshot. */
export function shouldSnapshot({ updatesSince, bytesSince, stateBytes, isLeaving }: LogGrowth): boolean {
  if (isLeaving) return updatesSince >= LEAVING_UPDATES
  return updatesSince >= DUE_UPDATES || bytesSince >= Math.max(DUE_BYTES, stateBytes * DUE_PART_OF_STATE)
}

/**
 * O5: puts the snapshot, reads it back and compares, and only then lets the storage trim what no kept snapshot needs.
 * `state` holds exactly the committed updates up to `sequence`. Rejects with `damaged` if it does not read back; the
 * log is untouched then. A crash between the steps leaves a longer log and nothing else, and calling again finishes it.
 */
export async function compactDocument(
  log: LogStorage,
  lease: Lease,
  document: DocumentKey,
  state: Uint8Array,
  sequence: number,
): Promise<void> {
  const isNew = await put(log, lease, document, state, sequence)
  if (isNew) {
    const { snapshot } = await log.load(lease.board, document)
    // A newer one than ours means that another has compacted meanwhile: theirs was compared by them.
    const isOurs = snapshot !== undefined && snapshot.sequence === sequence && isEqual(snapshot.state, state)
    if (!isOurs && (snapshot?.sequence ?? 0) <= sequence) {
      throw new StorageError('damaged', `the snapshot of ${lease.board}/${document} at ${sequence} does not read back`)
    }
  }
  await log.trim(lease, document, sequence)
}

/** False if there is one of that sequence already: an earlier try came so far. */
async function put(
  log: LogStorage,
  lease: Lease,
  document: DocumentKey,
  state: Uint8Array,
  sequence: number,
): Promise<boolean> {
  try {
    await log.putSnapshot(lease, document, sequence, state)
    return true
  } catch (error) {
    if (error instanceof StorageError && error.fault === 'conflict') return false
    throw error
  }
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
