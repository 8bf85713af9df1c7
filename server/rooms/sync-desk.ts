import * as Y from 'yjs'
import { frameHeader, sharedFrameOf } from '#server/socket/frames.ts'
import type { DocumentKey, LoadedDocument } from '#server/storage/storage.ts'
import { encodeMessage } from '#shared/protocol/messages.ts'
import type { Channel } from './channel.ts'
import type { RecentUpdates } from './recent-updates.ts'
import { documentOf } from './room-document.ts'
import { stepTwoHead } from './step-two-head.ts'
import type { Surroundings } from './surroundings.ts'
import { messageOf } from './tick-frames.ts'

/*
 * Answers sync step 1 (M10): with everything committed before it arrived, and nothing that is not committed.
 *
 * The live document runs ahead of the disk, so it may be encoded only when nothing waits, or in the instant in which
 * the committer takes all that waits (then the answer goes out when that commit has succeeded). A crowd that joins
 * with nothing must not cost an encoding each: the whole state is kept as bytes, and what was committed after it goes
 * out before it, as a sync update. Yjs holds that back until the state behind it arrives, so when a client has its
 * step 2, it has everything.
 */

/** A new encoding of the whole state may take this share of the loop's time. */
const ENCODING_SHARE = 0.01
/** What encoding is guessed to cost before it was measured. */
const ENCODING_MS_PER_BYTE = 1 / 40_000

const EVERYTHING_VECTOR = 1

interface Cached {
  readonly sequence: number
  readonly state: Uint8Array
  readonly madeAtMs: number
  readonly costMs: number
}

/** What the desk reads of its room. */
export interface SyncRoom {
  readonly key: DocumentKey
  readonly channels: ReadonlySet<Channel>
  readonly recent: RecentUpdates
  readonly presence: RoomPresence | undefined
  /** The newest sequence given out, and the newest on disk. */
  readonly given: number
  readonly committed: number
  readonly isQuiet: boolean
  readonly isBuilt: boolean
  readonly doc: Y.Doc
}

export interface SyncHost {
  readonly board: string
  readonly around: Surroundings
  readonly isStorageFailing: boolean
}

/** The presence that is shown in a room; only the room of `board` has one. */
export interface RoomPresence {
  /** The entries that changed since the last call, as one awareness message. */
  takeChanges(): Uint8Array | undefined
  /** All entries, for who has just come; messages in this order. */
  everyone(): readonly Uint8Array[]
}

/** `vector` undefined: only the server's own sync step 1 is wanted. */
interface Request {
  readonly channel: Channel
  readonly vector: Uint8Array | undefined
}

interface Prepared {
  readonly request: Request
  readonly sequence: number
  readonly answer: Uint8Array
}

export class SyncDesk {
  readonly #room: SyncRoom
  readonly #host: SyncHost
  #cached: Cached | undefined
  /** What followed the cached state, merged; valid while both sequences hold. */
  #tail: { readonly from: number; readonly to: number; readonly messages: readonly Uint8Array[] } | undefined
  /** Answers to state vectors at one sequence: a crowd that reconnects often asks for the same. */
  #diffs: { readonly sequence: number; readonly byVector: Map<string, Uint8Array> } | undefined
  #ownStep1: { readonly sequence: number; readonly message: Uint8Array } | undefined
  #requests: Request[] = []
  #prepared: Prepared[] = []
  #isBuilding = false

