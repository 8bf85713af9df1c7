import type { Pace } from './pace.ts'
import type { Surroundings } from './surroundings.ts'
import { TickWrites } from './tick-writes.ts'

/** A room that has something to show. */
export interface Speaking {
  show(writes: TickWrites): void
  /** Everything of this tick has been written. */
  shown(): void
}

/** Weight of the newest tick in the running mean of what a tick costs. */
const NEWEST = 0.1
/** A tick that took far longer than the others was not at work: another process had the processor. */
const OUTLIER = 2
const OUTLIER_MS = 0.1

/**
 * M11: the ticks of one board. What its rooms have to show goes out together, in one write per socket: at once in a
 * quiet board, else when the tick is over.
 */
export class Pulse {
  readonly #around: Surroundings
  readonly #pace: Pace
  readonly #due = new Set<Speaking>()
  #shownAtMs = 0
  #costMs = 0
  #cancel: (() => void) | undefined
  #isStopped = false

  constructor(around: Surroundings, pace: Pace) {
    this.#around = around
    this.#pace = pace
  }

  /** This room has something to show. */
  arm(room: Speaking): void {
    if (this.#isStopped) return
    this.#due.add(room)
    if (this.#cancel) return
    const waitMs = this.#shownAtMs + this.#pace.tickMs(this.#costMs) - this.#around.clock.now()
    if (waitMs > 0) {
      this.#cancel = this.#around.clock.after(waitMs, () => this.#tick())
      return
    }
    // The end of this turn of the loop: what else arrived in it comes along.
    const immediate = setImmediate(() => this.#tick())
    this.#cancel = () => clearImmediate(immediate)
  }

  /** The room is gone. */
  disarm(room: Speaking): void {
    this.#due.delete(room)
  }

  stop(): void {
    this.#isStopped = true
    this.#cancel?.()
    this.#due.clear()
  }

  #tick(): void {
    this.#cancel = undefined
    if (this.#due.size === 0) return
    const { clock, figures } = this.#around
    const begunMs = performance.now()
    this.#pace.look()
    this.#shownAtMs = clock.now()
    figures.ticks += 1
    const due = [...this.#due]
    this.#due.clear()
    const writes = new TickWrites(due.length > 1)
    for (const room of due) room.show(writes)
    writes.flush()
    for (const room of due) room.shown()
    const tookMs = Math.min(performance.now() - begunMs, this.#costMs * OUTLIER + OUTLIER_MS)
    this.#costMs += (tookMs - this.#costMs) * NEWEST
  }
}
