import { withoutBold } from './bold-text.ts'
import { xmlText } from './office-text.ts'
import type { NoteResult, Results } from './results.ts'
import { RESULTS_WORDS } from './results-words.ts'

/** One sheet of a workbook; the first row is its head. Every cell is text. */
export interface ResultsSheet {
  /** Unique in its workbook, at most 31 characters, without those that sheets' names may not hold. */
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

const NAME_MAX_CHARS = 31
/** What a cell may hold in the format. */
const CELL_MAX_CHARS = 32_767

/** One flat sheet of everything, then one per priority and open space. */
export function toSheets(results: Results): readonly ResultsSheet[] {
  const words = RESULTS_WORDS[results.language]
  const author = results.showsAuthors ? [words.author] : []
  const head = [words.prompt, words.cluster, words.note, words.keyNote, words.workshop, words.date, ...author]
  const cells = (note: NoteResult, cluster: string) => [
    `${note.letter}. ${note.prompt}`,
    cluster,
    withoutBold(note.text),
    note.isKey ? words.yes : '',
    note.workshop,
    note.date,
    ...(results.showsAuthors ? [note.author ?? ''] : []),
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
  const flat = groups.flatMap(group => group.rows.map(row => [group.framework, group.priority, ...row]))
  const taken = new Set<string>()
  return [
    { name: sheetName(results.title, taken), rows: [[words.framework, words.priority, ...head], ...flat] },
    ...groups.map(({ name, rows }) => ({ name: sheetName(name, taken), rows: [head, ...rows] })),
  ].map(({ name, rows }) => ({ name, rows: rows.map(row => row.map(cell)) }))
}

function cell(text: string): string {
  return xmlText(text).slice(0, CELL_MAX_CHARS).toWellFormed()
}

/** Names differ in more than their letters' height; apostrophes may not stand at their ends. */
function sheetName(title: string, taken: Set<string>): string {
  const plain = xmlText(title)
    .replaceAll(/[\\/?*[\]:'\s]+/g, ' ')
    .trim()
  const base = plain || 'Timantti'
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : ` (${number})`
    const name = `${base
      .slice(0, NAME_MAX_CHARS - end.length)
      .toWellFormed()
      .trim()}${end}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}
