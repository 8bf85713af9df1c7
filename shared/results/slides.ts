import type { Language } from '#shared/domain/tables.ts'
import { withoutBold } from './bold-text.ts'
import { noteSpans, xmlLine } from './office-text.ts'
import type { FrameworkResults, ListResults, NoteResult, Results } from './results.ts'
import { RESULTS_WORDS, type ResultsWords } from './results-words.ts'
import { type Frame, pagesOf, type SlideParagraph } from './slide-pages.ts'
import { countsOf, type VoteTable } from './votes.ts'

/** A presentation as data, for a screen of 13.33 × 7.5 inches. Its texts hold nothing that XML cannot. */
export interface Deck {
  readonly title: string
  readonly language: Language
  /** Their titles differ: it is by them that people who do not see a slide tell it from the next. */
  readonly slides: readonly Slide[]
}
export type Slide = TitleSlide | TableSlide | ListsSlide
export interface TitleSlide {
  readonly kind: 'title'
  readonly title: string
  readonly lines: readonly string[]
  /** For the speaker: the whole aim, where the slide shows its beginning. */
  readonly notesPage: string
}
/** Counts; the first row is the head, the first column says of what. */
export interface TableSlide {
  readonly kind: 'table'
  readonly title: string
  /** For who does not see the table. */
  readonly description: string
  readonly rows: readonly (readonly string[])[]
  /** The largest count of the whole framework; others are shaded by their share of it. Undefined: nothing is shaded. */
  readonly most: number | undefined
}
export interface ListsSlide {
  readonly kind: 'lists'
  /** With `(2/3)` where a list takes several slides. */
  readonly title: string
  readonly fontPt: number
  readonly columns: readonly SlideColumn[]
  /** For the speaker: what the priority means, and the single notes, without their clusters' ones. */
  readonly notesPage: string
}
export interface SlideColumn {
  readonly title: string
  /** For who does not see the list: whose it is, and which part of it. */
  readonly description: string
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
/** What a title slide can hold beside a few workshops. */
const AIM_MAX_CHARS = 700

export function toSlides(results: Results): Deck {
  const writer: Writer = { words: RESULTS_WORDS[results.language], language: results.language }
  const { words } = writer
  const dates = results.workshops.map(({ title, date }) => xmlLine(date ? `${title} · ${date}` : title))
  const aim = results.aim ? xmlLine(`${words.aim}: ${results.aim}`) : ''
  const isLong = aim.length > AIM_MAX_CHARS
  const shown = isLong ? `${aim.slice(0, aim.lastIndexOf(' ', AIM_MAX_CHARS)).toWellFormed()} …` : aim
  const title = xmlLine(results.title)
  const slides: readonly Slide[] = [
    { kind: 'title', title, lines: [...(shown ? [shown] : []), ...dates], notesPage: isLong ? aim : '' },
    ...results.frameworks.flatMap(framework => frameworkSlides(framework, writer)),
  ]
  return { title, language: results.language, slides: withOwnTitles(slides) }
}

interface Writer {
  readonly words: ResultsWords
  readonly language: Language
}

/** Priorities of two frameworks may be called the same: the later ones get a number. */
function withOwnTitles(slides: readonly Slide[]): readonly Slide[] {
  const taken = new Set<string>()
  return slides.map(slide => {
    let title = slide.title
    for (let number = 2; taken.has(title); number += 1) title = `${slide.title} [${number}]`
    taken.add(title)
    return { ...slide, title }
  })
}

function frameworkSlides(framework: FrameworkResults, writer: Writer): readonly Slide[] {
  return [
    ...overview(framework, writer.words),
    ...framework.priorities.flatMap((priority, at) =>
      listsSlides(xmlLine(`${at + 1}. ${priority.title}`), priority.lists, writer, priority.description),
    ),
    ...(framework.open.length > 0
      ? listsSlides(xmlLine(`${framework.title}: ${writer.words.openSpace}`), openLists(framework.open), writer)
      : []),
    ...(framework.questions ? tableSlides(framework.questions) : []),
    ...framework.votes.flatMap(tableSlides),
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
    title: numbered(xmlLine(`${words.overview}: ${framework.title}`), at, parts.length),
    description: xmlLine(words.counts(framework.title)),
    rows: [head, ...part],
    most: Math.max(1, ...framework.priorities.flatMap(priority => priority.lists.map(list => list.noteCount))),
  }))
}

