/** How much a room bears, and how long it waits. Every growing thing has its maximum here or in shared/domain/limits.ts. */
export interface RoomLimits {
  /** M11: shortest and longest time between two frames of one room. */
  readonly tickMinMs: number
  readonly tickMaxMs: number
  /** P2: longest presence state of one session. */
  readonly presenceMaxBytes: number
  readonly socketsPerSession: number
  /** G9: edits a second and at once; how far into debt reading is only slowed, before edits are refused. */
  readonly editsPerSecond: number
  readonly editsBurst: number
  readonly editsDebt: number
  /** Messages of any kind: beyond this the socket is read more slowly. Stock clients repeat every presence message. */
  readonly messagesPerSecond: number
  readonly messagesBurst: number
  readonly presencePerSecond: number
  readonly presenceBurst: number
  /** G9: answers to sync step 1 longer than `fullSyncBytes`, per session and document. */
  readonly fullSyncsPerMinute: number
  readonly fullSyncsBurst: number
  readonly fullSyncBytes: number
  /** G9: rows that a participant may take away in a minute. */
  readonly deletedRowsPerMinute: number
  /** Towards one slow reader: above the first presence is left out, above the second document frames, above the third it is closed. */
  readonly presenceQueueBytes: number
  readonly documentQueueBytes: number
  readonly socketQueueBytes: number
  /** Committed updates that a room remembers for readers who fell behind. */
  readonly recentMaxBytes: number
  readonly recentMaxUpdates: number
  /** What may follow the cached state of a room in one answer before the state is made anew. */
  readonly tailMaxBytes: number
  readonly tailMaxUpdates: number
  /** What may wait for a storage that cannot write, per node. */
  readonly waitingMaxBytes: number
  /** A room, then a board, that nobody uses is unloaded after this. */
  readonly idleMs: number
  /** How often the one wheel of the node turns: pings, what waits for a limit, idle boards. */
  readonly wheelMs: number
  readonly pingMs: number
  /** A frame that is begun must be whole after this. */
  readonly frameMs: number
  readonly leaseMs: number
  /** A commit that takes longer counts as a storage that does not write (O4: said within 3 s). */
  readonly commitMs: number
  /** While the arrangement changes, a version of it is kept this often. */
  readonly versionMs: number
  /** Counts of people on the desk are written at most this often. */
  readonly deskMs: number
}

const KIB = 1024
const MIB = 1024 * KIB

export const ROOM_LIMITS: RoomLimits = {
  tickMinMs: 4,
  tickMaxMs: 50,
  presenceMaxBytes: 2 * KIB,
  socketsPerSession: 24,
  editsPerSecond: 40,
  editsBurst: 200,
  editsDebt: 400,
  messagesPerSecond: 400,
  messagesBurst: 2000,
  presencePerSecond: 20,
  presenceBurst: 40,
  fullSyncsPerMinute: 3,
  fullSyncsBurst: 10,
  fullSyncBytes: 16 * KIB,
  deletedRowsPerMinute: 600,
  presenceQueueBytes: 256 * KIB,
  documentQueueBytes: MIB,
  socketQueueBytes: 8 * MIB,
  recentMaxBytes: MIB,
  recentMaxUpdates: 2000,
  tailMaxBytes: 64 * KIB,
  tailMaxUpdates: 400,
  waitingMaxBytes: 64 * MIB,
  idleMs: 60_000,
  wheelMs: 1000,
  pingMs: 30_000,
  frameMs: 20_000,
  leaseMs: 60_000,
  commitMs: 2000,
  versionMs: 60_000,
  deskMs: 1000,
}
