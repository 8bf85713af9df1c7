import * as Y from 'yjs'
import type { NewStruct, StructId } from './read-update.ts'
import { refuse } from './refusal.ts'

/** Steps along lists that one update may cost: honest ones take a few. Yjs takes as many when it applies the update. */
export const ORDER_STEPS_MAX = 20_000

export interface StepBudget {
  steps: number
}

export function spend(budget: StepBudget, steps: number): void {
  budget.steps -= steps
  if (budget.steps < 0) refuse('too-many-structs')
}

type Source = Y.Item | NewStruct

/** A stretch of one struct. `left` and `right` are undefined as long as they are those of the document's item. */
interface Piece extends StructId {
  readonly source: Source
  length: number
  readonly origin: StructId | undefined
  readonly rightOrigin: StructId | undefined
  left: Piece | null | undefined
  right: Piece | null | undefined
  /** The next stretch of the same struct, where it was parted. */
  more: Piece | undefined
}

/**
 * Where the structs of an update come to stand in one shared text, without touching the text: the list of the document
 * with the new ones laid over it, built only as far as it is looked at. It does what Y.Item.integrate does (13.6.33),
 * and on the way finds the one thing that Yjs takes for granted: that the left neighbour of a struct stands left of
 * its right one (rule d). If not, people on the board and later joiners would read different texts for ever.
 */
export class TextOrder {
  readonly #find: (id: StructId) => Source | Y.GC | undefined
  readonly #budget: StepBudget
  readonly #pieces = new Map<Source, Piece>()
  readonly #firstItem: Y.Item | null
  #start: Piece | null | undefined

  /** `text`: undefined for one that comes with the update. `find` must know what was placed here before. */
  constructor(text: Y.Text | undefined, find: (id: StructId) => Source | Y.GC | undefined, budget: StepBudget) {
    this.#firstItem = text?._start ?? null
    this.#find = find
    this.#budget = budget
  }

  /** Both neighbours lie in this text already. */
  place(struct: NewStruct, left: Source | undefined, right: Source | undefined): void {
    const { client, clock, length, origin, rightOrigin } = struct
    const from = left && origin ? this.#endingAt(left, origin.clock) : null
    const to = right && rightOrigin ? this.#startingAt(right, rightOrigin.clock) : null
    if (from && to) this.#demandInOrder(from, to)
    const parts = { left: null, right: null, more: undefined }
    const piece: Piece = { client, clock, length, source: struct, origin, rightOrigin, ...parts }
    this.#pieces.set(struct, piece)
    const before = this.#isOpen(from, to) ? this.#resolve(piece, from, to) : from
    this.#link(piece, before)
  }

  #demandInOrder(from: Piece, to: Piece): void {
    for (let piece = this.#rightOf(from); piece !== to; piece = this.#rightOf(piece)) {
      spend(this.#budget, 1)
      if (piece === null) return refuse('crossed')
    }
  }

  /** Whether something stands, or may stand, between the two. */
  #isOpen(from: Piece | null, to: Piece | null): boolean {
    if (from) return this.#rightOf(from) !== to
    return !to || this.#leftOf(to) !== null
  }

  /** Yjs's way with those who were inserted at the same place at the same time. */
  #resolve(piece: Piece, from: Piece | null, to: Piece | null): Piece | null {
    let left = from
    const conflicting = new Set<Piece>()
    const beforeOrigin = new Set<Piece>()
    for (let other = from ? this.#rightOf(from) : this.#first(); other && other !== to; other = this.#rightOf(other)) {
      spend(this.#budget, 1)
      beforeOrigin.add(other)
      conflicting.add(other)
      if (isSameId(piece.origin, other.origin)) {
        if (other.client < piece.client) {
          left = other
          conflicting.clear()
        } else if (isSameId(piece.rightOrigin, other.rightOrigin)) break
      } else {
        const origin = other.origin && this.#known(other.origin)
        if (!origin || !beforeOrigin.has(origin)) break
        if (!conflicting.has(origin)) {
          left = other
          conflicting.clear()
        }
      }
    }
    return left
  }

  #link(piece: Piece, left: Piece | null): void {
    const right = left ? this.#rightOf(left) : this.#first()
    piece.left = left
    piece.right = right
    if (left) left.right = piece
    else this.#start = piece
    if (right) right.left = piece
  }

  #first(): Piece | null {
    if (this.#start === undefined) this.#start = this.#firstItem && this.#pieceOf(this.#firstItem)
    return this.#start
  }

  #rightOf(piece: Piece): Piece | null {
    if (piece.right === undefined) {
      const item = piece.source instanceof Y.Item ? piece.source.right : null
      piece.right = item && this.#pieceOf(item)
    }
    return piece.right
  }

  #leftOf(piece: Piece): Piece | null {
    if (piece.left === undefined) {
      const item = piece.source instanceof Y.Item ? piece.source.left : null
      piece.left = item && lastOf(this.#pieceOf(item))
    }
    return piece.left
  }

  /** The first stretch of a struct. */
  #pieceOf(source: Source): Piece {
    const known = this.#pieces.get(source)
    // What came with the update was laid in by `place`; anything else here is the document's.
    if (known || !(source instanceof Y.Item)) return known ?? refuse('missing-neighbour')
    const piece: Piece = {
      client: source.id.client,
      clock: source.id.clock,
      length: source.length,
      source,
      origin: source.origin ?? undefined,
      rightOrigin: source.rightOrigin ?? undefined,
      left: undefined,
      right: undefined,
      more: undefined,
    }
    this.#pieces.set(source, piece)
    return piece
  }

  /** The stretch that holds an id, if it has been looked at. */
  #known(id: StructId): Piece | undefined {
    const source = this.#find(id)
    const first = source && !(source instanceof Y.GC) ? this.#pieces.get(source) : undefined
    return first && holding(first, id.clock)
  }

  #endingAt(source: Source, clock: number): Piece {
    const piece = holding(this.#pieceOf(source), clock)
    if (clock + 1 < piece.clock + piece.length) this.#part(piece, clock + 1 - piece.clock)
    return piece
  }

  #startingAt(source: Source, clock: number): Piece {
    const piece = holding(this.#pieceOf(source), clock)
    return piece.clock < clock ? this.#part(piece, clock - piece.clock) : piece
  }

  #part(piece: Piece, length: number): Piece {
    const right = this.#rightOf(piece)
    const clock = piece.clock + length
    const rest: Piece = {
      client: piece.client,
      clock,
      length: piece.length - length,
      source: piece.source,
      origin: { client: piece.client, clock: clock - 1 },
      rightOrigin: piece.rightOrigin,
      left: piece,
      right,
      more: piece.more,
    }
    piece.length = length
    piece.more = rest
    piece.right = rest
    if (right) right.left = rest
    return rest
  }
}

function holding(first: Piece, clock: number): Piece {
  let piece = first
  while (piece.more && piece.more.clock <= clock) piece = piece.more
  return piece
}

function lastOf(first: Piece): Piece {
  let piece = first
  while (piece.more) piece = piece.more
  return piece
}

function isSameId(a: StructId | undefined, b: StructId | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.client === b.client && a.clock === b.clock)
}
