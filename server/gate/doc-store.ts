import * as Y from 'yjs'
import type { ClockRange, StructId } from './read-update.ts'

/*
 * The only file of the gate, besides list-order.ts, that reads Yjs's internals: the struct store, and how an item hangs
 * in its parent. Therefore the version of Yjs is pinned, and the fuzz runs at each upgrade.
 */

export type Stored = Y.Item | Y.GC
// biome-ignore lint/suspicious/noExplicitAny: Yjs declares its types with the events' type, which says nothing here.
export type YType = Y.AbstractType<any>

/** The clock that the next struct of a client begins at. */
export function clockOf(doc: Y.Doc, client: number): number {
  const last = doc.store.clients.get(client)?.at(-1)
  return last ? last.id.clock + last.length : 0
}

/** What holds this clock tick; undefined where the document has none of it. */
export function storedAt(doc: Y.Doc, { client, clock }: StructId): Stored | undefined {
  const structs = doc.store.clients.get(client)
  return structs?.[indexAt(structs, clock)]
}

/** The structs that a range touches, in order. */
export function* storedIn(doc: Y.Doc, client: number, { clock, length }: ClockRange): Generator<Stored> {
  const structs = doc.store.clients.get(client) ?? []
  for (let i = indexAt(structs, clock); i >= 0 && i < structs.length; i += 1) {
    const struct = structs[i]
    if (!struct || struct.id.clock >= clock + length) return
    yield struct
  }
}

/** Whether the document has all of a range, and all of it is deleted. */
export function isDeleted(doc: Y.Doc, client: number, range: ClockRange): boolean {
  const structs = doc.store.clients.get(client)
  if (!structs || range.clock + range.length > clockOf(doc, client)) return false
  for (let i = indexAt(structs, range.clock); ; i += 1) {
    const struct = structs[i]
    if (!struct || struct.id.clock >= range.clock + range.length) return true
    if (!struct.deleted) return false
  }
}

/** The type that an item of the document lies in. */
export function parentOf(item: Y.Item): YType {
  return item.parent as YType
}

/** The shared text that an item is; undefined for everything else, and for one that was deleted. */
export function textIn(item: Y.Item): Y.Text | undefined {
  const { content } = item
  return content instanceof Y.ContentType && content.type instanceof Y.Text ? content.type : undefined
}

/** Whether parting an item there cuts a surrogate pair: Yjs then puts a replacement character for each half. */
export function cutsPair({ content }: Y.Item, offset: number): boolean {
  if (offset === 0 || !(content instanceof Y.ContentString)) return false
  const unit = content.str.charCodeAt(offset - 1)
  return unit >= 0xd8_00 && unit <= 0xdb_ff
}

/** The first of the list that an item stands in. */
export function firstOf(item: Y.Item | undefined): Y.Item | null {
  let first = item ?? null
  while (first?.left) first = first.left
  return first
}

function indexAt(structs: readonly Stored[], clock: number): number {
  let low = 0
  let high = structs.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const struct = structs[middle]
    if (!struct) return -1
    if (struct.id.clock > clock) high = middle - 1
    else if (struct.id.clock + struct.length <= clock) low = middle + 1
    else return middle
  }
  return -1
}
