import type { Put } from '#shared/domain/plan.ts'
import { TABLES, type TableName } from '#shared/domain/tables.ts'
import type { PlainView } from './plain-view.ts'
import { smallBoard } from './small-board.ts'

/** The rows of a view as changes, to seed documents with. */
export function rowsOf(view: PlainView): Put[] {
  return (Object.keys(TABLES) as TableName[]).flatMap(table =>
    [...view.rows(table)].map(([id, fields]) => ({ kind: 'put', table, id, fields }) as Put),
  )
}

export function smallBoardRows(): Put[] {
  return rowsOf(smallBoard())
}
