import { ID_PATTERN } from '#shared/domain/ids.ts'
import { TABLES, type TableName } from '#shared/domain/tables.ts'

/** T1: the key of one field of one row. */
export function keyOf(row: string, field: string): string {
  return `${row}.${field}`
}

/** The row and field that a key names; a key without a dot names a row without a field. Never throws. */
export function partsOf(key: string): { readonly row: string; readonly field: string } {
  const dot = key.indexOf('.')
  return dot < 0 ? { row: key, field: '' } : { row: key.slice(0, dot), field: key.slice(dot + 1) }
}

/** T1: may a row of this table be called so? */
export function isRowId(table: TableName, row: string): boolean {
  if (table !== 'places') return ID_PATTERN.test(row)
  const [framework = '', note = '', ...more] = row.split(':')
  return more.length === 0 && ID_PATTERN.test(framework) && ID_PATTERN.test(note)
}

/** Fields of a table by name; `Object.hasOwn` keeps `constructor` and its like out. */
export function isField(table: TableName, field: string): boolean {
  return Object.hasOwn(TABLES[table], field)
}
