import type { BoardContents } from '#server/rooms/live-boards.ts'
import type { Language, View } from '#shared/domain/tables.ts'
import { textIn } from '#shared/domain/words.ts'
import type { ExportFormat } from '#shared/protocol/api.ts'
import { toBoardJson } from '#shared/results/board-json.ts'
import { toCsv } from '#shared/results/csv.ts'
import { toMarkdown } from '#shared/results/markdown.ts'
import { OFFICE_TYPES } from '#shared/results/office-types.ts'
import { ownNotesToMarkdown } from '#shared/results/own-notes.ts'
import { resultsOf } from '#shared/results/results.ts'
import { toSheets } from '#shared/results/sheets.ts'
import { toSlides } from '#shared/results/slides.ts'

export interface ExportQuestion {
  /** The board's own language if undefined. */
  readonly language: Language | undefined
  readonly framework: string | undefined
  readonly workshop: string | undefined
}

export interface ExportFile {
  readonly name: string
  readonly contentType: string
  readonly body: string | Uint8Array
}

/** One board as a file, by the same writers that the client uses. */
export async function writeExport(
  { view, statementTexts }: BoardContents,
  format: ExportFormat,
  question: ExportQuestion,
): Promise<ExportFile> {
  const language = question.language ?? view.row('about', 'board')?.language ?? 'fi'
  const results = resultsOf(view, { ...question, language })
  const name = `${fileName(results.title)}.${format}`
  switch (format) {
    case 'md':
      return { name, contentType: 'text/markdown; charset=utf-8', body: toMarkdown(results) }
    case 'csv':
      return { name, contentType: 'text/csv; charset=utf-8; header=present', body: toCsv(results) }
    case 'pptx': {
      // Large packages, loaded by the first board that asks.
      const { toPptx } = await import('#shared/results-files/pptx.ts')
      return { name, contentType: OFFICE_TYPES.pptx, body: await toPptx(toSlides(results)) }
    }
    case 'xlsx': {
      const { toXlsx } = await import('#shared/results-files/xlsx.ts')
      return { name, contentType: OFFICE_TYPES.xlsx, body: await toXlsx(toSheets(results)) }
    }
    case 'json':
      return {
        name,
        contentType: 'application/json; charset=utf-8',
        body: toBoardJson(view, id => statementTexts.get(id) ?? ''),
      }
  }
}

/** A participant's own notes; for that participant alone. */
export function writeOwnNotes(board: View, mine: View, language: Language | undefined): ExportFile {
  const about = board.row('about', 'board')
  const own = language ?? about?.language ?? 'fi'
  const name = `${fileName(textIn(about?.title ?? {}, own, own))}-own.md`
  return { name, contentType: 'text/markdown; charset=utf-8', body: ownNotesToMarkdown(board, mine, own) }
}

/** Letters, digits and dashes of a title; systems disagree about the rest. */
function fileName(title: string): string {
  const plain = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '')
  return plain.slice(0, 80) || 'timantti'
}
