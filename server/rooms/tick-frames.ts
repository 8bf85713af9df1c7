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
  readonly #built = new Map<string, Buffer>()

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
    const previous = hasDocument && channel.peer.saidHello ? channel.shown : 0
    const key = `${channel.kind}:${hasDocument ? previous : 'none'}:${presence ? 1 : 0}`
    const known = this.#built.get(key)
    if (known) return known
    const document = hasDocument ? frameOf(channel.prefix, encodeMessage(messageOf(channel, stretch))) : NOTHING
    const frames = presence ? Buffer.concat([document, frameOf(channel.prefix, presence)]) : Buffer.from(document)
    this.#built.set(key, frames)
    return frames
  }
}

/** M6: the stretch of the log for this reader. */
export function messageOf(channel: Channel, { sequence, update }: Stretch): ServerMessage {
  if (!channel.peer.saidHello) return { kind: 'sync-update', update }
  return { kind: 'batch', previous: channel.shown, sequence, update }
}
