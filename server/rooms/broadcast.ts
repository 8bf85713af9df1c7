import type { Channel } from './channel.ts'
import type { Pulse, Speaking } from './pulse.ts'
import { merged, type Stretch } from './recent-updates.ts'
import type { Surroundings } from './surroundings.ts'
import type { RoomPresence } from './sync-desk.ts'
import { TickFrames } from './tick-frames.ts'
import type { TickWrites } from './tick-writes.ts'

/** M7: a document that has been quiet for so long after a batch says its head once more. */
const QUIET_MS = 1000

/** To whom is shown, and who is there. */
interface Audience {
  readonly channels: ReadonlySet<Channel>
  readonly presence: RoomPresence | undefined
}

/** M11: shows what is committed to everyone in a room, one frame a tick, and then says what is saved (O1). */
export class Broadcast implements Speaking {
  readonly #room: Audience
  readonly #around: Surroundings
  readonly #pulse: Pulse
  /** The newest sequence shown to everyone. */
  #newest: number
  #toShow: Uint8Array[] = []
  /** Edits to be called saved once their sequence is on disk and shown, in order of sequence. */
  #acks: { readonly channel: Channel; readonly number: number; readonly sequence: number }[] = []
  #shownAtMs = 0
  #cancelHead: (() => void) | undefined
  #isStopped = false

  constructor(room: Audience, around: Surroundings, pulse: Pulse, sequence: number) {
    this.#room = room
    this.#around = around
    this.#pulse = pulse
    this.#newest = sequence
  }

  /** Committed, to be shown at the next tick. */
  add(update: Uint8Array): void {
    this.#toShow.push(update)
  }

  /** An edit that is saved when everything up to this sequence has been shown. */
  acknowledge(channel: Channel, number: number, sequence: number): void {
    this.#acks.push({ channel, number, sequence })
    if (sequence <= this.#newest) this.arm()
  }

  stop(): void {
    this.#isStopped = true
    this.#pulse.disarm(this)
    this.#cancelHead?.()
  }

  /** There is something to show. */
  arm(): void {
    if (!this.#isStopped) this.#pulse.arm(this)
  }

  /** The board's tick: everything that is due, to everyone. */
  show(writes: TickWrites): void {
    this.#shownAtMs = this.#around.clock.now()
    const stretch = this.#takeStretch()
    const frames = new TickFrames(stretch, this.#room.presence?.takeChanges())
    if (stretch || frames.hasPresence) {
      for (const channel of this.#room.channels) if (channel.isSynced) this.#show(channel, frames, writes)
    }
    if (stretch) this.#armHead()
  }

  /** The tick has been written. */
  shown(): void {
    this.#sendAcks()
  }

  #takeStretch(): Stretch | undefined {
    if (this.#toShow.length === 0) return undefined
    const previous = this.#newest
    const update = merged(this.#toShow)
    this.#newest = previous + this.#toShow.length
    this.#toShow = []
    return { previous, sequence: this.#newest, update }
  }

  #show(channel: Channel, frames: TickFrames, writes: TickWrites): void {
    const { wire } = channel.peer
    const { limits, figures } = this.#around
    const queued = wire.queuedBytes
    if (channel.isBehind || (frames.stretch && queued > limits.documentQueueBytes)) {
      channel.isBehind = true
      channel.missedPresence ||= frames.hasPresence
      wire.tellWhenDrained()
      return
    }
    const withPresence = frames.hasPresence && queued <= limits.presenceQueueBytes
    if (frames.hasPresence && !withPresence) {
      channel.missedPresence = true
      figures.presenceDropped += 1
      wire.tellWhenDrained()
    }
    const bytes = frames.for(channel, withPresence)
    if (frames.stretch && channel.shown < frames.stretch.sequence) channel.shown = frames.stretch.sequence
    if (!bytes) return
    writes.add(wire, bytes)
    figures.framesWritten += 1
  }

  #armHead(): void {
    if (this.#cancelHead) return
    const wait = (ms: number) => {
      this.#cancelHead = this.#around.clock.after(ms, () => {
        this.#cancelHead = undefined
        const leftMs = this.#shownAtMs + QUIET_MS - this.#around.clock.now()
        if (leftMs > 0) {
          wait(leftMs)
          return
        }
        for (const channel of this.#room.channels) {
          if (channel.isSynced && !channel.isBehind && channel.peer.saidHello)
            channel.say({ kind: 'head', sequence: this.#newest })
        }
      })
    }
    wait(QUIET_MS)
  }

  /** O1: after the broadcast, one word per channel and tick. */
  #sendAcks(): void {
    if (this.#acks.length === 0) return
    const newest = new Map<Channel, number>()
    let count = 0
    for (const { channel, number, sequence } of this.#acks) {
      if (sequence > this.#newest) break
      newest.set(channel, number)
      count += 1
    }
    if (count === 0) return
    this.#acks.splice(0, count)
    for (const [channel, number] of newest) if (this.#room.channels.has(channel)) channel.say({ kind: 'saved', number })
  }
}
