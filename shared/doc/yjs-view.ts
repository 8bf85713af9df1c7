import { callAll } from 'lib0/function'
import type * as Y from 'yjs'
import { type Row, TABLES, type TableName } from '#shared/domain/tables.ts'
import type { Documents } from './apply-changes.ts'
import { DOCUMENT_NAMES, type DocumentName, HOMES } from './documents.ts'
import { LiveTable, type TableNews } from './live-table.ts'
import { rootMap } from './root-map.ts'
import type { WatchedView } from './watched-view.ts'
import { Watchers } from './watchers.ts'

/** A view over Yjs documents whose documents can be exchanged under it. */
export interface YjsView extends WatchedView {
  /** Another document takes the place of this one (or none); wakes who watches what differs, once. */
  replace(name: DocumentName, doc: Y.Doc | undefined): void
}

const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[]
const TABLES_OF: Readonly<Record<DocumentName, readonly TableName[]>> = {
  board: tablesOf('board'),
  arrangement: tablesOf('arrangement'),
  mine: tablesOf('mine'),
  desk: tablesOf('desk'),
}

function tablesOf(document: DocumentName): readonly TableName[] {
  return TABLE_NAMES.filter(table => HOMES[table].document === document)
}

/**
 * Reads the tables of the documents at hand. A table is read whole when it is first asked for, and from then on only
 * where it changes. Tables of documents that are not at hand are empty. Whatever the documents hold, nothing throws
 * but a watcher.
 */
export function createYjsView(documents: Documents): YjsView {
  return new LiveView(documents)
}

class LiveView implements YjsView {
  readonly #docs = new Map<DocumentName, { readonly doc: Y.Doc; readonly hear: (transaction: Y.Transaction) => void }>()
  readonly #maps = new Map<TableName, Y.Map<unknown>>()
  /** LiveTable<T> under the key T; `#of` is the only reader. */
  readonly #tables = new Map<TableName, LiveTable<TableName>>()
  readonly #watchers = new Watchers()

  constructor(documents: Documents) {
    for (const name of DOCUMENT_NAMES) this.#attach(name, documents[name])
  }

  rows<T extends TableName>(table: T): ReadonlyMap<string, Row<T>> {
    return this.#of(table).rows()
  }

  row<T extends TableName>(table: T, id: string): Row<T> | undefined {
    return this.#of(table).row(id)
  }

  skipped(table: TableName): number {
    return this.#of(table).skippedCount
  }

  onRow(table: TableName, id: string, wake: () => void): () => void {
    this.#of(table)
    return this.#watchers.onRow(table, id, wake)
  }

  onIds(table: TableName, wake: () => void): () => void {
    this.#of(table)
    return this.#watchers.onIds(table, wake)
  }

  onTable(table: TableName, wake: (ids: ReadonlySet<string>) => void): () => void {
    this.#of(table)
    return this.#watchers.onTable(table, wake)
  }

  replace(name: DocumentName, doc: Y.Doc | undefined): void {
    this.#detach(name)
    this.#attach(name, doc)
    this.#wake(TABLES_OF[name], table => this.#tables.get(table)?.moveTo(this.#maps.get(table)))
  }

  close(): void {
    for (const name of DOCUMENT_NAMES) this.#detach(name)
    this.#watchers.clear()
  }

  #of<T extends TableName>(table: T): LiveTable<T> {
    let known = this.#tables.get(table)
    if (!known) {
      known = new LiveTable<TableName>(table, this.#maps.get(table))
      this.#tables.set(table, known)
    }
    return known as unknown as LiveTable<T>
  }

  #attach(name: DocumentName, doc: Y.Doc | undefined): void {
    if (!doc) return
    const roots: (readonly [TableName, Y.Map<unknown>])[] = []
    for (const table of TABLES_OF[name]) {
      const map = rootMap(doc, table)
      if (!map) continue
      this.#maps.set(table, map)
      roots.push([table, map])
    }
    const hear = ({ changed }: Y.Transaction) => {
      const touched = new Map<TableName, ReadonlySet<string | null>>()
      const keysOf: ReadonlyMap<unknown, ReadonlySet<string | null>> = changed
      for (const [table, map] of roots) {
        const keys = keysOf.get(map)
        if (keys) touched.set(table, keys)
      }
      if (touched.size > 0) {
        this.#wake([...touched.keys()], table => this.#tables.get(table)?.touch(touched.get(table) ?? new Set()))
      }
    }
    doc.on('afterTransaction', hear)
    this.#docs.set(name, { doc, hear })
  }

  #detach(name: DocumentName): void {
    const attached = this.#docs.get(name)
    if (!attached) return
    attached.doc.off('afterTransaction', attached.hear)
    this.#docs.delete(name)
    for (const table of TABLES_OF[name]) this.#maps.delete(table)
  }

  /** All tables are brought up to date before anybody is woken: who wakes may read any of them. */
  #wake(tables: readonly TableName[], renew: (table: TableName) => TableNews | undefined): void {
    const wakes: (() => void)[] = []
    for (const table of tables) {
      const news = renew(table)
      if (news) this.#watchers.collect(table, news, wakes)
    }
    // Everybody is woken even if somebody throws.
    callAll(wakes, [])
  }
}
