import * as v from 'valibot'
import type { Change, Plan } from '#shared/domain/plan.ts'
import { type Row, type Rows, TABLES, type TableName, type View } from '#shared/domain/tables.ts'

type Fields = ReadonlyMap<string, unknown>

/**
 * A view over plain maps that also carries changes out: a board without Yjs. As over documents, a row is there when
 * its required fields are there and valid, and a table gives the same map as long as nothing in it changed.
 */
export class PlainView implements View {
  private readonly tables = new Map<TableName, Map<string, Fields>>()
  private readonly read = new Map<TableName, ReadonlyMap<string, unknown>>()

  rows<T extends TableName>(table: T): ReadonlyMap<string, Row<T>> {
    let rows = this.read.get(table)
    if (!rows) {
      rows = readRows(table, this.tables.get(table) ?? new Map())
      this.read.set(table, rows)
    }
    return rows as ReadonlyMap<string, Row<T>>
  }

  row<T extends TableName>(table: T, id: string): Row<T> | undefined {
    return this.rows(table).get(id)
  }

  /** Carries changes out, or the changes of a plan; a refused plan is an error of the test. */
  apply(changes: Plan | readonly Change[]): this {
    if ('accepted' in changes) {
      if (!changes.accepted) throw new Error(`refused: ${changes.reason}`)
      return this.apply(changes.changes)
    }
    for (const change of changes) {
      if (change.kind === 'remove') this.take(change.table, change.id)
      else this.set(change.table, change.id, change.fields)
    }
    return this
  }

  /** Sets fields of a row as they are, valid or not. */
  set(table: TableName, id: string, fields: object): this {
    const rows = this.tables.get(table) ?? new Map<string, Fields>()
    const row = new Map(rows.get(id))
    for (const [field, value] of Object.entries(fields)) {
      if (value === undefined) row.delete(field)
      else row.set(field, structuredClone(value))
    }
    if (row.size === 0) rows.delete(id)
    else rows.set(id, row)
    this.tables.set(table, rows)
    this.read.delete(table)
    return this
  }

  /** A whole row, with the types of its table. */
  with<T extends TableName>(table: T, id: string, row: Rows[T]): this {
    return this.set(table, id, row)
  }

  take(table: TableName, id: string): this {
    this.tables.get(table)?.delete(id)
    this.read.delete(table)
    return this
  }

  copy(): PlainView {
    const copy = new PlainView()
    for (const [table, rows] of this.tables) copy.tables.set(table, new Map(rows))
    return copy
  }

  /** Every field of every row, malformed ones too; for comparing boards. */
  toJSON(): Record<string, Record<string, Record<string, unknown>>> {
    const tables = [...this.tables].filter(([, rows]) => rows.size > 0).sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(
      tables.map(([table, rows]) => [
        table,
        Object.fromEntries(
          [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, row]) => [id, Object.fromEntries(row)]),
        ),
      ]),
    )
  }
}

/** Rows are never changed in place, so what was read of one stays true. */
const readings = new WeakMap<Fields, unknown>()
const MALFORMED = Symbol('malformed')

function readRows(table: TableName, rows: ReadonlyMap<string, Fields>): ReadonlyMap<string, unknown> {
  const valid = new Map<string, unknown>()
  for (const [id, fields] of rows) {
    const reading = readings.get(fields) ?? readRow(table, fields)
    readings.set(fields, reading)
    if (reading !== MALFORMED) valid.set(id, reading)
  }
  return valid
}

function readRow(table: TableName, fields: Fields): unknown {
  const row: Record<string, unknown> = {}
  for (const [field, schema] of Object.entries(TABLES[table]) as [string, v.GenericSchema][]) {
    const value = fields.get(field)
    if (!v.is(schema, value)) return MALFORMED
    if (value !== undefined) row[field] = value
  }
  return Object.keys(row).length > 0 ? row : MALFORMED
}
