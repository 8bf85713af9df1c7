import * as Y from 'yjs'

/** Updates merged into one message for who fell behind: more at a time makes merging slower than linear. */
const MERGE_MAX = 250

export interface Stretch {
  readonly previous: number
  readonly sequence: number
  readonly update: Uint8Array
}

/** The last committed updates of a room, in order and without gap, for the crowd that joins and for who fell behind. */
export class RecentUpdates {
  readonly #maxBytes: number
  readonly #maxUpdates: number
  #updates: Uint8Array[] = []
  #bytes = 0
  /** Sequence before the first one kept. */
  #base: number

  constructor(base: number, maxBytes: number, maxUpdates: number) {
    this.#base = base
    this.#maxBytes = maxBytes
    this.#maxUpdates = maxUpdates
  }

  get last(): number {
    return this.#base + this.#updates.length
  }

  add(update: Uint8Array): void {
    this.#updates.push(update)
    this.#bytes += update.length
    if (this.#bytes <= this.#maxBytes && this.#updates.length <= this.#maxUpdates) return
    // Half at a time, so that dropping costs little per update.
    const dropped = this.#updates.splice(0, Math.ceil(this.#updates.length / 2))
    this.#base += dropped.length
    for (const each of dropped) this.#bytes -= each.length
  }

  /** Is everything after this sequence still here? */
  reaches(sequence: number): boolean {
    return sequence >= this.#base && sequence <= this.last
  }

  /** What came after a sequence that `reaches`: how many updates, and how long together. */
  sizeAfter(sequence: number): { readonly updates: number; readonly bytes: number } {
    let bytes = 0
    for (let at = sequence - this.#base; at < this.#updates.length; at += 1) bytes += this.#updates[at]?.length ?? 0
    return { updates: this.last - sequence, bytes }
  }

  /** The same, merged into as few messages as is quick. */
  after(sequence: number): Stretch[] {
    const stretches: Stretch[] = []
    for (let from = sequence; from < this.last; from += MERGE_MAX) {
      const updates = this.#updates.slice(from - this.#base, from - this.#base + MERGE_MAX)
      stretches.push({ previous: from, sequence: from + updates.length, update: merged(updates) })
    }
    return stretches
  }
}

export function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates
  return first !== undefined && updates.length === 1 ? first : Y.mergeUpdates([...updates])
}
