import type { DocumentKey } from '#server/storage/storage.ts'
import { Bucket } from './bucket.ts'
import type { SessionIdentity } from './live-boards.ts'
import type { RoomLimits } from './room-limits.ts'

const MINUTE_SECONDS = 60

/** One session on a live board: what all its sockets share, kept over reconnects so that nobody resets a limit by one. */
export class LiveSession {
  readonly identity: SessionIdentity
  /** Open now. */
  sockets = 0
  readonly edits: Bucket
  readonly messages: Bucket
  readonly presence: Bucket
  readonly deletedRows: Bucket
  readonly #limits: RoomLimits
  readonly #fullSyncs = new Map<DocumentKey, Bucket>()

  constructor(identity: SessionIdentity, limits: RoomLimits, nowMs: number) {
    this.identity = identity
    this.#limits = limits
    this.edits = new Bucket(limits.editsPerSecond, limits.editsBurst, nowMs)
    this.messages = new Bucket(limits.messagesPerSecond, limits.messagesBurst, nowMs)
    this.presence = new Bucket(limits.presencePerSecond, limits.presenceBurst, nowMs)
    this.deletedRows = new Bucket(limits.deletedRowsPerMinute / MINUTE_SECONDS, limits.deletedRowsPerMinute, nowMs)
  }

  /** G9: answers to sync step 1 of one document. */
  fullSyncs(document: DocumentKey, nowMs: number): Bucket {
    const known = this.#fullSyncs.get(document)
    if (known) return known
    const { fullSyncsPerMinute, fullSyncsBurst } = this.#limits
    const bucket = new Bucket(fullSyncsPerMinute / MINUTE_SECONDS, fullSyncsBurst, nowMs)
    this.#fullSyncs.set(document, bucket)
    return bucket
  }

  /** Nothing would be forgiven by forgetting this session. */
  isForgettable(nowMs: number): boolean {
    const buckets = [this.edits, this.messages, this.presence, this.deletedRows, ...this.#fullSyncs.values()]
    return buckets.every(bucket => bucket.isFull(nowMs))
  }
}
