import type { BroughtNote } from './bring-notes.ts'
import type { ReadRow } from './mapping.ts'

/** What an import comes to: the notes that come in, and the rows that do not. */
export interface ImportOutcome {
  readonly notes: readonly BroughtNote[]
  readonly left: readonly ReadRow[]
  /** Rows that say what is there already, whether they come in or not. */
  readonly duplicates: number
}

export function outcomeOf(rows: readonly ReadRow[], skipsDuplicates: boolean): ImportOutcome {
  const comes = (row: ReadRow) => row.note !== undefined && !(skipsDuplicates && row.isDuplicate)
  return {
    notes: rows.flatMap(row => (comes(row) && row.note ? [row.note] : [])),
    left: rows.filter(row => !comes(row)),
    duplicates: rows.filter(({ isDuplicate }) => isDuplicate).length,
  }
}
