import type * as Y from 'yjs'
import { clockOf, type Stored, storedAt } from './doc-store.ts'
import type { Block, NewStruct, StructId } from './read-update.ts'
import { refuse } from './refusal.ts'

/**
 * The new structs of an update in the order in which Yjs will take them, and what is there at each of these moments: the
 * document and what has arrived before. A participant's work of several days has several client ids, whose
 * structs name each other in either direction.
 */
export class Arrivals {
  readonly #doc: Y.Doc
  readonly #blocks: ReadonlyMap<number, Block>
  /** How many structs of a block have arrived, and up to which clock. */
  readonly #arrived = new Map<number, { structs: number; clock: number }>()

  constructor(doc: Y.Doc, blocks: readonly Block[]) {
    this.#doc = doc
    this.#blocks = new Map(blocks.map(block => [block.client, block]))
    for (const { client, start } of blocks) this.#arrived.set(client, { structs: 0, clock: start })
  }

  /** Up to where a client's clock ticks are there. */
  clockOf(client: number): number {
    return this.#arrived.get(client)?.clock ?? clockOf(this.#doc, client)
  }

  /** What holds this clock tick; undefined where it has not arrived. */
  find(id: StructId): Stored | NewStruct | undefined {
    const block = this.#blocks.get(id.client)
    if (!block || id.clock < block.start) return storedAt(this.#doc, id)
    return id.clock < this.clockOf(id.client) ? structAt(block.structs, id.clock) : undefined
  }

  /** Calls `take` for each; refuses what names itself, something later, or something that nobody has (c, A08). */
  inOrder(take: (struct: NewStruct) => void): void {
    for (const { client } of this.#blocks.values()) {
      const waiting = [client]
      for (let at = waiting.at(-1); at !== undefined; at = waiting.at(-1)) {
        const struct = this.#nextOf(at)
        if (!struct) {
          waiting.pop()
          continue
        }
        const missing = this.#missingFor(struct)
        if (missing !== undefined) {
          if (waiting.includes(missing) || !this.#nextOf(missing)) refuse('missing-neighbour')
          waiting.push(missing)
          continue
        }
        take(struct)
        this.#arrived.set(at, { structs: this.#countOf(at) + 1, clock: struct.clock + struct.length })
        // Back to who waits for this, as Yjs does: no more of this block than it needs.
        if (waiting.length > 1) waiting.pop()
      }
    }
  }

  #countOf(client: number): number {
    return this.#arrived.get(client)?.structs ?? 0
  }

  #nextOf(client: number): NewStruct | undefined {
    return this.#blocks.get(client)?.structs[this.#countOf(client)]
  }

  /** Whose structs must come first. */
  #missingFor({ origin, rightOrigin, parent }: NewStruct): number | undefined {
    for (const id of [origin, rightOrigin, typeof parent === 'string' ? undefined : parent]) {
      if (id && id.clock >= this.clockOf(id.client)) return id.client
    }
    return undefined
  }
}

function structAt(structs: readonly NewStruct[], clock: number): NewStruct | undefined {
  let low = 0
  let high = structs.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const struct = structs[middle]
    if (!struct) return undefined
    if (struct.clock > clock) high = middle - 1
    else if (struct.clock + struct.length <= clock) low = middle + 1
    else return struct
  }
  return undefined
}
