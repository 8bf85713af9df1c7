import * as Y from 'yjs'
import { checkUpdate } from '#server/gate/check-update.ts'
import type { GateSession } from '#server/gate/verdict.ts'
import type { LogGrowth } from '#server/storage/compaction.ts'
import type { DocumentKey, LoadedDocument } from '#server/storage/storage.ts'
import type { DocumentName } from '#shared/doc/documents.ts'
import type { EditRefusal } from '#shared/protocol/message-types.ts'
import { Broadcast } from './broadcast.ts'
import { type Channel, EMPTY_UPDATE } from './channel.ts'
import type { Pulse } from './pulse.ts'
import { RecentUpdates } from './recent-updates.ts'
import { BY_CLERK, FROM_CLIENT, RoomDocument } from './room-document.ts'
import { uint32Of } from './surroundings.ts'
import { type RoomPresence, SyncDesk, type SyncHost, type SyncRoom } from './sync-desk.ts'

/** What a room asks of the board it belongs to. */
export interface RoomHost extends SyncHost {
  readonly pulse: Pulse
  /** Why nothing more may be written just now, if so: too much waits for the storage, or the board is full. */
  whyNoMore(room: Room): EditRefusal | undefined
  gateFor(channel: Channel): GateSession
  /** Takes client ids for a holder, in memory at once; `commit` makes them durable. */
  claim(clients: readonly number[], holder: string): void
  ownerOf(client: number): string | undefined
  /** Puts an update in the row for the next commit. */
  commit(room: Room, update: Uint8Array, claims: readonly number[], holder: string): void
  /** The room has changed, not yet committed; tables by name. */
  touched(room: Room, tables: ReadonlySet<string>): void
  /** The room's state can no longer be trusted: the board is to be closed and loaded anew. */
  broken(room: Room, error: unknown): void
}

/** Who holds the client ids of the server's own peer. */
export const CLERK_HOLDER = 'clerk'

/**
 * One document of one board, live: it checks what comes in, puts it in the row for the disk, and shows what is on the
 * disk to everyone, one frame a tick. O1: nothing leaves here before `committed` was called for it.
 *
 *   given >= committed >= shown: the newest sequence given out, on disk, and broadcast.
 */
export class Room implements SyncRoom {
  readonly key: DocumentKey
  readonly name: DocumentName
  readonly channels = new Set<Channel>()
  readonly recent: RecentUpdates
  presence: RoomPresence | undefined
  given: number
  committed: number
  readonly #host: RoomHost
  readonly #document: RoomDocument
  readonly #desk: SyncDesk
  readonly #broadcast: Broadcast
  #hasClerkClaim = false
  #isGone = false
  #growth: Omit<LogGrowth, 'isLeaving'>
  usedAtMs: number

