import { type EventLoopUtilization, performance } from 'node:perf_hooks'

/** How long a busy loop must have been watched before its load says something. */
const SAMPLE_MS = 100
/** Between these loads the tick stays as it is. */
const CALM = 0.3
const BUSY = 0.5

/**
 * M11: how far apart the frames of a room are. An idle node answers at once; a loaded one gathers more into each frame,
 * so that its work grows with people and not with people squared.
 */
export class Pace {
  readonly #minMs: number
  readonly #maxMs: number
  #tickMs: number
  #sample: EventLoopUtilization = performance.eventLoopUtilization()
  #sampledAtMs = performance.now()

  constructor(minMs: number, maxMs: number) {
    this.#minMs = minMs
    this.#maxMs = maxMs
    this.#tickMs = minMs
  }

  get tickMs(): number {
    return this.#tickMs
  }

  /** Between two commits: a quarter of a tick, since nobody sees more than the tick shows. */
  get commitGapMs(): number {
    return this.#tickMs / 4
  }

  /** Called by the work itself; cheap when nothing is due. */
  look(): void {
    const nowMs = performance.now()
    if (nowMs - this.#sampledAtMs < SAMPLE_MS) return
    const next = performance.eventLoopUtilization()
    const load = performance.eventLoopUtilization(next, this.#sample).utilization
    this.#sample = next
    this.#sampledAtMs = nowMs
    if (load > BUSY) this.#tickMs = Math.min(this.#maxMs, this.#tickMs * 1.5)
    else if (load < CALM) this.#tickMs = Math.max(this.#minMs, this.#tickMs * 0.75)
  }
}
