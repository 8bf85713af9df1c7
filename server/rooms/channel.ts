import { frameOf, sharedFrameOf } from '#server/socket/frames.ts'
import type { WireSocket } from '#server/socket/wire-socket.ts'
import type { DocumentName } from '#shared/doc/documents.ts'
import { CHANNEL, type EditRefusal } from '#shared/protocol/message-types.ts'
import { encodeMessage, type ServerMessage } from '#shared/protocol/messages.ts'
import type { LiveSession } from './session.ts'

/** The connection that a channel is a part of. */
export interface Peer {
  readonly wire: WireSocket
  readonly session: LiveSession
  /** M1: it asked for the extra messages. */
  readonly saidHello: boolean
}

/** An update that changes nothing: no structs, no deletes. */
export const EMPTY_UPDATE = new Uint8Array([0, 0])

/** How the same tick is written to different sockets: with the channel before it or not, as batch or as sync update. */
export type ChannelKind = 0 | 1 | 2 | 3

/** One document over one connection: the whole of it, or its share of the one-socket endpoint (D2). */
export class Channel {
  readonly peer: Peer
  readonly document: DocumentName
  /** What stands before each message; nothing on the document's own endpoint. */
  readonly prefix: Uint8Array
  /** Has had its first sync step 2, so that what comes after it makes sense. */
  isSynced = false
  /** Log sequence up to which this reader has been shown everything. */
  shown = 0
  /** It reads too slowly: no document frames until its queue has drained. */
  isBehind = false
  missedPresence = false
  /** Sync step 1 that is answered when the limits allow; the newest one only. */
  waitingVector: Uint8Array | undefined
  #nextNumber = 1
  #hasGap = false

  constructor(peer: Peer, document: DocumentName, isOneOfMany: boolean) {
    this.peer = peer
    this.document = document
    this.prefix = new Uint8Array(isOneOfMany ? [CHANNEL[document]] : [])
  }

  get kind(): ChannelKind {
    if (this.prefix.length === 0) return this.peer.saidHello ? 1 : 0
    return this.peer.saidHello ? 3 : 2
  }

  say(message: ServerMessage): void {
    this.send(encodeMessage(message))
  }

  send(message: Uint8Array): void {
    this.peer.wire.write(frameOf(this.prefix, message))
  }

  /** A message that others are given too. */
  sendShared(message: Uint8Array): void {
    this.peer.wire.write(sharedFrameOf(this.prefix, message))
  }

  /** M3: may an edit with this number come now? After a gap nothing may until sync step 1 starts anew. */
  follows(number: number): boolean {
    if (this.#hasGap || number !== this.#nextNumber) {
      this.#hasGap = true
      return false
    }
    this.#nextNumber += 1
    return true
  }

  restartNumbers(): void {
    this.#nextNumber = 1
    this.#hasGap = false
  }

  /** M5. Who did not say hello is given a sync step 2 that does not hold the edit. */
  refuse(number: number | undefined, reason: EditRefusal): void {
    if (this.peer.saidHello) this.say({ kind: 'refused', number: number ?? 0, reason })
    else this.say({ kind: 'sync-step-2', update: EMPTY_UPDATE })
  }
}
