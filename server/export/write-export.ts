import type { BoardContents } from '#server/rooms/live-boards.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import type { Language, View } from '#shared/domain/tables.ts'
import { textIn } from '#shared/domain/words.ts'
import type { ExportFormat } from '#shared/protocol/api.ts'
import { toBoardJson } from '#shared/results/board-json.ts'
import { toBoardPicture } from '#shared/results/board-picture.ts'
import { boardScene } from '#shared/results/board-scene.ts'
import { toCsv } from '#shared/results/csv.ts'
import { FILE_TYPES } from '#shared/results/file-types.ts'
import { toMarkdown } from '#shared/results/markdown.ts'
import { ownNotesToMarkdown } from '#shared/results/own-notes.ts'
import { resultsOf } from '#shared/results/results.ts'
import { writeAside } from './write-aside.ts'

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

/** One board as a file, by the same writers that the client uses. `nothing`: a picture of a board without frameworks. */
export async function writeExport(
  contents: BoardContents,
  format: ExportFormat,
  question: ExportQuestion,
): Promise<ExportFile | 'busy' | 'nothing'> {
  const { view } = contents
  const about = view.row('about', 'board')
  const language = question.language ?? about?.language ?? 'fi'
  const body = await bodyOf(contents, format, { ...question, language })
  const title = textIn(about?.title ?? {}, language, about?.language ?? language)
  if (body === 'busy' || body === 'nothing') return body
  return { name: `${fileName(title)}.${format}`, contentType: FILE_TYPES[format], body: body.content }
}

type Body = { readonly content: string | Uint8Array }

async function bodyOf(
  { view, statementTexts }: BoardContents,
  format: ExportFormat,
  question: ExportQuestion & { readonly language: Language },
): Promise<Body | 'busy' | 'nothing'> {
  switch (format) {
    case 'json':
      return { content: toBoardJson(view, id => statementTexts.get(id) ?? '') }
    case 'svg': {
      const scene = boardScene(view, { ...question, framework: question.framework as FrameworkId | undefined })
      return scene ? { content: toBoardPicture(scene) } : 'nothing'
    }
    case 'md':
      return { content: toMarkdown(resultsOf(view, question)) }
    case 'csv':
      return { content: toCsv(resultsOf(view, question)) }
    case 'pptx':
    case 'docx':
    case 'xlsx': {
      const content = await writeAside({ format, results: resultsOf(view, question) })
      return content === 'busy' ? 'busy' : { content }
    }
  }
}

/** A participant's own notes; for that participant alone. */
export function writeOwnNotes(board: View, mine: View, language: Language | undefined): ExportFile {
  const about = board.row('about', 'board')
  const own = language ?? about?.language ?? 'fi'
  const name = `${fileName(textIn(about?.title ?? {}, own, own))}-own.md`
  return { name, contentType: FILE_TYPES.md, body: ownNotesToMarkdown(board, mine, own) }
}

/** Letters, digits and dashes of a title; systems disagree about the rest. */
function fileName(title: string): string {
  const plain = title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '')
  return plain.slice(0, 80) || 'timantti'
}
