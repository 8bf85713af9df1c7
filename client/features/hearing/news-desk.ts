import type { HearingLevel } from '#client/ui/announcer.ts'
import type { Clock } from './clock.ts'

/** Summed up, news is told at most so often. */
export const SUM_EVERY_MS = 30_000
/** Whatever comes within so long of each other is told together: a move of many notes is one thing to hear. */
const GATHER_MS = { all: 1_500, sum: 4_000 } as const
/** Somebody who typed less than this long ago is still writing. */
const TYPING_MS = 2_500
const LOOK_AGAIN_MS = 500

export interface DeskNeeds {
  readonly clock: Clock
  level(): HearingLevel
  /** Tells what has come together, and over how long, in ms. */
  tell(level: 'all' | 'sum', overMs: number): void
}

/** Decides when news is told: never while one types, not all the time, and not at all if one does not want it. */
export class NewsDesk {
  readonly #needs: DeskNeeds
  #beganAt: number | undefined
  #toldAt = Number.NEGATIVE_INFINITY
  #typedAt = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | undefined

  constructor(needs: DeskNeeds) {
    this.#needs = needs
  }

  /** There is something to tell. */
  wake(): void {
    const level = this.#needs.level()
    if (level === 'off') return
    this.#beganAt ??= this.#needs.clock.now()
    if (!this.#cancel) this.#schedule(this.#dueInMs(level))
  }

  /** This person pressed a key in a field. */
  typed(): void {
    this.#typedAt = this.#needs.clock.now()
  }

  /** What waited has been told in another way. */
  clear(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#beganAt = undefined
  }

  #dueInMs(level: 'all' | 'sum'): number {
    const now = this.#needs.clock.now()
    const gathered = (this.#beganAt ?? now) + GATHER_MS[level]
    const due = level === 'sum' ? Math.max(gathered, this.#toldAt + SUM_EVERY_MS) : gathered
    return Math.max(0, due - now)
  }

  #schedule(delayMs: number): void {
    this.#cancel = this.#needs.clock.after(delayMs, () => {
      this.#cancel = undefined
      this.#look()
    })
  }

  #look(): void {
    const level = this.#needs.level()
    const now = this.#needs.clock.now()
    if (this.#beganAt === undefined) return
    // What one wants to hear may have changed meanwhile.
    const left = level === 'off' ? 0 : this.#dueInMs(level)
    if (level === 'off') this.clear()
    else if (now - this.#typedAt < TYPING_MS) this.#schedule(LOOK_AGAIN_MS)
    else if (left > 0) this.#schedule(left)
    else {
      const overMs = now - this.#beganAt
      this.#beganAt = undefined
      this.#toldAt = now
      this.#needs.tell(level, overMs)
    }
  }
}
