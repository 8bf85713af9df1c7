import type { WireSocket } from '#server/socket/wire-socket.ts'

/**
 * What one tick of a board writes. Where several rooms speak, each socket's frames are joined into one write; the
 * joined bytes are made once for all sockets that were given the same parts.
 */
export class TickWrites {
  readonly #held: Map<WireSocket, Buffer> | undefined
  readonly #joined = new Map<Buffer, Map<Buffer, Buffer>>()

  constructor(hasSeveralRooms: boolean) {
    this.#held = hasSeveralRooms ? new Map() : undefined
  }

  add(wire: WireSocket, frames: Buffer): void {
    const held = this.#held
    if (!held) {
      wire.write(frames)
      return
    }
    const before = held.get(wire)
    held.set(wire, before ? this.#join(before, frames) : frames)
  }

  flush(): void {
    if (this.#held) for (const [wire, frames] of this.#held) wire.write(frames)
  }

  #join(first: Buffer, second: Buffer): Buffer {
    let bySecond = this.#joined.get(first)
    if (!bySecond) {
      bySecond = new Map()
      this.#joined.set(first, bySecond)
    }
    let both = bySecond.get(second)
    if (!both) {
      both = Buffer.concat([first, second])
      bySecond.set(second, both)
    }
    return both
  }
}
