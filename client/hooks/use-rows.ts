import { useCallback, useSyncExternalStore } from 'react'
import type { Row, TableName } from '#shared/domain/tables.ts'
import { useSession } from './use-session.ts'

/** One row; renders again when this row comes, changes or goes, and for no other reason. */
export function useRow<T extends TableName>(table: T, id: string): Row<T> | undefined {
  const { view } = useSession()
  const subscribe = useCallback((wake: () => void) => view.onRow(table, id, wake), [view, table, id])
  return useSyncExternalStore(subscribe, () => view.row(table, id))
}

/** All rows of a table; renders again on every change in it. For lists, `useRow` of each is kinder. */
export function useRows<T extends TableName>(table: T): ReadonlyMap<string, Row<T>> {
  const { view } = useSession()
  const subscribe = useCallback((wake: () => void) => view.onTable(table, wake), [view, table])
  return useSyncExternalStore(subscribe, () => view.rows(table))
}
