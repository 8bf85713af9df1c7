import type { BoardContents } from '#server/rooms/live-boards.ts'
import type { Language, View } from '#shared/domain/tables.ts'
import { textIn } from '#shared/domain/words.ts'
import type { ExportFormat } from '#shared/protocol/api.ts'
import { FILE_TYPES } from '#shared/results/file-types.ts'
import { ownNotesToMarkdown } from '#shared/results/own-notes.ts'
import { boardFile, boardJob, type ExportQuestion } from './board-file.ts'
import { type Asker, writeAside } from './write-aside.ts'

/** What a request asks for. */
export interface Wanted extends Omit<ExportQuestion, 'language'> {
  /** The board's own if undefined. */
  readonly language: ExportQuestion['language'] | undefined
}

const OFFICE: ReadonlySet<ExportFormat> = new Set(['pptx', 'docx', 'xlsx'])
/** From here on also texts are made aside: at 5,000 notes a picture takes 0.2 s. */
const LARGE_NOTES = 200

export interface ExportFile {
  readonly name: string
  readonly contentType: string
  readonly body: string | Uint8Array
}

/** One board as a file, by the same writers that the client uses. `nothing`: a picture of a board without frameworks. */
export async function writeExport(
  contents: BoardContents,
  format: ExportFormat,
  { language: wanted, framework, workshop }: Wanted,
  asker: Asker,
): Promise<ExportFile | 'busy' | 'nothing'> {
  const { view } = contents
  const about = view.row('about', 'board')
  const language = wanted ?? about?.language ?? 'fi'
  const job = boardJob(contents, format, { language, framework, workshop })
  const isCostly = OFFICE.has(format) || view.rows('notes').size > LARGE_NOTES
  const body = await (isCostly ? writeAside(job, asker) : boardFile(job))
  if (body === 'busy' || body === 'nothing') return body
  const title = textIn(about?.title ?? {}, language, about?.language ?? language)
  return { name: `${fileName(title)}.${format}`, contentType: FILE_TYPES[format], body }
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
