import type * as Y from 'yjs'
import { isSame } from '#shared/domain/same.ts'
import type { Row, TableName } from '#shared/domain/tables.ts'
import { isField, partsOf } from './keys.ts'
import { type ReadRow, readRow } from './read-row.ts'

/** What became of a table in one transaction. */
export interface TableNews {
  readonly ids: ReadonlySet<string>
  readonly cameOrWent: boolean
}

/** The valid rows of one table, kept in step with its map: a change costs as much as the rows it touches. */
export class LiveTable<T extends TableName> {
  readonly #table: T
  readonly #rows = new Map<string, Row<T>>()
  readonly #skipped = new Set<string>()
  #map: Y.Map<unknown> | undefined
  #snapshot: ReadonlyMap<string, Row<T>> | undefined

  constructor(table: T, map: Y.Map<unknown> | undefined) {
    this.#table = table
    this.#map = map
    for (const id of rowIds(table, map)) this.#take(id, this.#read(id))
  }

  get skippedCount(): number {
    return this.#skipped.size
  }

  row(id: string): Row<T> | undefined {
    return this.#rows.get(id)
  }

  /** The same object until a row comes, changes or goes. */
  rows(): ReadonlyMap<string, Row<T>> {
    this.#snapshot ??= new Map(this.#rows)
    return this.#snapshot
  }

  /** Keys of the map were touched; `null` stands for list content, which a table has none of. */
  touch(keys: ReadonlySet<string | null>): TableNews | undefined {
    const ids = new Set<string>()
    for (const key of keys) {
      if (key === null) continue
      const { row, field } = partsOf(key)
      if (isField(this.#table, field)) ids.add(row)
    }
    return this.#reread(ids)
  }

  /** Another document has taken the place of the one before. Rows that read the same stay the same objects. */
  moveTo(map: Y.Map<unknown> | undefined): TableNews | undefined {
    this.#map = map
    return this.#reread(new Set([...this.#rows.keys(), ...this.#skipped, ...rowIds(this.#table, map)]))
  }

  #read(id: string): ReadRow<T> {
    return this.#map ? readRow(this.#map, this.#table, id) : { kind: 'absent' }
  }

  #reread(ids: ReadonlySet<string>): TableNews | undefined {
    const changed = new Set<string>()
    let cameOrWent = false
    for (const id of ids) {
      const before = this.#rows.get(id)
      const read = this.#read(id)
      if (before && read.kind === 'row' && isSameRow(before, read.row)) continue
      this.#take(id, read)
      const isThere = read.kind === 'row'
      if (!before && !isThere) continue
      changed.add(id)
      cameOrWent ||= isThere !== (before !== undefined)
    }
    if (changed.size === 0) return undefined
    this.#snapshot = undefined
    return { ids: changed, cameOrWent }
  }

  #take(id: string, read: ReadRow<T>): void {
    if (read.kind === 'row') this.#rows.set(id, read.row)
    else this.#rows.delete(id)
    if (read.kind === 'skipped') this.#skipped.add(id)
    else this.#skipped.delete(id)
  }
}

function isSameRow(a: unknown, b: unknown): boolean {
  try {
    return isSame(a, b)
  } catch {
    // Nested so deep that comparing runs out of stack: taken as changed.
    return false
  }
}

function rowIds(table: TableName, map: Y.Map<unknown> | undefined): ReadonlySet<string> {
  const ids = new Set<string>()
  if (!map) return ids
  for (const key of map.keys()) {
    const { row, field } = partsOf(key)
    if (isField(table, field)) ids.add(row)
  }
  return ids
}
