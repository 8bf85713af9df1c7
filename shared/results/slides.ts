import { withoutBold } from './bold-text.ts'
import { noteSpans, xmlLine } from './office-text.ts'
import type { FrameworkResults, ListResults, NoteResult, Results } from './results.ts'
import { RESULTS_WORDS, type ResultsWords } from './results-words.ts'
import { type Frame, pagesOf, type SlideParagraph } from './slide-pages.ts'

/** A presentation as data, for a screen of 13.33 × 7.5 inches. Its texts hold nothing that XML cannot. */
export interface Deck {
  readonly title: string
  readonly slides: readonly Slide[]
}
export type Slide = TitleSlide | TableSlide | ListsSlide
export interface TitleSlide {
  readonly kind: 'title'
  readonly title: string
  readonly lines: readonly string[]
}
/** Counts; the first row is the head. */
export interface TableSlide {
  readonly kind: 'table'
  readonly title: string
  readonly rows: readonly (readonly string[])[]
}
export interface ListsSlide {
  readonly kind: 'lists'
  /** With `(2/3)` where a list takes several slides. */
  readonly title: string
  readonly fontPt: number
  readonly columns: readonly SlideColumn[]
  /** For the speaker: the single notes, without their clusters' ones. */
  readonly notesPage: string
}
export interface SlideColumn {
  readonly title: string
  readonly frame: Frame
  readonly paragraphs: readonly SlideParagraph[]
}

type Column = Pick<ListResults, 'letter' | 'title' | 'clusters' | 'notes'>

const MARGIN = 0.5
const GAP = 0.4
const WIDTH = 13.333 - 2 * MARGIN
const LIST_TOP = 1.75
const LIST_HEIGHT = 5.05
const TABLE_ROWS = 10

export function toSlides(results: Results): Deck {
  const words = RESULTS_WORDS[results.language]
  const dates = results.workshops.map(({ title, date }) => xmlLine(date ? `${title} · ${date}` : title))
  const aim = results.aim ? [xmlLine(`${words.aim}: ${results.aim}`)] : []
  const title = xmlLine(results.title)
  return {
    title,
    slides: [
      { kind: 'title', title, lines: [...aim, ...dates] },
      ...results.frameworks.flatMap(framework => frameworkSlides(framework, words)),
    ],
  }
}

function frameworkSlides(framework: FrameworkResults, words: ResultsWords): readonly Slide[] {
  return [
    ...overview(framework, words),
    ...framework.priorities.flatMap((priority, at) =>
      listsSlides(xmlLine(`${at + 1}. ${priority.title}`), priority.lists, words),
    ),
    ...(framework.open.length > 0
      ? listsSlides(xmlLine(`${framework.title}: ${words.openSpace}`), openLists(framework.open), words)
      : []),
  ]
}

function overview(framework: FrameworkResults, words: ResultsWords): readonly TableSlide[] {
  const prompts = framework.priorities[0]?.lists ?? []
  const head = [words.priority, ...prompts.map(({ letter, title }) => xmlLine(`${letter}. ${title}`))]
  const rows = framework.priorities.map((priority, at) => [
    xmlLine(`${at + 1}. ${priority.title}`),
    ...priority.lists.map(list => String(list.noteCount)),
  ])
  const parts = Array.from({ length: Math.ceil(rows.length / TABLE_ROWS) }, (_, at) =>
    rows.slice(at * TABLE_ROWS, (at + 1) * TABLE_ROWS),
  )
  return parts.map((part, at) => ({
    kind: 'table',
    title: numbered(xmlLine(framework.title), at, parts.length),
    rows: [head, ...part],
  }))
}

/** Notes of the open space by their prompt, as they would lie under a priority. */
function openLists(notes: readonly NoteResult[]): readonly Column[] {
  const byPrompt = Map.groupBy(notes, note => note.letter)
  return [...byPrompt]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, own]) => ({ letter, title: own[0]?.prompt ?? '', clusters: [], notes: own }))
}

function listsSlides(title: string, lists: readonly Column[], words: ResultsWords): readonly ListsSlide[] {
  const count = Math.max(1, lists.length)
  const width = (WIDTH - GAP * (count - 1)) / count
  const frames = lists.map((_, at) => ({ x: MARGIN + at * (width + GAP), y: LIST_TOP, width, height: LIST_HEIGHT }))
  const frame = { x: MARGIN, y: LIST_TOP, width, height: LIST_HEIGHT }
  const { fontPt, pages } = pagesOf(
    lists.map(list => paragraphsOf(list, words)),
    frame,
  )
  const singles = lists.flatMap(list => list.notes.map(note => `${list.letter}: ${xmlLine(withoutBold(note.text))}`))
  return pages.map((columns, page) => ({
    kind: 'lists',
    title: numbered(title, page, pages.length),
    fontPt,
    columns: lists.map((list, at) => ({
      title: xmlLine(`${list.letter}. ${list.title}`),
      frame: frames[at] ?? frame,
      paragraphs: columns[at] ?? [],
    })),
    notesPage: page === 0 ? singles.join('\n') : '',
  }))
}

function paragraphsOf(list: Column, words: ResultsWords): readonly SlideParagraph[] {
  if (list.clusters.length === 0 && list.notes.length === 0) return [plain('remark', words.noNotes)]
  const clusters = list.clusters.flatMap(cluster => [
    plain('heading', `${cluster.title} (${cluster.notes.length})`),
    ...cluster.notes.map(noteParagraph),
  ])
  const other = list.clusters.length > 0 && list.notes.length > 0 ? [plain('heading', words.otherNotes)] : []
  return [...clusters, ...other, ...list.notes.map(noteParagraph)]
}

function plain(kind: SlideParagraph['kind'], text: string): SlideParagraph {
  return { kind, spans: [{ text: xmlLine(text), isBold: kind === 'heading' }] }
}

function noteParagraph(note: NoteResult): SlideParagraph {
  const key = note.isKey ? [{ text: '★ ', isBold: false }] : []
  return { kind: 'note', spans: [...key, ...noteSpans(note.text)] }
}

function numbered(title: string, at: number, count: number): string {
  return count > 1 ? `${title} (${at + 1}/${count})` : title
}
