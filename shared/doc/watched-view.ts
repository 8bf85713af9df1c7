import type { TableName, View } from '#shared/domain/tables.ts'

/** A view over live documents that wakes exactly those who asked for what changed. */
export interface WatchedView extends View {
  /** Wakes when this row came, changed or went; at most once per transaction. */
  onRow(table: TableName, id: string, wake: () => void): () => void
  /** Wakes when rows came or went. `rows()` gives a new object only then or when a row's value changed. */
  onIds(table: TableName, wake: () => void): () => void
  /** Wakes on any change of the table, with the ids touched. */
  onTable(table: TableName, wake: (ids: ReadonlySet<string>) => void): () => void
  /** Rows skipped because they were malformed or incomplete, by table. */
  skipped(table: TableName): number
  close(): void
}
