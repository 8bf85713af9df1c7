import type * as Y from 'yjs'
import type { Change, Put, Remove } from '#shared/domain/plan.ts'
import { isSame } from '#shared/domain/same.ts'
import { TABLES, type TableName } from '#shared/domain/tables.ts'
import { type DocumentName, HOMES } from './documents.ts'
import { isField, keyOf, partsOf } from './keys.ts'
import type { Origin } from './origins.ts'
import { rootMap } from './root-map.ts'

/** The documents at hand; a participant has no `desk`, a viewer no `mine`. */
export type Documents = Partial<Record<DocumentName, Y.Doc>>

/**
 * The only writer of tables. One transaction per document touched, in the order in which the changes first name them;
 * what changes nothing is not written. Answers the documents that were changed.
 * @throws if a change belongs to a document that is not at hand: the doors and commands let no such plan come about.
 */
export function applyChanges(
  documents: Documents,
  changes: readonly Change[],
  origin: Origin,
): readonly DocumentName[] {
  const byDocument = new Map<DocumentName, Change[]>()
  for (const change of changes) {
    const { document } = HOMES[change.table]
    const those = byDocument.get(document)
    if (those) those.push(change)
    else byDocument.set(document, [change])
  }
  for (const name of byDocument.keys()) if (!documents[name]) throw new Error(`the document ${name} is not at hand`)
  const written: DocumentName[] = []
  for (const [name, those] of byDocument) {
    const doc = documents[name]
    if (doc && writeAll(doc, those, origin)) written.push(name)
  }
  return written
}

function writeAll(doc: Y.Doc, changes: readonly Change[], origin: Origin): boolean {
  let hasWritten = false
  const strangers = new StrangeFields()
  doc.transact(() => {
    for (const change of changes) {
      const map = rootMap(doc, change.table)
      if (!map) throw new Error(`the root ${change.table} is not a map`)
      const wrote = change.kind === 'put' ? put(map, change) : remove(map, change, strangers)
      hasWritten ||= wrote
    }
  }, origin)
  return hasWritten
}

function put(map: Y.Map<unknown>, { id, fields }: Put): boolean {
  let hasWritten = false
  for (const [field, value] of Object.entries(fields)) {
    const key = keyOf(id, field)
    if (value === undefined ? !map.has(key) : map.has(key) && isSame(map.get(key), value)) continue
    if (value === undefined) map.delete(key)
    else map.set(key, value)
    hasWritten = true
  }
  return hasWritten
}

function remove(map: Y.Map<unknown>, { table, id }: Remove, strangers: StrangeFields): boolean {
  let hasWritten = false
  for (const field of [...Object.keys(TABLES[table]), ...strangers.of(map, table, id)]) {
    const key = keyOf(id, field)
    if (!map.has(key)) continue
    map.delete(key)
    hasWritten = true
  }
  return hasWritten
}

/**
 * Fields of rows that this program does not know (T7). They go with their row, or half of it would stay for ever.
 * Finding them takes one pass over a table, made at most once a transaction: we write no such fields ourselves.
 */
class StrangeFields {
  readonly #byTable = new Map<TableName, ReadonlyMap<string, readonly string[]>>()

  of(map: Y.Map<unknown>, table: TableName, id: string): readonly string[] {
    let rows = this.#byTable.get(table)
    if (!rows) {
      rows = strangeFields(map, table)
      this.#byTable.set(table, rows)
    }
    return rows.get(id) ?? []
  }
}

function strangeFields(map: Y.Map<unknown>, table: TableName): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, string[]>()
  for (const key of map.keys()) {
    const { row, field } = partsOf(key)
    if (!isField(table, field) && key !== row) rows.set(row, [...(rows.get(row) ?? []), field])
  }
  return rows
}
