import { compareOrdered } from '#shared/domain/order.ts'
import { isSame } from '#shared/domain/same.ts'
import type { LocalText, View } from '#shared/domain/tables.ts'

/** Those of the set-up; what stands for the others (a framework for its priorities) comes first. */
const TABLES = ['frameworks', 'priorities', 'prompts', 'workshops', 'steps', 'about'] as const
export type SetupTable = (typeof TABLES)[number]

interface Thing {
  readonly title: LocalText
  readonly order?: string
}
/** The set-up as it is at one moment; a table gives the same map as long as nothing in it changes. */
export type SetupMoment = ReadonlyMap<SetupTable, ReadonlyMap<string, Thing>>

export interface SetupChange {
  readonly table: SetupTable
  readonly how: 'came' | 'went' | 'changed' | 'moved'
  /** In their order; at least one. */
  readonly titles: readonly LocalText[]
}

export function setupMoment(view: View): SetupMoment {
  return new Map(TABLES.map(table => [table, view.rows(table)]))
}

/** What of the set-up is another now, for saying it; undefined if nothing is. */
export function whatChanged(before: SetupMoment, view: View): SetupChange | undefined {
  for (const table of TABLES) {
    const was = before.get(table) ?? new Map<string, Thing>()
    const is: ReadonlyMap<string, Thing> = view.rows(table)
    if (was === is) continue
    const came = [...is].filter(([id]) => !was.has(id))
    const went = [...was].filter(([id]) => !is.has(id))
    const stayed = [...is].filter(([id]) => was.has(id))
    const changed = stayed.filter(([id, thing]) => !isSame(withoutOrder(was.get(id)), withoutOrder(thing)))
    const moved = stayed.filter(([id, thing]) => was.get(id)?.order !== thing.order)
    const found = [
      ['came', came],
      ['went', went],
      ['changed', changed],
      ['moved', moved],
    ] as const
    for (const [how, things] of found) if (things.length > 0) return { table, how, titles: titlesOf(things) }
  }
  return undefined
}

function titlesOf(things: readonly (readonly [string, Thing])[]): readonly LocalText[] {
  return things
    .map(([id, { title, order = '' }]) => ({ id, title, order }))
    .sort(compareOrdered)
    .map(({ title }) => title)
}

function withoutOrder(thing: Thing | undefined): unknown {
  const { order: _, ...rest } = thing ?? { order: '' }
  return rest
}
