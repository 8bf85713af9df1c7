/** How often something may be done: `burst` at once, then `perSecond`. */
export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

export interface Clock {
  /** Unix ms. */
  now(): number
}

/** One bucket of tries per key (an address, a session). */
export interface RateLimit {
  /** Takes one try: 0 if there was one, else the whole seconds until there is. */
  take(key: string): number
  /** What `take` would answer, without taking. */
  waitOf(key: string): number
  readonly size: number
}

/** Buckets kept at once; the one unused for the longest goes first. */
const KEYS_MAX = 50_000

export function openRateLimit(rate: Rate, clock: Clock, keysMax: number = KEYS_MAX): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>()

  function leftOf(key: string): number {
    const bucket = buckets.get(key)
    if (!bucket) return rate.burst
    const elapsedMs = Math.max(0, clock.now() - bucket.at)
    return Math.min(rate.burst, bucket.left + (elapsedMs / 1000) * rate.perSecond)
  }
  const secondsUntilOne = (left: number) => (left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / rate.perSecond)))

  return {
    take(key) {
      const left = leftOf(key)
      const wait = secondsUntilOne(left)
      buckets.delete(key)
      buckets.set(key, { left: wait === 0 ? left - 1 : left, at: clock.now() })
      if (buckets.size > keysMax) {
        const [oldest] = buckets.keys()
        if (oldest !== undefined) buckets.delete(oldest)
      }
      return wait
    },
    waitOf: key => secondsUntilOne(leftOf(key)),
    get size() {
      return buckets.size
    },
  }
}