  constructor(room: SyncRoom, host: SyncHost, loaded: LoadedDocument) {
    this.#room = room
    this.#host = host
    if (loaded.damaged.length > 0) return
    const state = loaded.snapshot?.state ?? new Uint8Array([0, 0])
    this.#cached = {
      sequence: loaded.snapshot?.sequence ?? 0,
      state,
      madeAtMs: host.around.clock.now(),
      costMs: state.length * ENCODING_MS_PER_BYTE,
    }
  }

  ask(channel: Channel, vector: Uint8Array): void {
    const { around } = this.#host
    if (channel.peer.wire.queuedBytes > around.limits.documentQueueBytes) {
      channel.waitingVector = vector
      channel.peer.wire.tellWhenDrained()
      return
    }
    const nowMs = around.clock.now()
    if (channel.peer.session.fullSyncs(this.#room.key, nowMs).left(nowMs) < 1) {
      // G9: later, when the bucket has filled; the newest vector replaces an older one.
      channel.waitingVector = vector
      return
    }
    this.#requests = this.#requests.filter(request => request.channel !== channel)
    this.#requests.push({ channel, vector })
    this.#serve()
  }

  /** Everything that waits in the row is being taken for a commit: the live document is what will be on disk. */
  prepare(): void {
    this.#prepared = []
    if (this.#requests.length === 0) return
    for (const request of this.#requests) {
      const answer = request.vector ? this.#encode(request.vector, this.#room.given) : this.#step1()
      this.#prepared.push({ request, sequence: this.#room.given, answer })
    }
  }

  afterCommit(): void {
    const prepared = this.#prepared
    this.#prepared = []
    for (const { request, sequence, answer } of prepared) {
      if (!this.#requests.includes(request)) continue
      this.#requests.splice(this.#requests.indexOf(request), 1)
      if (request.vector) this.#sendAnswer(request.channel, sequence, [], answer)
      else request.channel.send(answer)
    }
    this.#serve()
  }

  /** O4: nothing will be committed for a while; what is on the disk can still be read. */
  serveFromStorage(): void {
    this.#prepared = []
    const waiting = this.#requests.filter(request => request.vector !== undefined)
    this.#requests = this.#requests.filter(request => request.vector === undefined)
    if (waiting.length === 0) return
    const { storage, log } = this.#host.around
    storage.log.load(this.#host.board, this.#room.key).then(
      loaded => {
        const doc = documentOf(loaded)
        for (const { channel, vector } of waiting) {
          if (!this.#room.channels.has(channel)) continue
          const answer = Y.encodeStateAsUpdate(doc, vector)
          this.#sendAnswer(channel, Math.min(loaded.lastSequence, this.#room.committed), [], answer)
        }
        doc.destroy()
      },
      error => {
        this.#requests.push(...waiting)
        log.warn({ board: this.#host.board, error }, 'a join waits: the storage can be neither written nor read')
      },
    )
  }

  /** For who fell behind within what is remembered. */
  sendRecent(channel: Channel): void {
    for (const stretch of this.#room.recent.after(channel.shown)) {
      channel.say(messageOf(channel, stretch))
      channel.shown = stretch.sequence
    }
  }

  /** Lets go of the cached state of a room that nobody has joined for a while; it is made again when needed. */
  forgetUnused(nowMs: number, unusedMs: number): void {
    if (this.#cached && this.#room.isBuilt && nowMs - this.#cached.madeAtMs > unusedMs) this.#cached = undefined
  }

  #serve(): void {
    const requests = this.#requests
    this.#requests = []
    const later = requests.filter(request => !this.#serveNow(request))
    this.#requests.unshift(...later)
    if (later.length > 0 && this.#host.isStorageFailing) this.serveFromStorage()
  }

  /** False: it must wait for a commit, or for the document to be built. */
  #serveNow({ channel, vector }: Request): boolean {
    const room = this.#room
    if (!room.channels.has(channel)) return true
    if (vector && isEverything(vector)) {
      const cached = this.#wholeState()
      if (!cached) return false
      this.#sendAnswer(channel, room.committed, this.#tailAfter(cached.sequence), cached.state)
      return true
    }
    if (!room.isQuiet) return false
    if (!vector && !room.isBuilt) {
      this.#buildSoon()
      return false
    }
    if (vector) this.#sendAnswer(channel, room.committed, [], this.#encode(vector, room.committed))
    else channel.sendShared(this.#step1())
    return true
  }

  /** The first joins of a cold room have their bytes before its document is built. */
  #buildSoon(): void {
    if (this.#isBuilding) return
    this.#isBuilding = true
    setImmediate(() => {
      this.#isBuilding = false
      if (this.#room.channels.size === 0) return
      void this.#room.doc
      this.#serve()
    })
  }

  /** The cached state, made anew when that is due and possible. */
  #wholeState(): Cached | undefined {
    const room = this.#room
    const { limits, clock } = this.#host.around
    const cached = this.#cached && room.recent.reaches(this.#cached.sequence) ? this.#cached : undefined
    const tail = cached ? room.recent.sizeAfter(cached.sequence) : undefined
    if (tail?.updates === 0 || !room.isQuiet) return cached
    const isTailLong = !tail || tail.bytes > limits.tailMaxBytes || tail.updates > limits.tailMaxUpdates
    const isCheap = cached && clock.now() - cached.madeAtMs >= cached.costMs / ENCODING_SHARE
    if (cached && !isTailLong && !(isCheap && room.isBuilt)) return cached
    this.#encode(new Uint8Array([0]), room.committed)
    return this.#cached
  }

  #encode(vector: Uint8Array, sequence: number): Uint8Array {
    const { figures, clock } = this.#host.around
    if (isEverything(vector)) {
      if (this.#cached?.sequence === sequence) return this.#cached.state
      const startMs = performance.now()
      const state = Y.encodeStateAsUpdate(this.#room.doc)
      this.#cached = { sequence, state, madeAtMs: clock.now(), costMs: performance.now() - startMs }
      figures.statesEncoded += 1
      return state
    }
    if (this.#diffs?.sequence !== sequence) this.#diffs = { sequence, byVector: new Map() }
    const key = Buffer.from(vector.buffer, vector.byteOffset, vector.length).toString('latin1')
    const known = this.#diffs.byVector.get(key)
    if (known) return known
    const diff = Y.encodeStateAsUpdate(this.#room.doc, vector)
    figures.statesEncoded += 1
    this.#diffs.byVector.set(key, diff)
    return diff
  }

  #tailAfter(sequence: number): readonly Uint8Array[] {
    const to = this.#room.committed
    if (this.#tail?.from !== sequence || this.#tail.to !== to) {
      const stretches = this.#room.recent.after(sequence)
      const messages = stretches.map(({ update }) => encodeMessage({ kind: 'sync-update', update }))
      this.#tail = { from: sequence, to, messages }
    }
    return this.#tail.messages
  }

  #step1(): Uint8Array {
    const sequence = this.#room.given
    if (this.#ownStep1?.sequence !== sequence) {
      const stateVector = Y.encodeStateVector(this.#room.doc)
      this.#ownStep1 = { sequence, message: encodeMessage({ kind: 'sync-step-1', stateVector }) }
    }
    return this.#ownStep1.message
  }

  #sendAnswer(channel: Channel, sequence: number, tail: readonly Uint8Array[], state: Uint8Array): void {
    const { around } = this.#host
    const { wire, saidHello, session } = channel.peer
    const nowMs = around.clock.now()
    if (state.length > around.limits.fullSyncBytes) session.fullSyncs(this.#room.key, nowMs).owe(nowMs)
    const start = stepTwoHead(state.length)
    wire.writeAll([
      ...tail.map(message => sharedFrameOf(channel.prefix, message)),
      Buffer.concat([frameHeader(channel.prefix.length + start.length + state.length), channel.prefix, start]),
      state,
    ])
    const everyone = channel.isSynced ? [] : (this.#room.presence?.everyone() ?? [])
    channel.isSynced = true
    channel.isBehind = false
    channel.shown = sequence
    if (saidHello) channel.say({ kind: 'head', sequence })
    for (const message of everyone) channel.sendShared(message)
    around.figures.syncsAnswered += 1
    this.#requests.push({ channel, vector: undefined })
    // In its own turn: the caller may be going through the requests.
    queueMicrotask(() => this.#serve())
  }
}

function isEverything(vector: Uint8Array): boolean {
  return vector.length === EVERYTHING_VECTOR && vector[0] === 0
}
