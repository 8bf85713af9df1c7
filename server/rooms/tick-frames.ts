import { frameOf } from '#server/socket/frames.ts'
import { encodeMessage, type ServerMessage } from '#shared/protocol/messages.ts'
import type { Channel } from './channel.ts'
import type { Stretch } from './recent-updates.ts'

const NOTHING = new Uint8Array(0)

/**
 * M11: what one tick of a room says, as ready frames. Each variant is built when the first socket needs it; all
 * sockets of a kind are given the same buffer, the document's frame and the presence frame in one write.
 */
export class TickFrames {
  readonly stretch: Stretch | undefined
  readonly #presence: Uint8Array | undefined
  /** By kind and parts, for who has seen everything before this tick: nearly everyone. */
  readonly #usual: (Buffer | undefined)[] = []
  readonly #lateFrames = new Map<string, Buffer>()

  constructor(stretch: Stretch | undefined, presence: Uint8Array | undefined) {
    this.stretch = stretch
    this.#presence = presence
  }

  get hasPresence(): boolean {
    return this.#presence !== undefined
  }

  /** The bytes for this channel; `withPresence` is false towards who reads slowly. Undefined: nothing to say. */
  for(channel: Channel, withPresence: boolean): Buffer | undefined {
    const { stretch } = this
    const hasDocument = stretch !== undefined && channel.shown < stretch.sequence
    const presence = withPresence ? this.#presence : undefined
    if (!hasDocument && !presence) return undefined
    // Who joined within the tick has a part of it already: said with its own `previous`, so that no gap is seen (M6).
    const previous = hasDocument && channel.peer.saidHello ? channel.shown : stretch?.previous
    if (previous !== stretch?.previous) return this.#late(channel, presence)
    const slot = channel.kind * 4 + (hasDocument ? 2 : 0) + (presence ? 1 : 0)
    const known = this.#usual[slot]
    if (known) return known
    const frames = this.#build(channel, hasDocument, presence)
    this.#usual[slot] = frames
    return frames
  }

  #late(channel: Channel, presence: Uint8Array | undefined): Buffer {
    const key = `${channel.kind}:${channel.shown}:${presence ? 1 : 0}`
    const known = this.#lateFrames.get(key)
    if (known) return known
    const frames = this.#build(channel, true, presence)
    this.#lateFrames.set(key, frames)
    return frames
  }

  #build(channel: Channel, hasDocument: boolean, presence: Uint8Array | undefined): Buffer {
    const { stretch } = this
    const document =
      stretch && hasDocument ? frameOf(channel.prefix, encodeMessage(messageOf(channel, stretch))) : NOTHING
    return presence ? Buffer.concat([document, frameOf(channel.prefix, presence)]) : Buffer.from(document)
  }
}

/** M6: the stretch of the log for this reader. */
export function messageOf(channel: Channel, { sequence, update }: Stretch): ServerMessage {
  if (!channel.peer.saidHello) return { kind: 'sync-update', update }
  return { kind: 'batch', previous: channel.shown, sequence, update }
}
