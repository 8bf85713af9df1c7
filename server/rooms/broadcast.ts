import type { Buffer } from 'node:buffer'
import type { Channel } from './channel.ts'
import type { Pace } from './pace.ts'
import { merged, type Stretch } from './recent-updates.ts'
import type { Surroundings } from './surroundings.ts'
import type { RoomPresence } from './sync-desk.ts'
import { TickFrames } from './tick-frames.ts'

/** M7: a document that has been quiet for so long after a batch says its head once more. */
const QUIET_MS = 1000

/** To whom is shown, and who is there. */
interface Audience {
  readonly channels: ReadonlySet<Channel>
  readonly presence: RoomPresence | undefined
}

/** M11: shows what is committed to everyone in a room, one frame a tick, and then says what is saved (O1). */
export class Broadcast {
  readonly #room: Audience
  readonly #around: Surroundings
  readonly #pace: Pace
  #shown: number
  #toShow: Uint8Array[] = []
  /** Edits to be called saved once their sequence is on disk and shown, in order of sequence. */
  #acks: { readonly channel: Channel; readonly number: number; readonly sequence: number }[] = []
  #shownAtMs = 0
  #cancelTick: (() => void) | undefined
  #cancelHead: (() => void) | undefined
  #isStopped = false

  constructor(room: Audience, around: Surroundings, pace: Pace, sequence: number) {
    this.#room = room
    this.#around = around
    this.#pace = pace
    this.#shown = sequence
  }

  /** Committed, to be shown at the next tick. */
  add(update: Uint8Array): void {
    this.#toShow.push(update)
  }

  /** An edit that is saved when everything up to this sequence has been shown. */
  acknowledge(channel: Channel, number: number, sequence: number): void {
    this.#acks.push({ channel, number, sequence })
    if (sequence <= this.#shown) this.arm()
  }

  stop(): void {
    this.#isStopped = true
    this.#cancelTick?.()
    this.#cancelHead?.()
  }

  /** M11: at once in a quiet room, else when the tick is over. */
  arm(): void {
    if (this.#cancelTick || this.#isStopped) return
    const waitMs = this.#shownAtMs + this.#pace.tickMs - this.#around.clock.now()
    if (waitMs > 0) {
      this.#cancelTick = this.#around.clock.after(waitMs, () => this.#tick())
      return
    }
    // The end of this turn of the loop: what else arrived in it comes along.
    const immediate = setImmediate(() => this.#tick())
    this.#cancelTick = () => clearImmediate(immediate)
  }

  #tick(): void {
    this.#cancelTick = undefined
    if (this.#isStopped) return
    const around = this.#around
    this.#pace.look()
    this.#shownAtMs = around.clock.now()
    around.figures.ticks += 1
    const stretch = this.#takeStretch()
    const frames = new TickFrames(stretch, this.#room.presence?.takeChanges())
    for (const channel of this.#room.channels) if (channel.isSynced) this.#show(channel, frames)
    this.#sendAcks()
    if (stretch) this.#armHead()
  }

  #takeStretch(): Stretch | undefined {
    if (this.#toShow.length === 0) return undefined
    const previous = this.#shown
    const update = merged(this.#toShow)
    this.#shown = previous + this.#toShow.length
    this.#toShow = []
    return { previous, sequence: this.#shown, update }
  }

  #show(channel: Channel, frames: TickFrames): void {
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
    const bytes: Buffer | undefined = frames.for(channel, withPresence)
    if (frames.stretch && channel.shown < frames.stretch.sequence) channel.shown = frames.stretch.sequence
    if (!bytes) return
    wire.write(bytes)
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
            channel.say({ kind: 'head', sequence: this.#shown })
        }
      })
    }
    wait(QUIET_MS)
  }

  /** O1: after the broadcast, one word per channel and tick. */
  #sendAcks(): void {
    const newest = new Map<Channel, number>()
    let count = 0
    for (const { channel, number, sequence } of this.#acks) {
      if (sequence > this.#shown) break
      newest.set(channel, number)
      count += 1
    }
    if (count === 0) return
    this.#acks.splice(0, count)
    for (const [channel, number] of newest) if (this.#room.channels.has(channel)) channel.say({ kind: 'saved', number })
  }
}
