import type { WatchedView } from '#shared/doc/watched-view.ts'
import type { Change } from '#shared/domain/plan.ts'
import type { Row, TableName } from '#shared/domain/tables.ts'

type Wake = (ids: ReadonlySet<string>) => void
type Fields = Readonly<Record<string, unknown>>

/** A board in memory, without documents: what is done to it is seen at once and gone with the page. */
export class StillView implements WatchedView {
  readonly #tables = new Map<TableName, ReadonlyMap<string, Fields>>()
  readonly #wakes = new Map<TableName, Set<Wake>>()
  readonly #none: ReadonlyMap<string, Fields> = new Map()

  constructor(changes: readonly Change[]) {
    this.apply(changes)
  }

  rows<T extends TableName>(table: T): ReadonlyMap<string, Row<T>> {
    return (this.#tables.get(table) ?? this.#none) as unknown as ReadonlyMap<string, Row<T>>
  }

  row<T extends TableName>(table: T, id: string): Row<T> | undefined {
    return this.rows(table).get(id)
  }

  onRow(table: TableName, id: string, wake: () => void): () => void {
    return this.onTable(table, ids => ids.has(id) && wake())
  }

  onIds(table: TableName, wake: () => void): () => void {
    return this.onTable(table, wake)
  }

  onTable(table: TableName, wake: Wake): () => void {
    const wakes = this.#wakes.get(table) ?? new Set()
    this.#wakes.set(table, wakes)
    const own: Wake = ids => wake(ids)
    wakes.add(own)
    return () => wakes.delete(own)
  }

  skipped(): number {
    return 0
  }

  close(): void {
    this.#wakes.clear()
  }

  apply(changes: readonly Change[]): void {
    const touched = new Map<TableName, Set<string>>()
    const fresh = new Map<TableName, Map<string, Fields>>()
    for (const change of changes) {
      const { table, id } = change
      const rows = fresh.get(table) ?? new Map(this.#tables.get(table))
      fresh.set(table, rows)
      if (change.kind === 'remove') rows.delete(id)
      else rows.set(id, merged(rows.get(id), change.fields))
      touched.set(table, (touched.get(table) ?? new Set()).add(id))
    }
    for (const [table, rows] of fresh) this.#tables.set(table, rows)
    for (const [table, ids] of touched) for (const wake of [...(this.#wakes.get(table) ?? [])]) wake(ids)
  }
}

/** A field given as undefined goes. */
function merged(before: Fields | undefined, fields: object): Fields {
  return Object.fromEntries(Object.entries({ ...before, ...fields }).filter(([, value]) => value !== undefined))
}
