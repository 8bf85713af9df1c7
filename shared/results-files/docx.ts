import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  type IParagraphOptions,
  type ITableCellOptions,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import type { Language } from '#shared/domain/tables.ts'
import type { TextSpan } from '#shared/results/bold-text.ts'
import { LOCALES } from '#shared/results/locales.ts'
import { noteSpans, xmlLine } from '#shared/results/office-text.ts'
import type { FrameworkResults, ListResults, NoteResult, Results } from '#shared/results/results.ts'
import { RESULTS_WORDS, type ResultsWords } from '#shared/results/results-words.ts'
import { countsOf, type VoteTable } from '#shared/results/votes.ts'

/** Lengths in twentieths of a point: an A4 page and what lies between its margins. */
const PAGE = { width: 11_906, height: 16_838, margin: 1134 } as const
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin
/** Font sizes in half points. */
const BODY_SIZE = 22
const FONT = 'Calibri'
const INK = '1F2937'
const ACCENT = '1D4E89'
const BULLET = { bullet: { level: 0 }, indent: { left: 340, hanging: 260 } } as const

/**
 * The results as a Word document. Lists stand below headings, not side by side: headings in tables are missing from
 * the list of headings that people who do not see the page find their way by, and long cells break badly over pages.
 */
export async function toDocx(
  results: Results,
  onPart: (done: number, all: number) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer: Writer = { words: RESULTS_WORDS[results.language], language: results.language }
  const parts = results.frameworks.map((framework, at) => {
    const written = frameworkParts(framework, writer, at === 0)
    onPart(at + 1, results.frameworks.length)
    return written
  })
  const title = xmlLine(results.title)
  const file = new Document({
    title,
    creator: 'Timantti',
    lastModifiedBy: 'Timantti',
    description: xmlLine(results.aim ?? ''),
    styles: stylesIn(results.language),
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
          },
        },
        footers: { default: footer(title, writer.words) },
        children: [...opening(results, title, writer), ...parts.flat(), ...appendix(results, writer)],
      },
    ],
  })
  return new Uint8Array(await Packer.pack(file, 'arraybuffer'))
}

interface Writer {
  readonly words: ResultsWords
  readonly language: Language
}

function opening(results: Results, title: string, { words }: Writer): Paragraph[] {
  const all = results.frameworks.flatMap(({ priorities, open }) => [
    ...priorities.flatMap(({ lists }) =>
      lists.flatMap(list => [...list.clusters.flatMap(each => each.notes), ...list.notes]),
    ),
    ...open,
  ])
  return [
    line(title, { heading: HeadingLevel.TITLE }),
    ...(results.aim
      ? [spansLine([bold(`${words.aim}: `), plain(xmlLine(results.aim))], { spacing: { after: 160 } })]
      : []),
    ...results.workshops.map(({ title: name, date }) => line(date ? `${name} (${date})` : name, BULLET)),
    ...(all.some(note => note.isKey) ? [line(words.keyNoteSign, { spacing: { before: 160 } })] : []),
  ]
}

function frameworkParts(framework: FrameworkResults, writer: Writer, isFirst: boolean): (Paragraph | Table)[] {
  return [
    line(framework.title, { heading: HeadingLevel.HEADING_1, pageBreakBefore: !isFirst }),
    ...overview(framework, writer),
    ...framework.priorities.flatMap((priority, at) => [
      line(`${at + 1}. ${priority.title}`, { heading: HeadingLevel.HEADING_2 }),
      ...(priority.description ? [line(priority.description, { keepNext: true })] : []),
      ...priority.lists.flatMap(list => listParts(list, writer)),
    ]),
    ...(framework.questions ? tableParts(framework.questions, HeadingLevel.HEADING_2) : []),
    ...voteParts(framework, writer),
  ]
}

function voteParts({ votes }: FrameworkResults, { words }: Writer): (Paragraph | Table)[] {
  if (votes.length === 0) return []
  return [
    line(words.votes, { heading: HeadingLevel.HEADING_2 }),
    ...votes.flatMap(vote => tableParts(vote, HeadingLevel.HEADING_3)),
  ]
}

function tableParts(
  { title, says, head, rows }: VoteTable,
  heading: typeof HeadingLevel.HEADING_2 | typeof HeadingLevel.HEADING_3,
): (Paragraph | Table)[] {
  const first = Math.floor(TEXT_WIDTH * 0.5)
  const other = Math.floor((TEXT_WIDTH - first) / (head.length - 1))
  return [
    line(title, { heading }),
    line(says, { keepNext: true, spacing: { after: 80 } }),
    table([first, ...head.slice(1).map(() => other)], head, rows),
  ]
}

function overview({ title, priorities }: FrameworkResults, { words }: Writer): (Paragraph | Table)[] {
  const lists = priorities[0]?.lists ?? []
  if (lists.length === 0) return []
  const first = Math.floor(TEXT_WIDTH * 0.5)
  const other = Math.floor((TEXT_WIDTH - first) / lists.length)
  const head = [words.priority, ...lists.map(list => `${list.letter}. ${list.title}`)]
  const rows = priorities.map((priority, at) => [
    `${at + 1}. ${priority.title}`,
    ...priority.lists.map(list => String(list.noteCount)),
  ])
  return [
    line(words.counts(title), { keepNext: true, spacing: { after: 80 } }),
    table([first, ...lists.map(() => other)], head, rows),
  ]
}

