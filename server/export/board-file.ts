import type { BoardContents } from '#server/rooms/live-boards.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { type Language, type Row, TABLES, type TableName, type View } from '#shared/domain/tables.ts'
import type { ExportFormat } from '#shared/protocol/api.ts'
import { toBoardJson } from '#shared/results/board-json.ts'
import { toBoardPicture } from '#shared/results/board-picture.ts'
import { boardScene } from '#shared/results/board-scene.ts'
import { toCsv } from '#shared/results/csv.ts'
import { toMarkdown } from '#shared/results/markdown.ts'
import { resultsOf } from '#shared/results/results.ts'
import { writeFile } from '#shared/results-files/write-file.ts'

export interface ExportQuestion {
  readonly language: Language
  readonly framework: string | undefined
  readonly workshop: string | undefined
}

/** A board at one moment and the file to be made of it, as plain data: it can be handed to another thread. */
export interface BoardJob {
  readonly format: ExportFormat
  readonly question: ExportQuestion
  readonly tables: ReadonlyMap<TableName, ReadonlyMap<string, unknown>>
  readonly statementTexts: ReadonlyMap<string, string>
}

export function boardJob(
  { view, statementTexts }: BoardContents,
  format: ExportFormat,
  question: ExportQuestion,
): BoardJob {
  const names = Object.keys(TABLES) as readonly TableName[]
  return { format, question, tables: new Map(names.map(table => [table, view.rows(table)])), statementTexts }
}

/** The file. `nothing`: a picture of a board without frameworks. Costly with a large board: see `write-aside.ts`. */
export async function boardFile({
  format,
  question,
  tables,
  statementTexts,
}: BoardJob): Promise<string | Uint8Array | 'nothing'> {
  const view: View = {
    rows: table => (tables.get(table) ?? new Map()) as ReadonlyMap<string, Row<typeof table>>,
    row: (table, id) => tables.get(table)?.get(id) as Row<typeof table> | undefined,
  }
  switch (format) {
    case 'json':
      return toBoardJson(view, id => statementTexts.get(id) ?? '')
    case 'svg': {
      const scene = boardScene(view, { ...question, framework: question.framework as FrameworkId | undefined })
      return scene ? toBoardPicture(scene) : 'nothing'
    }
    case 'md':
      return toMarkdown(resultsOf(view, question))
    case 'csv':
      return toCsv(resultsOf(view, question))
    case 'pptx':
    case 'docx':
    case 'xlsx':
      return writeFile({ format, results: resultsOf(view, question) })
  }
}
