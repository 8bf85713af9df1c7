import { checksumOf } from './checksum.ts'
import type { Row, SqliteHandle } from './sqlite-handle.ts'
import { bytesOf, numberOf } from './sqlite-values.ts'
import { type DocumentKey, type LoadedDocument, StorageError } from './storage.ts'

type Damaged = LoadedDocument['damaged'][number]
interface Stored {
  readonly sequence: number
  readonly bytes: Uint8Array
}

const EMPTY: LoadedDocument = { snapshot: undefined, updates: [], lastSequence: 0, damaged: [] }

/** S7: the newest whole snapshot and every whole update after it, with the names of what was passed over. */
export function loadDocument(handle: SqliteHandle, board: string, document: DocumentKey): LoadedDocument {
  const row = handle.one('SELECT id, last_sequence FROM documents WHERE board = ? AND document = ?', board, document)
  if (!row) return EMPTY
  const id = numberOf(row, 'id')
  const lastSequence = numberOf(row, 'last_sequence')
  const damaged: Damaged[] = []
  const [newest] = wholeSnapshots(handle, board, document, id, 1, sequence => {
    damaged.push({ what: 'snapshot', sequence })
  })
  const base = newest?.sequence ?? 0
  const updates: { sequence: number; update: Uint8Array }[] = []
  let expected = base + 1
  for (const { sequence, stored } of updatesAfter(handle, board, document, id, base)) {
    if (sequence > expected) damaged.push({ what: 'update', sequence: expected })
    expected = sequence + 1
    if (stored) updates.push({ sequence, update: stored.bytes })
    else damaged.push({ what: 'update', sequence })
  }
  if (expected <= lastSequence) damaged.push({ what: 'update', sequence: expected })
  return { snapshot: newest && { sequence: base, state: newest.bytes }, updates, lastSequence, damaged }
}

/** The newest snapshots that read back whole, newest first, at most `count`; `onDamaged` hears of those passed over. */
export function wholeSnapshots(
  handle: SqliteHandle,
  board: string,
  document: DocumentKey,
  id: number,
  count: number,
  onDamaged: (sequence: number) => void = () => undefined,
): readonly Stored[] {
  const whole: Stored[] = []
  const sequences = handle.all('SELECT sequence FROM snapshots WHERE document = ? ORDER BY sequence DESC', id)
  for (const row of sequences) {
    if (whole.length === count) break
    const sequence = numberOf(row, 'sequence')
    const stored = wholeOrNothing(board, document, sequence, () =>
      handle.one('SELECT checksum, bytes FROM snapshots WHERE document = ? AND sequence = ?', id, sequence),
    )
    if (stored) whole.push(stored)
    else onDamaged(sequence)
  }
  return whole
}

function updatesAfter(
  handle: SqliteHandle,
  board: string,
  document: DocumentKey,
  id: number,
  base: number,
): readonly { readonly sequence: number; readonly stored: Stored | undefined }[] {
  const rows = handle.all(
    'SELECT sequence, checksum, bytes FROM log WHERE document = ? AND sequence > ? ORDER BY sequence',
    id,
    base,
  )
  return rows.map(row => {
    const sequence = numberOf(row, 'sequence')
    return { sequence, stored: wholeOrNothing(board, document, sequence, () => row) }
  })
}

/** Undefined if the row's page cannot be read, its columns are of another kind, or its checksum does not fit. */
function wholeOrNothing(
  board: string,
  document: DocumentKey,
  sequence: number,
  read: () => Row | undefined,
): Stored | undefined {
  try {
    const row = read()
    if (!row) return undefined
    const bytes = bytesOf(row, 'bytes')
    return checksumOf(board, document, sequence, bytes) === numberOf(row, 'checksum') ? { sequence, bytes } : undefined
  } catch (error) {
    if (error instanceof StorageError && error.fault === 'damaged') return undefined
    throw error
  }
}
