import * as v from 'valibot'
import * as Y from 'yjs'
import { partsOf } from '#shared/doc/keys.ts'
import { TABLES } from '#shared/domain/tables.ts'
import type { Stored } from './doc-store.ts'
import type { NewStruct } from './read-update.ts'
import { refuse } from './refusal.ts'
import { fieldAt, type Root } from './rights.ts'
import { type StepBudget, spend } from './text-order.ts'

/**
 * One key of one root, and what an update does to it. Under a key Yjs keeps the list of all that was ever set there; the
 * last of the list is the value, everything before it is deleted.
 */
export class Slot {
  readonly root: Root
  readonly key: string
  /** The list's last item before the update. */
  readonly #current: Y.Item | undefined
  #last: Y.Item | NewStruct | undefined
  #isLastDead: boolean
  /** Ends of what was put elsewhere in the list, or perhaps at its end: the client ids decide. True: it is dead. */
  readonly #rivals = new Map<NewStruct, boolean>()
  #newcomers = 0
  gainsValue = false

  constructor(root: Root, key: string, current: Y.Item | undefined) {
    this.root = root
    this.key = key
    this.#current = current
    this.#last = current
    this.#isLastDead = current?.deleted ?? true
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

  /** A guess only where two set the key at once, and then towards "no": the limit on deletes must not be evaded. */
  get isLive(): boolean {
    return !this.#isLastDead && ![...this.#rivals.values()].includes(true)
  }

  /** The update deletes this item of the list. */
  deletes(item: Y.Item): void {
    if (item === this.#last) this.#isLastDead = true
  }

  /** `isDead`: the same update deletes it again. */
  put(struct: NewStruct, left: Stored | NewStruct | undefined, isDead: boolean, budget: StepBudget): void {
    this.#demandContent(struct, isDead)
    if (!isDead) this.gainsValue = true
    if (this.#follows(struct, left)) {
      this.#last = struct
      this.#isLastDead = isDead
    } else {
      const isNextOfRival = left !== undefined && this.#rivals.delete(left as NewStruct)
      if (!isNextOfRival) spend(budget, this.#newcomers + this.#stepsFrom(left))
      this.#rivals.set(struct, isDead)
    }
    this.#newcomers += 1
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

  #follows({ origin }: NewStruct, left: Stored | NewStruct | undefined): boolean {
    if (left !== this.#last) return false
    if (!left || !origin) return true
    const start = left instanceof Y.AbstractStruct ? left.id.clock : left.clock
    return origin.clock === start + left.length - 1
  }

  /** How far Yjs will look for the place of something that does not follow the last one. */
  #stepsFrom(left: Stored | NewStruct | undefined): number {
    let steps = 0
    if (left instanceof Y.Item) for (let item = left.right; item; item = item.right) steps += 1
    if (!left) for (let item = this.#current ?? null; item; item = item.left) steps += 1
    return steps
  }
}