  constructor(key: DocumentKey, name: DocumentName, loaded: LoadedDocument, host: RoomHost) {
    this.key = key
    this.name = name
    this.#host = host
    this.given = loaded.lastSequence
    this.committed = loaded.lastSequence
    this.#growth = {
      updatesSince: loaded.updates.length,
      bytesSince: loaded.updates.reduce((sum, { update }) => sum + update.length, 0),
      stateBytes: loaded.snapshot?.state.length ?? 0,
    }
    this.usedAtMs = host.around.clock.now()
    const { recentMaxBytes, recentMaxUpdates } = host.around.limits
    const isWhole = loaded.damaged.length === 0
    this.recent = new RecentUpdates(
      isWhole ? (loaded.snapshot?.sequence ?? 0) : loaded.lastSequence,
      recentMaxBytes,
      recentMaxUpdates,
    )
    if (isWhole) for (const { update } of loaded.updates) this.recent.add(update)
    this.#document = new RoomDocument(loaded, {
      written: update => this.#wroteByClerk(update),
      touched: tables => host.touched(this, tables),
    })
    this.#desk = new SyncDesk(this, host, loaded)
    this.#broadcast = new Broadcast(this, host.around, host.pulse, loaded.lastSequence)
  }

  get doc(): Y.Doc {
    return this.#document.doc
  }

  get isBuilt(): boolean {
    return this.#document.isBuilt
  }

  /** The live document is exactly what is committed. */
  get isQuiet(): boolean {
    return this.given === this.committed
  }

  get isInUse(): boolean {
    return this.channels.size > 0
  }

  join(channel: Channel): void {
    this.channels.add(channel)
    this.usedAtMs = this.#host.around.clock.now()
  }

  leave(channel: Channel): void {
    this.channels.delete(channel)
    this.usedAtMs = this.#host.around.clock.now()
  }

  // ------------------------------------------------------------------ from clients

  receiveStep1(channel: Channel, vector: Uint8Array): void {
    channel.restartNumbers()
    this.#desk.ask(channel, vector)
  }

  /** Sync step 1 that the limits made wait; called when they may allow it. */
  retryStep1(channel: Channel): void {
    const vector = channel.waitingVector
    if (!vector) return
    channel.waitingVector = undefined
    this.#desk.ask(channel, vector)
  }

  /** An update by a client: `number` for an edit (M3), none for a plain sync update or step 2. */
  receiveUpdate(channel: Channel, update: Uint8Array, number: number | undefined): void {
    if (number !== undefined && !channel.follows(number)) {
      this.#refuse(channel, number, 'number-gap')
      return
    }
    if (isEmpty(update)) {
      this.#acknowledge(channel, number)
      return
    }
    const { verdict, fresh } = this.#judge(channel, update)
    if (verdict.kind === 'refuse') {
      this.#refuse(channel, number, verdict.reason)
      return
    }
    if (verdict.kind === 'known') {
      this.#acknowledge(channel, number)
      return
    }
    const { session } = channel.peer
    const { clock, figures } = this.#host.around
    const whyNoMore = this.#host.whyNoMore(this)
    if (whyNoMore) {
      this.#refuse(channel, number, whyNoMore)
      return
    }
    const isLimited = session.identity.role === 'participant' && verdict.deletedRows > 0
    if (isLimited && !session.deletedRows.take(clock.now(), verdict.deletedRows)) {
      this.#refuse(channel, number, 'bulk-delete')
      return
    }
    // The bytes lie in the socket's read buffer; what is kept longer than this call must not hold on to that.
    const own = fresh.slice()
    try {
      Y.applyUpdate(this.doc, own, FROM_CLIENT)
    } catch (error) {
      this.#host.broken(this, error)
      throw error
    }
    const { participant } = session.identity
    this.#host.claim(verdict.claims, participant)
    this.#commit(own, verdict.claims, participant)
    this.#acknowledge(channel, number)
    figures.editsAccepted += 1
  }

  /** G4: an old connection's edit can land after the new one's step 1; what is new beside it is judged alone. */
  #judge(channel: Channel, update: Uint8Array) {
    const gate = this.#host.gateFor(channel)
    const verdict = checkUpdate(this.doc, update, gate)
    if (verdict.kind !== 'refuse' || verdict.reason !== 'mixed') return { verdict, fresh: update }
    const fresh = Y.diffUpdate(update, Y.encodeStateVector(this.doc))
    return { verdict: checkUpdate(this.doc, fresh, gate), fresh }
  }

  // ------------------------------------------------------------------ by the clerk

  /** Lets the server's own peer change the document; its update goes the way of all others. */
  write(act: (doc: Y.Doc) => void): void {
    const { doc } = this
    if (!this.#hasClerkClaim) this.#takeClerkId(doc)
    doc.transact(() => act(doc), BY_CLERK)
  }

  #takeClerkId(doc: Y.Doc): void {
    // A fresh id for each load of the room, so that two loads can never use one id with different contents.
    while (this.#host.ownerOf(doc.clientID) !== undefined) doc.clientID = uint32Of(this.#host.around.random)
    this.#host.claim([doc.clientID], CLERK_HOLDER)
  }

  #wroteByClerk(update: Uint8Array): void {
    const claims = this.#hasClerkClaim ? [] : [this.doc.clientID]
    this.#hasClerkClaim = true
    this.#commit(update, claims, CLERK_HOLDER)
  }

  // ------------------------------------------------------------------ to the disk

  #commit(update: Uint8Array, claims: readonly number[], holder: string): void {
    this.given += 1
    this.#host.commit(this, update, claims, holder)
  }

  /** The committer takes everything that waits: what the desk encodes now is what will be on disk. */
  beforeCommit(): void {
    try {
      this.#desk.prepare()
    } catch (error) {
      this.#host.broken(this, error)
    }
  }

  /** These updates, in order, are on disk. */
  afterCommit(updates: readonly Uint8Array[]): void {
    for (const update of updates) {
      this.committed += 1
      this.recent.add(update)
      this.#broadcast.add(update)
    }
    const { updatesSince, bytesSince, stateBytes } = this.#growth
    this.#growth = {
      updatesSince: updatesSince + updates.length,
      bytesSince: bytesSince + updates.reduce((sum, update) => sum + update.length, 0),
      stateBytes,
    }
    if (this.#isGone) return
    try {
      this.#desk.afterCommit()
    } catch (error) {
      this.#host.broken(this, error)
    }
    this.#broadcast.arm()
  }

  /** O4: what waits for a commit will not come soon. */
  savingStopped(): void {
    this.#desk.serveFromStorage()
  }

  /** Once in a while: lets go of what is only there for speed. */
  rest(nowMs: number): void {
    this.#desk.forgetUnused(nowMs, this.#host.around.limits.idleMs)
  }

  /** What has come since the last snapshot on disk. */
  get growth(): Omit<LogGrowth, 'isLeaving'> {
    return this.#growth
  }

  /** A snapshot of what is committed now is being put on the disk. */
  snapshotTaken(stateBytes: number): void {
    this.#growth = { updatesSince: 0, bytesSince: 0, stateBytes }
  }

  // ------------------------------------------------------------------ to everyone

  /** There is presence to show. */
  armTick(): void {
    this.#broadcast.arm()
  }

  /** The queue of a slow reader has gone out: what it missed, from the recent updates or as a new first sync. */
  catchUp(channel: Channel): void {
    if (channel.isBehind) {
      channel.isBehind = false
      if (this.recent.reaches(channel.shown)) this.#desk.sendRecent(channel)
      else if (channel.peer.saidHello) channel.say({ kind: 'head', sequence: this.committed })
      else this.#desk.ask(channel, new Uint8Array([0]))
    }
    if (channel.missedPresence) {
      channel.missedPresence = false
      for (const message of this.presence?.everyone() ?? []) channel.sendShared(message)
    }
    if (channel.waitingVector) this.retryStep1(channel)
  }

  // ------------------------------------------------------------------ saved and refused

  #acknowledge(channel: Channel, number: number | undefined): void {
    // Also for what was known already: it may still be on its way to the disk, from another connection.
    if (number !== undefined) this.#broadcast.acknowledge(channel, number, this.given)
  }

  #refuse(channel: Channel, number: number | undefined, reason: EditRefusal): void {
    this.#host.around.figures.editsRefused += 1
    channel.refuse(number, reason)
  }

  /** Stops everything; nothing is shown or written any more. */
  dispose(): void {
    this.#isGone = true
    this.#broadcast.stop()
    this.#document.destroy()
  }
}

function isEmpty(update: Uint8Array): boolean {
  return update.length === EMPTY_UPDATE.length && update[0] === 0 && update[1] === 0
}
