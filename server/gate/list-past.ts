import * as Y from 'yjs'
import type { NewStruct, StructId } from './read-update.ts'
import { type StepBudget, spend } from './step-budget.ts'

/** Following one struct is that much quicker than a step that Yjs takes. */
const FOLLOW_STEPS = 0.1

export type Source = Y.Item | NewStruct

interface Knowledge {
  /** By client: everything up to this clock. */
  readonly clocks: Map<number, number>
  /** How many of a client's structs have been followed. */
  readonly followed: Map<number, number>
  readonly toFollow: StructId[]
}

/**
 * What the maker of a struct must have had in front of it, within one list: its own earlier structs, what they and
 * this one name as neighbours, what those name, and whatever the same clients had made before (nobody can have a
 * client's later structs without the earlier ones).
 */
export class ListPast {
  readonly #firstItem: () => Y.Item | null
  readonly #budget: StepBudget
  readonly #knowledge = new Map<number, Knowledge>()
  readonly #placed: NewStruct[] = []
  #byClient: Map<number, Source[]> | undefined

  constructor(firstItem: () => Y.Item | null, budget: StepBudget) {
    this.#firstItem = firstItem
    this.#budget = budget
  }

  add(struct: NewStruct): void {
    const { client, origin, rightOrigin } = struct
    const { toFollow } = this.#of(client)
    for (const id of [origin, rightOrigin, struct]) if (id) toFollow.push(id)
    this.#placed.push(struct)
    if (this.#byClient) listOf(this.#byClient, client).push(struct)
  }

  /** Everything that the maker of this struct, which is not added yet, must have had, by client up to a clock. */
  of({ client, clock, origin, rightOrigin }: NewStruct): ReadonlyMap<number, number> {
    const knowledge = this.#of(client)
    if (clock > 0) knowledge.toFollow.push({ client, clock: clock - 1 })
    for (const id of [origin, rightOrigin]) if (id) knowledge.toFollow.push(id)
    this.#follow(knowledge)
    return knowledge.clocks
  }

  #of(client: number): Knowledge {
    let knowledge = this.#knowledge.get(client)
    if (!knowledge) {
      knowledge = { clocks: new Map(), followed: new Map(), toFollow: [] }
      this.#knowledge.set(client, knowledge)
    }
    return knowledge
  }

  #follow({ clocks, followed, toFollow }: Knowledge): void {
    this.#byClient ??= this.#sorted()
    for (let id = toFollow.pop(); id; id = toFollow.pop()) {
      const { client, clock } = id
      if ((clocks.get(client) ?? -1) >= clock) continue
      clocks.set(client, clock)
      const sources = this.#byClient.get(client) ?? []
      let next = followed.get(client) ?? 0
      for (let source = sources[next]; source && clockOf(source) <= clock; source = sources[next]) {
        for (const neighbour of [source.origin, source.rightOrigin]) if (neighbour) toFollow.push(neighbour)
        next += 1
        spend(this.#budget, FOLLOW_STEPS)
      }
      followed.set(client, next)
    }
  }

  #sorted(): Map<number, Source[]> {
    const byClient = new Map<number, Source[]>()
    for (let item = this.#firstItem(); item; item = item.right) listOf(byClient, item.id.client).push(item)
    for (const sources of byClient.values()) sources.sort((a, b) => clockOf(a) - clockOf(b))
    for (const struct of this.#placed) listOf(byClient, struct.client).push(struct)
    return byClient
  }
}

function clockOf(source: Source): number {
  return source instanceof Y.Item ? source.id.clock : source.clock
}

function listOf(byClient: Map<number, Source[]>, client: number): Source[] {
  let sources = byClient.get(client)
  if (!sources) {
    sources = []
    byClient.set(client, sources)
  }
  return sources
}
