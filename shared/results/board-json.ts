import * as v from 'valibot'
import { HOMES, SCHEMA_VERSION } from '#shared/doc/documents.ts'
import { isId } from '#shared/domain/ids.ts'
import { STATEMENT_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import { type Put, put } from '#shared/domain/plan.ts'
import { TABLES, type TableName, type View } from '#shared/domain/tables.ts'

const FORMAT = 'timantti-board'
/** Of the file's own shape; `schema` is that of the tables in it. */
const VERSION = 1
/** More rows than a full board could have. */
const ROWS_MAX = 250_000
/** More objects than so many rows need: such a text is not even parsed. */
const OBJECTS_MAX = ROWS_MAX * 3

/** What everybody on the board may read: of `mine` and `desk` nothing is ever exported. */
const EXPORTED = (Object.keys(HOMES) as TableName[]).filter(
  table => HOMES[table].document === 'board' || HOMES[table].document === 'arrangement',
)

/** The whole board as it can be read in again: every table with its rows by id, and the words of each statement. */
export function toBoardJson(view: View, textOf: (statement: string) => string): string {
  const isAnonymous =
    view.row('about', 'board')?.anonymity !== 'named' && view.row('about', 'board')?.anonymity !== 'pseudonymous'
  const tables = EXPORTED.map(table => [table, sortedRows(view, table, isAnonymous)] as const)
  const texts = [...view.rows('statements').keys()].sort().map(id => [id, textOf(id)] as const)
  const file = {
    format: FORMAT,
    version: VERSION,
    schema: SCHEMA_VERSION,
    tables: Object.fromEntries(tables),
    statementTexts: Object.fromEntries(texts.filter(([, text]) => text !== '')),
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

function sortedRows(view: View, table: TableName, isAnonymous: boolean): object {
  const rows = [...view.rows(table)].sort(([a], [b]) => (a < b ? -1 : 1))
  if (table !== 'notes' || !isAnonymous) return Object.fromEntries(rows)
  return Object.fromEntries(
    [...view.rows('notes')]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { note }]) => {
        const { author: _never, ...words } = note
        return [id, { note: words }]
      }),
  )
}

export type ReadBoardJson =
  | {
      readonly ok: true
      readonly rows: readonly Put[]
      /** The words of the statements among the rows. */
      readonly statementTexts: ReadonlyMap<string, string>
      /** Rows and texts passed over because they were malformed. */
      readonly skipped: number
    }
  | { readonly ok: false; readonly reason: 'not-json' | 'not-a-board' | 'newer-version' | 'too-many-rows' }

const fileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.number(),
  schema: v.number(),
  tables: v.record(v.string(), v.unknown()),
  /** Not in the first files of this version. */
  statementTexts: v.optional(v.record(v.string(), v.unknown()), {}),
})

/** Reads an exported board, from anywhere: what is malformed is passed over and counted. */
export function readBoardJson(text: string): ReadBoardJson {
  if (hasMoreThan(text, '{', OBJECTS_MAX)) return { ok: false, reason: 'too-many-rows' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, reason: 'not-json' }
  }
  const file = v.safeParse(fileSchema, value)
  if (!file.success) return { ok: false, reason: 'not-a-board' }
  if (file.output.version > VERSION || file.output.schema > SCHEMA_VERSION)
    return { ok: false, reason: 'newer-version' }
  const tables = EXPORTED.map(table => {
    const given = file.output.tables[table]
    return { table, given: isObject(given) ? given : {} }
  })
  // Counted before a single one is looked at: looking costs.
  if (tables.reduce((sum, { given }) => sum + Object.keys(given).length, 0) > ROWS_MAX)
    return { ok: false, reason: 'too-many-rows' }
  const rows: Put[] = []
  let skipped = 0
  for (const { table, given } of tables) {
    for (const id of Object.keys(given)) {
      const fields = given[id]
      const row = isRowId(table, id) && isObject(fields) ? readRow(table, fields) : undefined
      if (row) rows.push(put(table, id, row))
      else skipped += 1
    }
  }
  const statementTexts = new Map<string, string>()
  const statements = new Set(rows.filter(row => row.table === 'statements').map(row => row.id))
  for (const [id, text] of Object.entries(file.output.statementTexts)) {
    const isText = typeof text === 'string' && text.length <= STATEMENT_TEXT_MAX_CHARS
    if (isText && statements.has(id)) statementTexts.set(id, text)
    else skipped += 1
  }
  return { ok: true, rows, statementTexts, skipped }
}

function hasMoreThan(text: string, mark: string, max: number): boolean {
  let count = 0
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    count += 1
    if (count > max) return true
  }
  return false
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isRowId(table: TableName, id: string): boolean {
  return table === 'places' ? id.split(':').length === 2 && id.split(':').every(isId) : isId(id)
}

function readRow(table: TableName, fields: Readonly<Record<string, unknown>>): object | undefined {
  const row: Record<string, unknown> = {}
  for (const [field, schema] of Object.entries(TABLES[table]) as [string, v.GenericSchema][]) {
    const given = Object.hasOwn(fields, field) ? fields[field] : undefined
    const parsed = v.safeParse(schema, given)
    if (!parsed.success) return undefined
    if (parsed.output !== undefined) row[field] = parsed.output
  }
  return row
}
