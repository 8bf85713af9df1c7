import type { NoteResult, Results } from './results.ts'
import { RESULTS_WORDS } from './results-words.ts'

/** Spreadsheets look for it to know that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'
/** A44: a cell that begins so would be carried out as a formula; wide forms too, after any blank. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the beginnings to guard against
const FORMULA_START = /^(?:[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n\u0000])/

/** The results as one flat table after RFC 4180: a row for every note in every framework asked for. */
export function toCsv(results: Results): string {
  const words = RESULTS_WORDS[results.language]
  const head = [
    words.framework,
    words.priority,
    words.prompt,
    words.cluster,
    words.note,
    words.ownWords,
    words.keyNote,
    words.workshop,
    words.date,
    ...(results.showsAuthors ? [words.author] : []),
  ]
  const rows = results.frameworks.flatMap(framework => {
    const row = (note: NoteResult, priority: string, cluster: string) => [
      framework.title,
      priority,
      `${note.letter}. ${note.prompt}`,
      cluster,
      note.text,
      note.ownWords ?? '',
      note.isKey ? words.yes : '',
      note.workshop,
      note.date,
      ...(results.showsAuthors ? [note.author ?? ''] : []),
    ]
    const placed = framework.priorities.flatMap(priority =>
      priority.lists.flatMap(list => [
        ...list.clusters.flatMap(cluster => cluster.notes.map(note => row(note, priority.title, cluster.title))),
        ...list.notes.map(note => row(note, priority.title, '')),
      ]),
    )
    return [...placed, ...framework.open.map(note => row(note, words.openSpace, ''))]
  })
  return BYTE_ORDER_MARK + [head, ...rows].map(cells => `${cells.map(cell).join(',')}\r\n`).join('')
}

function cell(text: string): string {
  const guarded = FORMULA_START.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) || guarded !== guarded.trim() ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
