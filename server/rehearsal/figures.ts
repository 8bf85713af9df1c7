/** Times of one kind, in ms. */
export class Times {
  readonly #all: number[] = []

  add(ms: number): void {
    this.#all.push(ms)
  }

  get count(): number {
    return this.#all.length
  }

  /** By the nearest rank; 0 without any. `share` from 0 to 1. */
  at(share: number): number {
    const sorted = this.#all.toSorted((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? 0
  }

  get words(): string {
    if (this.count === 0) return 'none'
    const ms = (share: number) => `${Math.round(this.at(share))} ms`
    return `median ${ms(0.5)}, p95 ${ms(0.95)}, longest ${ms(1)} (${this.count})`
  }
}

/** All that a rehearsal measures. */
export class Figures {
  readonly join = new Times()
  readonly saved = new Times()
  readonly reveal = new Times()
  readonly moveSeen = new Times()
  readonly ballot = new Times()
  readonly refused = new Map<string, number>()
  bytesDown = 0
  framesDown = 0
  gaps = 0
  broken = 0
  notesWritten = 0
  notesRevealed = 0
  notesLost = 0
  dotsGiven = 0
  dotsCounted = 0
}
