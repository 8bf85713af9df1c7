import { type Row, TABLES, type TableName, type View } from '#shared/domain/tables.ts'

const ALL = Object.keys(TABLES) as readonly TableName[]

/** A view as it is now: it stays so whatever happens to the documents, which need not be kept for it. */
export function copyView(view: View, tables: readonly TableName[] = ALL): View {
  // A view gives a new map when something in it changes, so keeping the map keeps the moment.
  const kept = new Map<TableName, ReadonlyMap<string, unknown>>(tables.map(table => [table, view.rows(table)]))
  return {
    rows: table => (kept.get(table) ?? new Map()) as ReadonlyMap<string, Row<typeof table>>,
    row: (table, id) => kept.get(table)?.get(id) as Row<typeof table> | undefined,
  }
}
