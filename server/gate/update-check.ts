import * as Y from 'yjs'
import { HOMES, TEXT_ROOT } from '#shared/doc/documents.ts'
import { STATEMENT_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import { Arrivals } from './arrivals.ts'
import { deletedUnits } from './deleted-ranges.ts'
import { demandArea } from './demand-area.ts'
import { firstOf, parentOf, type Stored, storedIn, textIn, type YType } from './doc-store.ts'
import { ListOrder } from './list-order.ts'
import type { ClockRange, NewStruct, ParsedUpdate, StructId } from './read-update.ts'
import { refuse } from './refusal.ts'
import { Rights, type Root } from './rights.ts'
import { demandRoom } from './row-limits.ts'
import { Slot } from './slots.ts'
import { ORDER_STEPS_MAX } from './step-budget.ts'
import type { GateSession } from './verdict.ts'

/** A shared text and what the update does to it. */
interface Sheet {
  readonly kind: 'sheet'
  readonly order: ListOrder
  readonly wasLength: number
  added: number
  removed: number
}

type Neighbour = Y.Item | NewStruct
type Home = Slot | Sheet

/** One update, struct by struct, then delete by delete: whether each may be, and what comes of them. */
export class UpdateCheck {
  readonly #doc: Y.Doc
  readonly #update: ParsedUpdate
  readonly #session: GateSession
  readonly #rights: Rights
  readonly #arrivals: Arrivals
  readonly #budget = { steps: ORDER_STEPS_MAX }
  readonly #slots = new Map<string, Slot>()
  readonly #sheets = new Map<Y.Text | NewStruct, Sheet>()
  readonly #homes = new Map<NewStruct, Home>()
  readonly #collected = new Set<NewStruct>()
  #roots: Map<YType, string> | undefined

  constructor(doc: Y.Doc, update: ParsedUpdate, session: GateSession) {
    this.#doc = doc
    this.#update = update
    this.#session = session
    this.#rights = new Rights(session)
    this.#arrivals = new Arrivals(doc, update.blocks)
  }

  /** Refuses, or answers how many rows lose a field without getting another value for it. */
  run(): number {
    this.#arrivals.inOrder(struct => this.#take(struct))
    this.#takeDeletes()
    for (const { added, removed, wasLength } of this.#sheets.values()) {
      if (added > 0 && wasLength + added - removed > STATEMENT_TEXT_MAX_CHARS) refuse('too-large')
    }
    demandRoom(this.#doc, this.#slots.values())
    demandArea(this.#session, this.#slots.values())
    return this.#countDeletedRows()
  }

  #take(struct: NewStruct): void {
    const { kind } = struct.content
    const deleted =
      kind === 'string' || kind === 'values' || kind === 'text' ? this.#deletedUnits(struct) : struct.length
    const isDead = deleted === struct.length
    if (kind === 'collected' || (isDead && this.#isInGoneText(struct))) {
      this.#takeCollected(struct)
      return
    }
    const left = struct.origin && this.#present(struct.origin)
    const right = struct.rightOrigin && this.#present(struct.rightOrigin)
    const home = left || right ? this.#homeBeside(struct, left, right) : this.#homeByName(struct)
    this.#homes.set(struct, home)
    if (home instanceof Slot) {
      home.put(struct, left, isDead)
      return
    }
    if (kind !== 'string' && kind !== 'deleted') refuse('unknown-kind')
    home.order.place(struct, left, right)
    home.added += struct.length - deleted
  }

  #deletedUnits(struct: NewStruct): number {
    return deletedUnits(this.#update.deletes, struct, struct.length)
  }

  /**
   * Clock ticks without content. Honest: what was typed offline into a shared text that was deleted meanwhile; the
   * maker's own document has collected it, or keeps it for undo. Only shared texts come to this.
   */
  #takeCollected(struct: NewStruct): void {
    this.#rights.demandTexts()
    this.#collected.add(struct)
  }

  /** Then Yjs makes of it what it has made of its neighbours: clock ticks. */
  #isInGoneText({ origin, rightOrigin, parent }: NewStruct): boolean {
    const beside = [origin, rightOrigin].filter(id => id !== undefined).map(id => this.#isCollected(this.#find(id)))
    if (beside.includes(true)) return beside.includes(false) ? refuse('crossed') : true
    if (typeof parent !== 'object') return false
    const holder = this.#find(parent)
    if (!(holder instanceof Y.Item)) return this.#isCollected(holder)
    return holder.deleted && parentOf(holder) === this.#doc.share.get(TEXT_ROOT)
  }

  #isCollected(found: Stored | NewStruct): found is Y.GC {
    return found instanceof Y.GC || (!(found instanceof Y.Item) && this.#collected.has(found))
  }

  /** Rule c: it is there. */
  #find(id: StructId): Stored | NewStruct {
    return this.#arrivals.find(id) ?? refuse('missing-neighbour')
  }

  /** Rule c: it is there, and not collected: beside what is gone there is no place. */
  #present(id: StructId): Neighbour {
    const found = this.#find(id)
    return this.#isCollected(found) ? refuse('gone') : found
  }

  #homeBeside(struct: NewStruct, left: Neighbour | undefined, right: Neighbour | undefined): Home {
    const home = left ? this.#homeOf(left) : right ? this.#homeOf(right) : refuse('missing-neighbour')
    if (left && right && this.#homeOf(right) !== home) refuse('crossed')
    // Under a key, nothing is ever put left of something.
    if (home instanceof Slot && right) refuse('crossed')
    if (struct.isKeyed && !(home instanceof Slot)) refuse('malformed')
    return home
  }

  #homeOf(neighbour: Neighbour): Home {
    if (!(neighbour instanceof Y.Item)) return this.#homes.get(neighbour) ?? refuse('missing-neighbour')
    const parent = parentOf(neighbour)
    if (parent._item === null) return this.#slotOf(neighbour)
    return this.#sheetOf(parent._item)
  }

  #homeByName({ parent, key }: NewStruct): Home {
    if (parent === undefined) return refuse('malformed')
    if (typeof parent === 'string') {
      const root = this.#rights.root(parent)
      return key === undefined ? refuse('unknown-key') : this.#slot(parent, root, key)
    }
    const found = this.#present(parent)
    const home = found instanceof Y.Item ? this.#sheetOf(found) : this.#newSheet(found)
    return key === undefined ? home : refuse('unknown-key')
  }

  /** The slot of an item that lies in a root of the document. */
  #slotOf(item: Y.Item): Slot {
    const name = this.#rootName(parentOf(item))
    if (name === undefined) return refuse('unknown-root')
    const root = this.#rights.root(name)
    return item.parentSub === null ? refuse('unknown-key') : this.#slot(name, root, item.parentSub)
  }

  #slot(name: string, root: Root, key: string): Slot {
    const id = `${name}/${key}`
    const known = this.#slots.get(id)
    if (known) return known
    this.#rights.demand(root, key)
    const current = this.#doc.share.get(name)?._map.get(key)
    const slot = new Slot(
      root,
      key,
      current,
      this.#order(() => firstOf(current)),
    )
    this.#slots.set(id, slot)
    return slot
  }

  /** The sheet of a shared text of the document, by the item that the text is. */
  #sheetOf(item: Y.Item): Sheet {
    const text = textIn(item)
    const known = text && this.#sheets.get(text)
    if (known) return known
    const slot = this.#slotOf(item)
    if (slot.root.kind !== 'texts') return refuse('unknown-kind')
    return text && !item.deleted ? this.#sheet(text, text) : refuse('gone')
  }

  /** The sheet of a shared text that comes with the update. */
  #newSheet(struct: NewStruct): Sheet {
    if (struct.content.kind === 'deleted') return refuse('gone')
    if (struct.content.kind !== 'text') return refuse('unknown-kind')
    return this.#sheets.get(struct) ?? this.#sheet(struct, undefined)
  }

  #sheet(id: Y.Text | NewStruct, text: Y.Text | undefined): Sheet {
    const order = this.#order(() => text?._start ?? null)
    const sheet: Sheet = { kind: 'sheet', order, wasLength: text?.length ?? 0, added: 0, removed: 0 }
    this.#sheets.set(id, sheet)
    return sheet
  }

  #order(firstItem: () => Y.Item | null): ListOrder {
    return new ListOrder(firstItem, id => this.#arrivals.find(id), this.#budget)
  }

  #rootName(type: YType): string | undefined {
    if (!this.#roots) {
      this.#roots = new Map()
      for (const name of ROOTS) {
        const root = this.#doc.share.get(name)
        if (root) this.#roots.set(root, name)
      }
    }
    return this.#roots.get(type)
  }

  /** G7. What the update itself brings was judged when it was written. */
  #takeDeletes(): void {
    for (const [client, ranges] of this.#update.deletes) {
      for (const range of ranges) {
        if (range.clock + range.length > this.#arrivals.clockOf(client)) refuse('unknown-delete')
        for (const stored of storedIn(this.#doc, client, range)) {
          if (stored instanceof Y.Item && !stored.deleted) this.#delete(stored, range)
        }
      }
    }
  }

  #delete(item: Y.Item, { clock, length }: ClockRange): void {
    const home = this.#homeOf(item)
    if (home instanceof Slot) home.deletes(item)
    else home.removed += Math.min(clock + length, item.id.clock + item.length) - Math.max(clock, item.id.clock)
  }

  #countDeletedRows(): number {
    const rows = new Set<string>()
    for (const slot of this.#slots.values()) if (slot.wasLive && !slot.isLive) rows.add(`${slot.name}/${slot.row}`)
    return rows.size
  }
}

const ROOTS: readonly string[] = [...Object.keys(HOMES), TEXT_ROOT]
