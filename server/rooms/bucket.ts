/** A token bucket: `burst` at once, then `perSecond`. May go into debt, which must be earned back first. */
export class Bucket {
  readonly #perSecond: number
  readonly #burst: number
  #left: number
  #atMs: number

  constructor(perSecond: number, burst: number, nowMs: number) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#left = burst
    this.#atMs = nowMs
  }

  /** Tokens left; negative is debt. */
  left(nowMs: number): number {
    const elapsedMs = Math.max(0, nowMs - this.#atMs)
    this.#left = Math.min(this.#burst, this.#left + (elapsedMs / 1000) * this.#perSecond)
    this.#atMs = nowMs
    return this.#left
  }

  /** Takes `count` if they are all there. */
  take(nowMs: number, count = 1): boolean {
    if (this.left(nowMs) < count) return false
    this.#left -= count
    return true
  }

  /** Takes one even if it is not there; answers what is left. */
  owe(nowMs: number): number {
    const left = this.left(nowMs) - 1
    this.#left = left
    return left
  }

  /** Until the debt is paid. */
  msUntilPaid(nowMs: number): number {
    const left = this.left(nowMs)
    return left >= 0 ? 0 : Math.ceil((-left / this.#perSecond) * 1000)
  }

  isFull(nowMs: number): boolean {
    return this.left(nowMs) >= this.#burst
  }
}
