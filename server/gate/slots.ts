import * as v from 'valibot'
import type * as Y from 'yjs'
import { partsOf } from '#shared/doc/keys.ts'
import { TABLES } from '#shared/domain/tables.ts'
import type { ListOrder } from './list-order.ts'
import type { Source } from './list-past.ts'
import type { NewStruct } from './read-update.ts'
import { refuse } from './refusal.ts'
import { fieldAt, type Root } from './rights.ts'

/**
 * One key of one root, and what an update does to it. Under a key Yjs keeps the list of all that was ever set there; the
 * last of the list is the value, everything before it is deleted.
 */
export class Slot {
  readonly root: Root
  readonly key: string
  readonly order: ListOrder
  /** The list's last item before the update. */
  readonly #current: Y.Item | undefined
  /** What the update sets here and deletes again. */
  readonly #dead: NewStruct[] = []
  #isCurrentDeleted: boolean
  gainsValue = false

  constructor(root: Root, key: string, current: Y.Item | undefined, order: ListOrder) {
    this.root = root
    this.key = key
    this.order = order
    this.#current = current
    this.#isCurrentDeleted = current?.deleted ?? true
  }

  get name(): string {
    return this.root.kind === 'texts' ? 'texts' : this.root.name
  }

  /** Also of a key that this program does not know: such a field goes with its row. */
  get row(): string {
    return this.root.kind === 'texts' ? this.key : partsOf(this.key).row
  }

  get wasLive(): boolean {
    return this.#current !== undefined && !this.#current.deleted
  }

  /** The update changes what is read under this key. */
  get isChanged(): boolean {
    return this.order.newLast !== undefined || this.wasLive !== this.isLive
  }

  /** What is read under this key when it has changed; undefined: nothing. */
  get newValue(): unknown {
    const content = this.order.newLast?.content
    return this.isLive && content?.kind === 'values' ? content.values.at(-1) : undefined
  }

  get isLive(): boolean {
    const { newLast } = this.order
    return newLast ? !this.#dead.includes(newLast) : !this.#isCurrentDeleted
  }

  /** The update deletes this item of the list. */
  deletes(item: Y.Item): void {
    if (item === this.#current) this.#isCurrentDeleted = true
  }

  /** `isDead`: the same update deletes it again. */
  put(struct: NewStruct, left: Source | undefined, isDead: boolean): void {
    this.#demandContent(struct, isDead)
    this.order.place(struct, left, undefined)
    if (isDead) this.#dead.push(struct)
    else this.gainsValue = true
  }

  #demandContent({ content, length }: NewStruct, isDead: boolean): void {
    const { field } = fieldAt(this.root, this.key)
    if (content.kind === 'deleted') return
    if (content.kind !== (this.root.kind === 'texts' ? 'text' : 'values')) refuse('unknown-kind')
    if (this.root.kind === 'texts' || content.kind !== 'values') return
    const schema = (TABLES[this.root.name] as Record<string, v.GenericSchema>)[field]
    if (!schema || !content.values.every(value => v.is(schema, value))) refuse('bad-value')
    // Only what its maker keeps for undo stands together: a value by itself is one.
    if (length > 1 && !isDead) refuse('bad-value')
  }
}