function listParts(list: ListResults, writer: Writer): Paragraph[] {
  const { words } = writer
  const heading = line(`${list.letter}. ${list.title} (${words.notes(list.noteCount)})`, {
    heading: HeadingLevel.HEADING_3,
  })
  if (list.noteCount === 0) return [heading, line(words.noNotes)]
  const others = list.clusters.length > 0 && list.notes.length > 0
  return [
    heading,
    ...list.clusters.flatMap(cluster => [
      line(`${cluster.title} (${countsOf(cluster, words)})`, { heading: HeadingLevel.HEADING_4 }),
      ...cluster.notes.map(note => noteItem(note, writer)),
    ]),
    ...(others ? [line(words.otherNotes, { heading: HeadingLevel.HEADING_4 })] : []),
    ...list.notes.map(note => noteItem(note, writer)),
  ]
}

/** Open space of each framework, and where names are shown: who wrote what, once for each note. */
function appendix(results: Results, writer: Writer): (Paragraph | Table)[] {
  const { words } = writer
  const open = results.frameworks.filter(framework => framework.open.length > 0)
  const authors = results.showsAuthors ? authorRows(results) : []
  if (open.length === 0 && authors.length === 0) return []
  const widths = [0.52, 0.18, 0.18, 0.12].map(share => Math.floor(TEXT_WIDTH * share))
  return [
    line(words.appendix, { heading: HeadingLevel.HEADING_1, pageBreakBefore: true }),
    ...open.flatMap(framework => [
      line(open.length > 1 ? `${words.openSpace}: ${framework.title}` : words.openSpace, {
        heading: HeadingLevel.HEADING_2,
      }),
      ...framework.open.map(note => noteItem(note, writer, note.letter)),
    ]),
    ...(authors.length > 0
      ? [
          line(words.whoAndWhen, { heading: HeadingLevel.HEADING_2 }),
          table(widths, [words.note, words.author, words.workshop, words.date], authors),
        ]
      : []),
  ]
}

function authorRows(results: Results): string[][] {
  const notes = new Map<string, NoteResult>()
  for (const { priorities, open } of results.frameworks) {
    const placed = priorities.flatMap(({ lists }) =>
      lists.flatMap(list => [...list.clusters.flatMap(cluster => cluster.notes), ...list.notes]),
    )
    for (const note of [...placed, ...open]) notes.set(note.id, note)
  }
  return [...notes.values()]
    .filter(note => note.author)
    .map(note => [spansText(note.text), note.author ?? '', note.workshop, note.date])
}

function spansText(text: string): string {
  return noteSpans(text)
    .map(span => span.text)
    .join('')
}

function noteItem(note: NoteResult, { language }: Writer, letter?: string): Paragraph {
  const before = `${note.isKey ? '★ ' : ''}${letter ? `${xmlLine(letter)}: ` : ''}`
  const spans = [...(before ? [plain(before)] : []), ...noteSpans(note.text)]
  const other = note.language !== undefined && note.language !== language ? note.language : undefined
  return spansLine(spans, { ...BULLET, spacing: { after: 40 } }, other)
}

/** A table whose head is said again on each page, and whose rows stay whole. */
function table(widths: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]): Table {
  const cell = (text: string, column: number, look: Partial<ITableCellOptions>, isHead: boolean) =>
    new TableCell({
      ...look,
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: [spansLine([{ text: xmlLine(text), isBold: isHead }], { spacing: { after: 0 } })],
    })
  const shade = { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E5E7EB' } }
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((text, at) => cell(text, at, shade, true)),
      }),
      ...rows.map(row => new TableRow({ cantSplit: true, children: row.map((text, at) => cell(text, at, {}, false)) })),
    ],
  })
}

function footer(title: string, words: ResultsWords): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.LEFT,
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [
          new TextRun({ text: title.slice(0, 80).toWellFormed(), size: 18 }),
          new TextRun({ children: [`\t${words.page} `, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 18 }),
        ],
      }),
    ],
  })
}

function stylesIn(language: Language) {
  const heading = (size: number, before: number) => ({
    run: { font: FONT, size, bold: true, color: ACCENT },
    paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
  })
  return {
    default: {
      document: {
        run: { font: FONT, size: BODY_SIZE, color: INK, language: { value: LOCALES[language] } },
        paragraph: { spacing: { after: 80, line: 264 } },
      },
      title: { run: { font: FONT, size: 52, bold: true, color: ACCENT }, paragraph: { spacing: { after: 200 } } },
      heading1: heading(36, 400),
      heading2: heading(29, 320),
      heading3: heading(25, 200),
      heading4: heading(BODY_SIZE, 140),
    },
  }
}

type LineOptions = Omit<IParagraphOptions, 'children' | 'text'>

function line(text: string, options: LineOptions = {}): Paragraph {
  return spansLine([plain(xmlLine(text))], options)
}

function spansLine(spans: readonly TextSpan[], options: LineOptions = {}, language?: Language): Paragraph {
  return new Paragraph({
    ...options,
    children: spans.map(
      ({ text, isBold }) =>
        new TextRun({
          text,
          ...(isBold ? { bold: true } : {}),
          ...(language ? { language: { value: LOCALES[language] } } : {}),
        }),
    ),
  })
}

function plain(text: string): TextSpan {
  return { text, isBold: false }
}

function bold(text: string): TextSpan {
  return { text, isBold: true }
}
