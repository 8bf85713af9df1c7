import * as Y from 'yjs'
import type { Lease } from '#server/storage/storage.ts'
import type { Room } from './room.ts'
import type { Surroundings } from './surroundings.ts'

/** A log that has grown by so much since its snapshot is worth a new one. */
const DUE_UPDATES = 500
const DUE_BYTES = 512 * 1024
/** And by so much when the room is let go: the next join answers from one piece. */
const LEAVING_UPDATES = 20

interface SnapshotHost {
  readonly board: string
  readonly lease: Lease
  readonly around: Surroundings
  readonly isStorageFailing: boolean
}

/** O5: keeps the committed state of a room in one piece, and lets the storage trim what that makes needless. */
export async function keepSnapshot(
  room: Room,
  host: SnapshotHost,
  when: 'when-due' | 'before-unloading',
): Promise<void> {
  const { updates, bytes } = room.sinceSnapshot
  const isDue = when === 'when-due' ? updates >= DUE_UPDATES || bytes >= DUE_BYTES : updates >= LEAVING_UPDATES
  if (!isDue || !room.isQuiet || host.isStorageFailing) return
  const sequence = room.committed
  const state = Y.encodeStateAsUpdate(room.doc)
  const { log } = host.around.storage
  await log.putSnapshot(host.lease, room.key, sequence, state)
  room.snapshotTaken(sequence)
  await log.trim(host.lease, room.key, sequence)
}
