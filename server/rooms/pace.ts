/** How long the process must have been watched before its load says something. */
const SAMPLE_MS = 100
/** Between these shares of one core the tick stays as it is. */
const CALM = 0.4
const BUSY = 0.55
/**
 * Half the time between ticks is waiting, and each tick is work; the sum is least at the root of their product, when a
 * millisecond less of waiting is worth 0.7 % of a core: about 8 ms for 150 people, 15 for 500.
 */
const WAIT_PER_WORK_MS = 144
/** A commit that waits for the disk holds the loop; commits may take this part of its time. */
const COMMIT_SHARE = 1 / 3
const COMMIT_GAP_MAX_MS = 20
/** Weight of the newest commit in the running mean. */
const NEWEST = 0.1

/**
 * M11: how far apart the frames of a room are. An idle node answers at once; a loaded one gathers more into each frame,
 * so that its work grows with people and not with people squared. Load is processor time, not the loop's time: waiting
 * for a slow disk is no reason to show cursors later.
 */
export class Pace {
  readonly #minMs: number
  readonly #maxMs: number
  /** How much longer than an idle node would wait. */
  #stretch = 1
  #cpu = process.cpuUsage()
  #sampledAtMs = performance.now()
  #commitMs = 0

  constructor(minMs: number, maxMs: number) {
    this.#minMs = minMs
    this.#maxMs = maxMs
  }

  /** Between two ticks of a board whose ticks cost so much. */
  tickMs(costMs: number): number {
    return Math.min(this.#maxMs, Math.max(this.#minMs, Math.sqrt(WAIT_PER_WORK_MS * costMs)) * this.#stretch)
  }

  /** Between the end of a commit and the next one: longer where the disk is slow, and where nobody sees sooner anyway. */
  get commitGapMs(): number {
    const forDisk = this.#commitMs * (1 / COMMIT_SHARE - 1)
    return Math.min(COMMIT_GAP_MAX_MS, Math.max(forDisk, (this.#minMs * this.#stretch) / 4))
  }

  committed(tookMs: number): void {
    this.#commitMs += (tookMs - this.#commitMs) * NEWEST
  }

  /** Called by the work itself; cheap when nothing is due. */
  look(): void {
    const nowMs = performance.now()
    const elapsedMs = nowMs - this.#sampledAtMs
    if (elapsedMs < SAMPLE_MS) return
    const { user, system } = process.cpuUsage(this.#cpu)
    const load = (user + system) / 1000 / elapsedMs
    this.#cpu = process.cpuUsage()
    this.#sampledAtMs = nowMs
    if (load > BUSY) this.#stretch = Math.min(this.#maxMs / this.#minMs, this.#stretch * 1.5)
    else if (load < CALM) this.#stretch = Math.max(1, this.#stretch * 0.75)
  }
}
