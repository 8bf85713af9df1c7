/** How long the process must have been watched before its load says something. */
const SAMPLE_MS = 100
/** Between these shares of one core the tick stays as it is. */
const CALM = 0.4
const BUSY = 0.55
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
  #tickMs: number
  #cpu = process.cpuUsage()
  #sampledAtMs = performance.now()
  #commitMs = 0

  constructor(minMs: number, maxMs: number) {
    this.#minMs = minMs
    this.#maxMs = maxMs
    this.#tickMs = minMs
  }

  get tickMs(): number {
    return this.#tickMs
  }

  /** Between the end of a commit and the next one: longer where the disk is slow, and where nobody sees sooner anyway. */
  get commitGapMs(): number {
    const forDisk = this.#commitMs * (1 / COMMIT_SHARE - 1)
    return Math.min(COMMIT_GAP_MAX_MS, Math.max(forDisk, this.#tickMs / 4))
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
    if (load > BUSY) this.#tickMs = Math.min(this.#maxMs, this.#tickMs * 1.5)
    else if (load < CALM) this.#tickMs = Math.max(this.#minMs, this.#tickMs * 0.75)
  }
}
