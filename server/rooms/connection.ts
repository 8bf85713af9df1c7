import type { WebSocket } from 'ws'
import { checkStateVector } from '#server/gate/state-vector.ts'
import { frameOf } from '#server/socket/frames.ts'
import { WireSocket } from '#server/socket/wire-socket.ts'
import { DOCUMENT_NAMES, type DocumentName } from '#shared/doc/documents.ts'
import { CHANNEL, type Notice, PROTOCOL_VERSION } from '#shared/protocol/message-types.ts'
import { encodeMessage, type ServerMessage, splitChannel } from '#shared/protocol/messages.ts'
import { Channel, type Peer } from './channel.ts'
import { type Incoming, readIncoming } from './incoming.ts'
import type { Room } from './room.ts'
import type { LiveSession } from './session.ts'
import type { Surroundings } from './surroundings.ts'

/** What a connection asks of its board. */
export interface ConnectionHost {
  readonly board: string
  readonly around: Surroundings
  presenceIdOf(session: LiveSession): number
  /** P1: an awareness message by this session on the `board` document. */
  presented(connection: Connection, update: Uint8Array): void
  everyone(): readonly Uint8Array[]
  /** It has said hello: what everyone was told before is told again. */
  greeted(connection: Connection): void
  closed(connection: Connection): void
}

/** What is read while the connection still waits for its rooms. Reading has stopped then, so this is what one read brought. */
const INBOX_MAX = 5000

/** One socket of a session with its channels: one on a document's own endpoint, several on the one-socket endpoint. */
export class Connection implements Peer {
  readonly wire: WireSocket
  readonly session: LiveSession
  /** D2: the one-socket endpoint. */
  readonly hasAll: boolean
  /** Spreads what is done once in a while over time. */
  readonly place: number
  saidHello = false
  /** The awareness id by which this client calls itself, once it has said one. */
  awarenessId: number | undefined
  readonly #host: ConnectionHost
  readonly #rooms = new Map<DocumentName, { readonly room: Room; readonly channel: Channel }>()
  #inbox: Uint8Array[] | undefined = []
  #isClosed = false
  #cancelResume: (() => void) | undefined
  /** A frame that is not whole yet: since when, and how many messages had come before it. */
  midFrame: { readonly sinceMs: number; readonly messages: number } | undefined

  constructor(ws: WebSocket, session: LiveSession, hasAll: boolean, host: ConnectionHost, place: number) {
    this.place = place
    this.session = session
    this.hasAll = hasAll
    this.#host = host
    this.wire = new WireSocket(
      ws,
      {
        message: bytes => this.#receive(bytes),
        drained: () => this.#drained(),
        closed: () => this.#closed(),
        faulty: error => this.#faulty(error),
      },
      host.around.limits.socketQueueBytes,
    )
    this.wire.pause()
  }

