import { type Ordered, placeAt } from '#shared/domain/order.ts'
import { accept, type Change, type Plan, put, refuse } from '#shared/domain/plan.ts'
import type { View } from '#shared/domain/tables.ts'

type OrderedTable = 'frameworks' | 'priorities' | 'prompts' | 'workshops' | 'steps' | 'rounds' | 'groups'

/** The order key for a new row before the one at `index` of a list, or at its end; and the keys others need for it. */
export function insertKey(
  view: View,
  table: OrderedTable,
  list: readonly string[],
  index = list.length,
): { readonly order: string; readonly changes: readonly Change[] } {
  const { keys, rekeyed } = placeAt(withKeys(view, table, list), index, 1)
  return { order: keys[0] ?? 'a0', changes: rekeyed.map(({ id, order }) => put(table, id, { order })) }
}

/** Moves a row before the one at `index` of the list as it is shown, itself included. */
export function reorder(view: View, table: OrderedTable, list: readonly string[], id: string, index: number): Plan {
  const staying = list.filter(each => each !== id)
  const at = list.slice(0, Math.max(0, index)).filter(each => each !== id).length
  if (list.indexOf(id) === at) return refuse('nothing-to-do')
  const { order, changes } = insertKey(view, table, staying, at)
  return accept(put(table, id, { order }), ...changes)
}

function withKeys(view: View, table: OrderedTable, list: readonly string[]): Ordered[] {
  return list.flatMap(id => {
    const row = view.row(table, id)
    return row ? [{ id, order: row.order }] : []
  })
}
