/** Time as it is handed in. */
export interface Clock {
  /** Unix ms. */
  now(): number
  /** Does it once, so many ms from now; answers how to call it off. */
  after(delayMs: number, act: () => void): () => void
}

export const wallClock: Clock = {
  now: () => Date.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs)
    return () => clearTimeout(timer)
  },
}
