import * as v from 'valibot'
import type { Documents } from '#shared/doc/apply-changes.ts'
import { HOMES } from '#shared/doc/documents.ts'
import { TABLES, type TableName } from '#shared/domain/tables.ts'

/** T1 and T2 in the plainest words: everything read anew from plain JSON. What the live view must agree with. */
export function rowsAsRead(
  documents: Documents,
  table: TableName,
): { readonly rows: Map<string, unknown>; readonly skipped: number } {
  const json: Record<string, unknown> = documents[HOMES[table].document]?.getMap(table).toJSON() ?? {}
  const found = new Map<string, Map<string, unknown>>()
  for (const [key, value] of Object.entries(json)) {
    const [id = '', ...field] = key.split('.')
    if (!Object.hasOwn(TABLES[table], field.join('.'))) continue
    found.set(id, (found.get(id) ?? new Map()).set(field.join('.'), value))
  }
  const rows = new Map<string, unknown>()
  let skipped = 0
  for (const [id, fields] of found) {
    const row: Record<string, unknown> = {}
    let isWhole = true
    for (const [name, schema] of Object.entries<v.GenericSchema>(TABLES[table])) {
      const isGood = fields.has(name) && v.is(schema, fields.get(name))
      if (isGood) row[name] = fields.get(name)
      else if (schema.type !== 'optional') isWhole = false
    }
    if (isWhole && Object.keys(row).length > 0) rows.set(id, row)
    else skipped += 1
  }
  return { rows, skipped }
}
