import type { TableName } from '#shared/domain/tables.ts'
import type { TableNews } from './live-table.ts'

interface TableWatchers {
  readonly rows: Map<string, Set<{ readonly wake: () => void }>>
  readonly ids: Set<{ readonly wake: () => void }>
  readonly all: Set<{ readonly wake: (ids: ReadonlySet<string>) => void }>
}

/** Who wants to be woken by what. Each registration stands for itself: the same function twice is woken twice. */
export class Watchers {
  readonly #tables = new Map<TableName, TableWatchers>()

  onRow(table: TableName, id: string, wake: () => void): () => void {
    const { rows } = this.#of(table)
    const those = rows.get(id) ?? new Set()
    rows.set(id, those)
    const entry = { wake }
    those.add(entry)
    return () => {
      those.delete(entry)
      if (those.size === 0 && rows.get(id) === those) rows.delete(id)
    }
  }

  onIds(table: TableName, wake: () => void): () => void {
    return added(this.#of(table).ids, { wake })
  }

  onTable(table: TableName, wake: (ids: ReadonlySet<string>) => void): () => void {
    return added(this.#of(table).all, { wake })
  }

  /** Puts the wakes that this news calls for at the end of the list. */
  collect(table: TableName, { ids, cameOrWent }: TableNews, wakes: (() => void)[]): void {
    const watchers = this.#tables.get(table)
    if (!watchers) return
    for (const id of ids) for (const { wake } of watchers.rows.get(id) ?? []) wakes.push(wake)
    if (cameOrWent) for (const { wake } of watchers.ids) wakes.push(wake)
    for (const { wake } of watchers.all) wakes.push(() => wake(ids))
  }

  clear(): void {
    this.#tables.clear()
  }

  #of(table: TableName): TableWatchers {
    const known = this.#tables.get(table)
    if (known) return known
    const made: TableWatchers = { rows: new Map(), ids: new Set(), all: new Set() }
    this.#tables.set(table, made)
    return made
  }
}

function added<T>(set: Set<T>, entry: T): () => void {
  set.add(entry)
  return () => set.delete(entry)
}