  /** It has been given its rooms. */
  get hasOpened(): boolean {
    return this.#inbox === undefined
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** The rooms are loaded: begins to read. */
  open(rooms: readonly Room[]): void {
    if (this.#isClosed) return
    for (const room of rooms) {
      const channel = new Channel(this, room.name, this.hasAll)
      this.#rooms.set(room.name, { room, channel })
      room.join(channel)
    }
    const inbox = this.#inbox ?? []
    this.#inbox = undefined
    for (const bytes of inbox) if (this.wire.isOpen) this.#handle(bytes)
    if (!this.#cancelResume) this.wire.resume()
  }

  /** M9. */
  tell(name: Notice): void {
    if (this.saidHello) this.#sendOnSession({ kind: 'notice', notice: name })
  }

  /** M8. */
  tellTime(nowMs: number): void {
    if (this.saidHello) this.#sendOnSession({ kind: 'server-time', now: nowMs })
  }

  /** Reads no more: what has not been read yet is the client's to send again. */
  stopReading(): void {
    this.wire.pause()
  }

  /** Syncs that the limits made wait. */
  retryWaiting(): void {
    for (const { room, channel } of this.#rooms.values()) if (channel.waitingVector) room.retryStep1(channel)
  }

  #sendOnSession(message: ServerMessage): void {
    const prefix = new Uint8Array(this.hasAll ? [CHANNEL.session] : [])
    this.wire.write(frameOf(prefix, encodeMessage(message)))
  }

  #receive(bytes: Uint8Array): void {
    if (this.session.messages.owe(this.#host.around.clock.now()) < 0) this.#slowDown()
    if (!this.#inbox) {
      this.#handle(bytes)
      return
    }
    if (this.#inbox.length >= INBOX_MAX) throw new Error('too many messages before the board was open')
    this.#inbox.push(bytes.slice())
  }

  #handle(bytes: Uint8Array): void {
    if (!this.hasAll) {
      const [only] = this.#rooms.values()
      if (only) this.#dispatch(only.room, only.channel, readIncoming(bytes))
      return
    }
    const { channel: number, body } = splitChannel(bytes) ?? {}
    if (!body) return
    if (number === CHANNEL.session) {
      const incoming = readIncoming(body)
      if (incoming.kind === 'hello') this.#sayHello(incoming.version)
      return
    }
    const name = DOCUMENT_NAMES.find(each => CHANNEL[each] === number)
    if (!name) return
    const incoming = readIncoming(body)
    const part = this.#rooms.get(name)
    if (part) this.#dispatch(part.room, part.channel, incoming)
    else if (incoming.kind === 'edit' && this.saidHello) this.#refuseAtDoor(name, incoming.number)
  }

  #dispatch(room: Room, channel: Channel, incoming: Incoming): void {
    switch (incoming.kind) {
      case 'sync-step-1':
        if (checkStateVector(incoming.stateVector)) this.#isBroken('a state vector that cannot be one')
        else room.receiveStep1(channel, incoming.stateVector)
        return
      case 'sync-step-2':
      case 'sync-update':
        if (this.#mayEdit(channel, undefined)) room.receiveUpdate(channel, incoming.update, undefined)
        return
      case 'edit':
        if (!this.saidHello) return
        if (this.#mayEdit(channel, incoming.number)) room.receiveUpdate(channel, incoming.update, incoming.number)
        return
      case 'awareness':
        if (channel.document === 'board') this.#host.presented(this, incoming.update)
        return
      case 'ask-awareness': {
        if (channel.document !== 'board' || !this.session.presence.take(this.#host.around.clock.now())) return
        for (const message of this.#host.everyone()) channel.sendShared(message)
        return
      }
      case 'hello':
        if (!this.hasAll) this.#sayHello(incoming.version)
        return
      case 'oversized':
        if (incoming.number === undefined || channel.follows(incoming.number))
          channel.refuse(incoming.number, 'too-large')
        else channel.refuse(incoming.number, 'number-gap')
        return
      case 'unknown':
        return
      case 'broken':
        this.#isBroken('a message that cannot be read')
        return
    }
  }

  /** A document that this session has no door to: said in so many words, or its client would wait for ever. */
  #refuseAtDoor(name: DocumentName, number: number): void {
    new Channel(this, name, this.hasAll).refuse(number, 'not-allowed')
  }

  #isBroken(what: string): void {
    this.#faulty(new Error(what))
    this.wire.close('protocolError')
  }

  #sayHello(version: number): void {
    if (this.saidHello) return
    if (version < PROTOCOL_VERSION) {
      this.wire.close('outdated')
      return
    }
    this.saidHello = true
    const { session } = this
    const welcome = {
      role: session.identity.role,
      presence: this.#host.presenceIdOf(session),
      board: this.#host.board,
    }
    this.#sendOnSession({ kind: 'hello', version: PROTOCOL_VERSION, welcome })
    this.tellTime(this.#host.around.clock.now())
    this.#host.greeted(this)
  }

  /**
   * G9: who edits faster than the limit is read more slowly, so nothing is lost and nobody else waits. Only what was
   * already in one read when the debt grew large is refused.
   */
  #mayEdit(channel: Channel, number: number | undefined): boolean {
    const { clock, limits } = this.#host.around
    const nowMs = clock.now()
    const left = this.session.edits.owe(nowMs)
    if (left >= 0) return true
    this.#slowDown()
    if (left >= -limits.editsDebt) return true
    if (number === undefined) this.wire.close('tooFast')
    else {
      channel.follows(number)
      channel.refuse(number, 'too-fast')
    }
    return false
  }

  #slowDown(): void {
    if (this.#cancelResume) return
    this.wire.pause()
    const { clock } = this.#host.around
    this.#cancelResume = clock.after(this.#debtMs(clock.now()), () => {
      this.#cancelResume = undefined
      if (!this.wire.isOpen) return
      // What was in the same read came after the pause, and may have made the debt larger.
      if (this.#debtMs(clock.now()) > 0) this.#slowDown()
      else this.wire.resume()
    })
  }

  #debtMs(nowMs: number): number {
    const { edits, messages } = this.session
    return Math.max(edits.msUntilPaid(nowMs), messages.msUntilPaid(nowMs))
  }

  /** Reading was stopped by us, so its silence says nothing of the peer. */
  get isSlowedDown(): boolean {
    return this.#cancelResume !== undefined
  }

  #drained(): void {
    for (const { room, channel } of this.#rooms.values()) room.catchUp(channel)
  }

  #faulty(error: unknown): void {
    const { log, figures } = this.#host.around
    figures.peersFaulty += 1
    const reason = error instanceof Error ? error.message : String(error)
    log.warn({ board: this.#host.board, reason }, 'a peer was closed for what it sent')
  }

  #closed(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#cancelResume?.()
    for (const { room, channel } of this.#rooms.values()) room.leave(channel)
    this.#rooms.clear()
    this.#host.closed(this)
  }
}
