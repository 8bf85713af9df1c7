import * as Y from 'yjs'
import { ListPast, type Source } from './list-past.ts'
import type { NewStruct, StructId } from './read-update.ts'
import { refuse } from './refusal.ts'
import { type StepBudget, spend } from './step-budget.ts'

/** A stretch of one struct. `right` is undefined as long as it is that of the document's item. */
interface Piece extends StructId {
  readonly source: Source
  length: number
  readonly origin: StructId | undefined
  readonly rightOrigin: StructId | undefined
  right: Piece | null | undefined
  /** The next stretch of the same struct, where it was parted. */
  more: Piece | undefined
}

/**
 * Where the structs of an update come to stand in one list of the document (a shared text, or all that was ever set under
 * a key), without touching it: the list of the document with the new ones laid over it, built only as far as it is
 * looked at. It does what Y.Item.integrate does (13.6.33), and on the way finds what Yjs takes for granted (rule d): that a
 * struct was made by somebody who had its two neighbours side by side. Were the left one right of the right one, or
 * something between them that the maker must have had, then the order in which structs arrive would decide where they
 * stand, and people on the board and later joiners would read different things for ever.
 */
export class ListOrder {
  readonly #find: (id: StructId) => Source | Y.GC | undefined
  readonly #budget: StepBudget
  readonly #pieces = new Map<Source, Piece>()
  readonly #firstItem: () => Y.Item | null
  readonly #past: ListPast
  #start: Piece | null | undefined
  /** The last of the list, if something was put there. */
  newLast: NewStruct | undefined

  /** `firstItem`: of the document's list. `find` must know what was placed here before. */
  constructor(firstItem: () => Y.Item | null, find: (id: StructId) => Source | Y.GC | undefined, budget: StepBudget) {
    this.#firstItem = firstItem
    this.#past = new ListPast(firstItem, budget)
    this.#find = find
    this.#budget = budget
  }

  /** Both neighbours lie in this list already. */
  place(struct: NewStruct, left: Source | undefined, right: Source | undefined): void {
    const { client, clock, length, origin, rightOrigin } = struct
    const from = left && origin ? this.#endingAt(left, origin.clock) : null
    const to = right && rightOrigin ? this.#startingAt(right, rightOrigin.clock) : null
    // The right neighbour began within the left one.
    if (from && from.clock + from.length - 1 !== origin?.clock) refuse('crossed')
    const isOpen = this.#demandSideBySide(struct, from, to)
    const parts = { right: null, more: undefined }
    const piece: Piece = { client, clock, length, source: struct, origin, rightOrigin, ...parts }
    this.#pieces.set(struct, piece)
    this.#link(piece, isOpen ? this.#resolve(piece, from, to) : from)
    if (!piece.right) this.newLast = struct
    this.#past.add(struct)
  }

  /** Whether others stand between the two by now. Refuses if the maker must have had one of them. */
  #demandSideBySide(struct: NewStruct, from: Piece | null, to: Piece | null): boolean {
    let piece = from ? this.#rightOf(from) : this.#first()
    if (piece === to) return false
    const past = this.#past.of(struct)
    while (piece && piece !== to) {
      spend(this.#budget, 1)
      if ((past.get(piece.client) ?? -1) >= piece.clock) refuse('crossed')
      piece = this.#rightOf(piece)
    }
    if (piece !== to) refuse('crossed')
    return true
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
    piece.right = right
    if (left) left.right = piece
    else this.#start = piece
  }

  #first(): Piece | null {
    if (this.#start === undefined) {
      const item = this.#firstItem()
      this.#start = item && this.#pieceOf(item)
    }
    return this.#start
  }

  #rightOf(piece: Piece): Piece | null {
    if (piece.right === undefined) {
      const item = piece.source instanceof Y.Item ? piece.source.right : null
      piece.right = item && this.#pieceOf(item)
    }
    return piece.right
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
      right,
      more: piece.more,
    }
    piece.length = length
    piece.more = rest
    piece.right = rest
    return rest
  }
}

function holding(first: Piece, clock: number): Piece {
  let piece = first
  while (piece.more && piece.more.clock <= clock) piece = piece.more
  return piece
}

function isSameId(a: StructId | undefined, b: StructId | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.client === b.client && a.clock === b.clock)
}
