import * as v from 'valibot'
import type * as Y from 'yjs'
import { type Row, TABLES, type TableName } from '#shared/domain/tables.ts'
import { isRowId, keyOf } from './keys.ts'

/** `skipped`: there are known fields under that id, but they make no row (T2). `absent`: there is nothing. */
export type ReadRow<T extends TableName> =
  | { readonly kind: 'row'; readonly row: Row<T> }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'absent' }

interface Field {
  readonly name: string
  readonly schema: v.GenericSchema
  readonly isRequired: boolean
}

const FIELDS: ReadonlyMap<string, readonly Field[]> = new Map(
  Object.entries(TABLES).map(([table, schemas]) => [
    table,
    Object.entries<v.GenericSchema>(schemas).map(([name, schema]) => ({
      name,
      schema,
      isRequired: schema.type !== 'optional',
    })),
  ]),
)

/**
 * T2. Reads one row out of whatever the table's map holds; never throws. Required fields must be there and valid; an
 * optional field that is malformed counts as absent, and a row needs at least one valid field.
 */
export function readRow<T extends TableName>(map: Y.Map<unknown>, table: T, id: string): ReadRow<T> {
  const row: Record<string, unknown> = {}
  let isThere = false
  let isWhole = true
  let hasFields = false
  for (const { name, schema, isRequired } of FIELDS.get(table) ?? []) {
    const value = valueAt(map, keyOf(id, name))
    if (value !== undefined) isThere = true
    const read = value === undefined ? undefined : parsed(schema, value)
    if (read) {
      row[name] = read.output
      hasFields = true
    } else if (isRequired) isWhole = false
  }
  if (!isThere) return { kind: 'absent' }
  // The fields were each parsed by the schema that Row<T> is made of.
  return isWhole && hasFields && isRowId(table, id) ? { kind: 'row', row: row as Row<T> } : { kind: 'skipped' }
}

function parsed(schema: v.GenericSchema, value: unknown): { readonly output: unknown } | undefined {
  try {
    const result = v.safeParse(schema, value, { abortEarly: true })
    return result.success ? { output: result.output } : undefined
  } catch {
    // A value nested so deep that a check of it runs out of stack.
    return undefined
  }
}

function valueAt(map: Y.Map<unknown>, key: string): unknown {
  try {
    return map.get(key)
  } catch {
    return null
  }
}