/** The open questions, or a counted vote; a long table goes on. */
function tableSlides({ title, says, head, rows }: VoteTable): readonly TableSlide[] {
  const parts = Array.from({ length: Math.ceil(rows.length / TABLE_ROWS) }, (_, at) =>
    rows.slice(at * TABLE_ROWS, (at + 1) * TABLE_ROWS),
  )
  return parts.map((part, at) => ({
    kind: 'table',
    title: numbered(xmlLine(title), at, parts.length),
    description: xmlLine(`${title}. ${says}`),
    rows: [head, ...part].map(row => row.map(xmlLine)),
    most: undefined,
  }))
}

/** Notes of the open space by their prompt, as they would lie under a priority. */
function openLists(notes: readonly NoteResult[]): readonly Column[] {
  const byPrompt = Map.groupBy(notes, note => note.letter)
  return [...byPrompt]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([letter, own]) => ({ letter, title: own[0]?.prompt ?? '', clusters: [], notes: own }))
}

function listsSlides(title: string, lists: readonly Column[], writer: Writer, description = ''): readonly ListsSlide[] {
  const count = Math.max(1, lists.length)
  const width = (WIDTH - GAP * (count - 1)) / count
  const frames = lists.map((_, at) => ({ x: MARGIN + at * (width + GAP), y: LIST_TOP, width, height: LIST_HEIGHT }))
  const frame = { x: MARGIN, y: LIST_TOP, width, height: LIST_HEIGHT }
  const { fontPt, pages } = pagesOf(
    lists.map(list => paragraphsOf(list, writer)),
    frame,
  )
  const singles = lists.flatMap(list => list.notes.map(note => `${list.letter}: ${xmlLine(withoutBold(note.text))}`))
  return pages.map((columns, page) => ({
    kind: 'lists',
    title: numbered(title, page, pages.length),
    fontPt,
    columns: lists.map((list, at) => ({
      title: xmlLine(`${list.letter}. ${list.title}`),
      description: numbered(
        xmlLine(`${title}. ${list.letter}. ${list.title}: ${writer.words.notes(noteCount(list))}`),
        page,
        pages.length,
      ),
      frame: frames[at] ?? frame,
      paragraphs: columns[at] ?? [],
    })),
    notesPage: page === 0 ? [...(description ? [xmlLine(description)] : []), ...singles].join('\n') : '',
  }))
}

function noteCount({ clusters, notes }: Column): number {
  return clusters.reduce((sum, cluster) => sum + cluster.notes.length, notes.length)
}

function paragraphsOf(list: Column, { words, language }: Writer): readonly SlideParagraph[] {
  if (list.clusters.length === 0 && list.notes.length === 0) return [plain('remark', words.noNotes)]
  const clusters = list.clusters.flatMap(cluster => [
    plain('heading', `${cluster.title} (${countsOf(cluster, words)})`),
    ...cluster.notes.map(note => noteParagraph(note, language)),
  ])
  const other = list.clusters.length > 0 && list.notes.length > 0 ? [plain('heading', words.otherNotes)] : []
  return [...clusters, ...other, ...list.notes.map(note => noteParagraph(note, language))]
}

function plain(kind: SlideParagraph['kind'], text: string): SlideParagraph {
  return { kind, spans: [{ text: xmlLine(text), isBold: kind === 'heading' }] }
}

function noteParagraph(note: NoteResult, language: Language): SlideParagraph {
  const key = note.isKey ? [{ text: '★ ', isBold: false }] : []
  const spans = [...key, ...noteSpans(note.text)]
  return { kind: 'note', spans, ...(note.language && note.language !== language ? { language: note.language } : {}) }
}

function numbered(title: string, at: number, count: number): string {
  return count > 1 ? `${title} (${at + 1}/${count})` : title
}
