import { boldSpans, type TextSpan, withoutBold } from './bold-text.ts'
import { xmlText } from './office-text.ts'
import type { NoteResult, Results } from './results.ts'
import { RESULTS_WORDS } from './results-words.ts'

/** One sheet of a workbook; the first row is its head. Every cell is text, some of it bold. */
export interface ResultsSheet {
  /** Unique in its workbook, at most 31 characters, without those that sheets' names may not hold. */
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
}
export type Cell = readonly TextSpan[]

const NAME_MAX_CHARS = 31
/** What a cell may hold in the format. */
const CELL_MAX_CHARS = 32_767

/** One flat sheet of everything, then one per priority and open space, then one of the open questions and one per counted vote. */
export function toSheets(results: Results): readonly ResultsSheet[] {
  const words = RESULTS_WORDS[results.language]
  const head = [
    words.prompt,
    words.cluster,
    words.note,
    words.plainText,
    words.keyNote,
    words.openQuestion,
    words.colour,
    words.workshop,
    words.date,
    ...(results.showsAuthors ? [words.author] : []),
  ].map(plain)
  const cells = (note: NoteResult, cluster: string): readonly Cell[] => [
    plain(`${note.letter}. ${note.prompt}`),
    plain(cluster),
    noteCell(note.text),
    plain(withoutBold(note.text)),
    plain(note.isKey ? words.yes : ''),
    plain(note.isQuestion ? words.yes : ''),
    plain(note.colour ? words.colours[note.colour] : ''),
    plain(note.workshop),
    plain(note.date),
    ...(results.showsAuthors ? [plain(note.author ?? '')] : []),
  ]
  const groups = results.frameworks.flatMap(framework => {
    const placed = framework.priorities.map((priority, at) => ({
      framework: framework.title,
      priority: priority.title,
      name: `${at + 1}. ${priority.title}`,
      rows: priority.lists.flatMap(list => [
        ...list.clusters.flatMap(cluster => cluster.notes.map(note => cells(note, cluster.title))),
        ...list.notes.map(note => cells(note, '')),
      ]),
    }))
    if (framework.open.length === 0) return placed
    const rows = framework.open.map(note => cells(note, ''))
    return [...placed, { framework: framework.title, priority: words.openSpace, name: words.openSpace, rows }]
  })
  const flat = groups.flatMap(group => group.rows.map(row => [plain(group.framework), plain(group.priority), ...row]))
  const flatHead = [plain(words.framework), plain(words.priority), ...head]
  const taken = new Set<string>()
  return [
    { name: sheetName(results.title, taken), rows: [flatHead, ...flat] },
    ...groups.map(({ name, rows }) => ({ name: sheetName(name, taken), rows: [head, ...rows] })),
    ...results.frameworks.flatMap(framework =>
      [...(framework.questions ? [framework.questions] : []), ...framework.votes].map(vote => ({
        name: sheetName(vote.title, taken),
        rows: [vote.head.map(plain), ...vote.rows.map(row => row.map(plain))],
      })),
    ),
  ]
}

/** A cell's words, without what is bold in them. */
export function cellText(cell: Cell): string {
  return cell.map(span => span.text).join('')
}

function plain(text: string): Cell {
  return within([{ text, isBold: false }])
}

function noteCell(text: string): Cell {
  return within(boldSpans(text))
}

function within(spans: readonly TextSpan[]): Cell {
  let room = CELL_MAX_CHARS
  return spans.map(({ text, isBold }) => {
    const kept = xmlText(xmlText(text).slice(0, room)).slice(0, room)
    room -= kept.length
    return { text: kept, isBold }
  })
}

/** Names differ in more than their letters' height; apostrophes may not stand at their ends. */
function sheetName(title: string, taken: Set<string>): string {
  const name = xmlText(title)
    .replaceAll(/[\\/?*[\]:'\s\u202A-\u202E\u2066-\u2069]+/g, ' ')
    .trim()
  const base = name || 'Timantti'
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : ` (${number})`
    const numbered = `${base
      .slice(0, NAME_MAX_CHARS - end.length)
      .toWellFormed()
      .trim()}${end}`
    if (taken.has(numbered.toLowerCase())) continue
    taken.add(numbered.toLowerCase())
    return numbered
  }
}
