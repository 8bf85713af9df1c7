import * as Y from 'yjs'
import type { Documents } from './apply-changes.ts'
import { SCHEMA_VERSION } from './documents.ts'
import { keyOf } from './keys.ts'
import type { Origin } from './origins.ts'
import { rootMap } from './root-map.ts'

/**
 * Brings documents from one version of the scheme to the next. The server runs it when it loads a board (T6), as the
 * clerk; it must be idempotent, touch nothing it does not know (T7), and work on any of the four documents alone.
 */
export interface Migration {
  /** The version it leads to; it starts from the one before. */
  readonly to: number
  migrate(documents: Documents): void
}

/** In rising order. Empty until version 2 of the scheme comes. */
export const MIGRATIONS: readonly Migration[] = []

const ORIGIN: Origin = 'migration'

/** The version that the board was written in; undefined while it says none. */
export function schemaOf(board: Y.Doc): number | undefined {
  const schema = rootMap(board, 'about')?.get(keyOf('board', 'schema'))
  return typeof schema === 'number' && Number.isInteger(schema) && schema >= 1 ? schema : undefined
}

/** T6. Is this program too old for a board of that version? */
export function needsReload(schema: number | undefined, own: number = SCHEMA_VERSION): boolean {
  return schema !== undefined && schema > own
}

/** Runs what is missing, one transaction a document and step, and writes the version last. Answers the version then. */
export function migrate(documents: Documents & { readonly board: Y.Doc }, migrations = MIGRATIONS): number | undefined {
  let schema = schemaOf(documents.board)
  if (schema === undefined) return undefined
  for (const migration of migrations) {
    if (migration.to !== schema + 1) continue
    inOneTransactionEach(Object.values(documents), () => migration.migrate(documents))
    schema = migration.to
    const version = schema
    documents.board.transact(() => rootMap(documents.board, 'about')?.set(keyOf('board', 'schema'), version), ORIGIN)
  }
  return schema
}

function inOneTransactionEach(docs: readonly Y.Doc[], act: () => void): void {
  const [first, ...rest] = docs
  if (!first) {
    act()
    return
  }
  Y.transact(first, () => inOneTransactionEach(rest, act), ORIGIN)
}
