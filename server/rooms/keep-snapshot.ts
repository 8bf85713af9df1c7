import * as Y from 'yjs'
import { compactDocument, shouldSnapshot } from '#server/storage/compaction.ts'
import type { Lease } from '#server/storage/storage.ts'
import type { Room } from './room.ts'
import type { Surroundings } from './surroundings.ts'

interface SnapshotHost {
  readonly board: string
  readonly lease: Lease
  readonly around: Surroundings
  readonly isStorageFailing: boolean
}

/** O5: keeps the committed state of a room in one piece when its log has grown enough. */
export async function keepSnapshot(room: Room, host: SnapshotHost, isLeaving: boolean): Promise<void> {
  if (!shouldSnapshot({ ...room.growth, isLeaving }) || !room.isQuiet || host.isStorageFailing) return
  const sequence = room.committed
  const state = Y.encodeStateAsUpdate(room.doc)
  // Said first: edits that come while it is written count for the next one.
  room.snapshotTaken(state.length)
  await compactDocument(host.around.storage.log, host.lease, room.key, state, sequence)
}
