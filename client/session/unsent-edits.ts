import * as Y from 'yjs'
import { applyChanges, type Documents } from '#shared/doc/apply-changes.ts'
import { type DocumentName, HOMES, TEXT_ROOT } from '#shared/doc/documents.ts'
import { partsOf } from '#shared/doc/keys.ts'
import { rootMap } from '#shared/doc/root-map.ts'
import type { Change, Put } from '#shared/domain/plan.ts'
import { TABLES, type TableName } from '#shared/domain/tables.ts'

/*
 * What a document here holds that the server has refused or not taken yet, as rows and fields. When the server refuses
 * an edit, all later ones under the same client id can no longer be taken either (their clocks do not follow). So they
 * are read out of the old document, and done anew in one that was built from the server.
 */

/** What the server has, as its sync answer says. */
export interface ServerState {
  readonly vector: ReadonlyMap<number, number>
  readonly deleted: Y.Snapshot['ds']
}

/** One row's fields as they are here and not on the server; `undefined` for a field taken away. */
export interface UnsentRow {
  readonly table: TableName
  readonly id: string
  readonly fields: ReadonlyMap<string, unknown>
}

export interface UnsentWords {
  readonly id: string
  readonly text: string
}

const NAMES = Object.keys(TABLES) as readonly TableName[]

/** The rows of a document that were changed here and are not on the server. */
export function unsentRows(
  name: DocumentName,
  doc: Y.Doc,
  server: ServerState,
  isOwn: (client: number) => boolean,
): readonly UnsentRow[] {
  return NAMES.filter(table => HOMES[table].document === name).flatMap(table => {
    const rows = new Map<string, Map<string, unknown>>()
    for (const [key, item] of rootMap(doc, table)?._map ?? []) {
      const { client, clock } = item.id
      const isNew = isOwn(client) && clock >= (server.vector.get(client) ?? 0)
      if (!isNew && !(item.deleted && !Y.isDeleted(server.deleted, item.id))) continue
      const { row, field } = partsOf(key)
      const fields = rows.get(row) ?? new Map<string, unknown>()
      rows.set(row, fields.set(field, item.deleted ? undefined : item.content.getContent().at(-1)))
    }
    return [...rows].map(([id, fields]) => ({ table, id, fields }))
  })
}

/** The keys `<root>/<row>` that an update touches, looked up in the document it was made in. */
export function rowsTouchedBy(update: Uint8Array, doc: Y.Doc): ReadonlySet<string> {
  const { structs, ds } = Y.decodeUpdate(update)
  const touched = new Set<string>()
  const look = (client: number, clock: number) => {
    const row = rowAt(doc, client, clock)
    if (row) touched.add(row)
  }
  for (const { id, length } of structs) for (let i = 0; i < length; i += 1) look(id.client, id.clock + i)
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) for (let i = 0; i < len; i += 1) look(client, clock + i)
  }
  return touched
}

function rowAt(doc: Y.Doc, client: number, clock: number): string | undefined {
  if (clock >= Y.getState(doc.store, client)) return undefined
  let item: unknown = Y.getItem(doc.store, Y.createID(client, clock))
  // Up to what lies directly in a root: a character of a statement's text lies in that statement.
  while (item instanceof Y.Item) {
    const parent: unknown = item.parent
    if (!(parent instanceof Y.AbstractType)) return undefined
    if (parent._item === null) {
      const root = Y.findRootTypeKey(parent)
      return item.parentSub === null ? undefined : `${root}/${partsOf(item.parentSub).row}`
    }
    item = parent._item
  }
  return undefined
}

/** Does these rows again, each in a transaction of its own. */
export function doAgain(name: DocumentName, doc: Y.Doc, rows: readonly UnsentRow[]): void {
  const documents: Documents = { [name]: doc }
  for (const { table, id, fields } of rows) {
    const change = { kind: 'put', table, id, fields: Object.fromEntries(fields) } as unknown as Put
    applyChanges(documents, [change satisfies Change], 'resend')
  }
}

/** The words in a row that somebody typed; empty if there are none. */
export function wordsOf({ table, id, fields }: UnsentRow): readonly UnsentWords[] {
  const words = ['note', 'text', 'title', 'description', 'aim', 'hint', 'talk'].flatMap(field =>
    textsIn(fields.get(field)),
  )
  return words.length > 0 ? [{ id: `${table}/${id}`, text: words.join('\n') }] : []
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  const { text, fi, sv, en } = value as { readonly [key: string]: unknown }
  return [text, fi, sv, en].filter(each => typeof each === 'string')
}

/** The texts of statements in which something was typed that the server has not: they cannot be done again word by word. */
export function unsentTexts(
  doc: Y.Doc,
  server: ServerState,
  isOwn: (client: number) => boolean,
): readonly UnsentWords[] {
  const words: UnsentWords[] = []
  if (!doc.share.has(TEXT_ROOT)) return words
  for (const [id, text] of rootMap(doc, TEXT_ROOT)?.entries() ?? []) {
    if (!(text instanceof Y.Text)) continue
    for (let item = text._start; item; item = item.right) {
      const { client, clock } = item.id
      if (item.deleted || !isOwn(client) || clock + item.length <= (server.vector.get(client) ?? 0)) continue
      words.push({ id: `${TEXT_ROOT}/${id}`, text: text.toString() })
      break
    }
  }
  return words
}
