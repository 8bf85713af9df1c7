import type { PriorityId, PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { PERSON_NAME_MAX_CHARS, TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import { tidy, tidyNoteText } from '#shared/domain/words.ts'
import { type BroughtNote, sameTitle } from './bring-notes.ts'
import type { Table } from './table-text.ts'

/** What a column of a table can be. */
export const FIELDS = ['text', 'prompt', 'priority', 'cluster', 'workshop', 'author'] as const
export type Field = (typeof FIELDS)[number]
/** Fields whose values must be something of the board. */
export const NAMED_FIELDS = ['prompt', 'priority', 'workshop'] as const
export type NamedField = (typeof NAMED_FIELDS)[number]

/** Something of the board by all the names that a table may call it, in all its languages. */
export interface Choice {
  readonly id: string
  readonly names: readonly string[]
}
export interface Choices {
  readonly prompt: readonly Choice[]
  readonly priority: readonly Choice[]
  readonly workshop: readonly Choice[]
  /** Words that say that a note lies under no priority. */
  readonly noPriority: readonly string[]
  /** Not on an anonymous board: then nothing of authors is even read. */
  readonly takesAuthors: boolean
}

export interface Mapping {
  readonly hasHeader: boolean
  /** Column numbers from 0. */
  readonly columns: { readonly [F in Field]?: number | undefined }
  /** What stands where there is no column, or the cell is empty. Without a priority: open space. */
  readonly fixed: { readonly [F in NamedField]?: string | undefined }
  /** What values that are no name of the board's mean, by `valueKey`; '' for no priority. */
  readonly meanings: ReadonlyMap<string, string>
}

export type RowFault =
  | { readonly kind: 'no-words' }
  | { readonly kind: 'too-long'; readonly chars: number }
  | { readonly kind: 'unknown'; readonly field: NamedField; readonly value: string }
  | { readonly kind: 'missing'; readonly field: 'prompt' | 'workshop' }
  | { readonly kind: 'cluster-homeless' }
  | { readonly kind: 'cluster-too-long'; readonly chars: number }
  | { readonly kind: 'author-too-long'; readonly chars: number }

export interface ReadRow {
  /** As a spreadsheet counts: from 1, the header too. */
  readonly line: number
  /** The words of the row, also where no note comes of it. */
  readonly text: string
  /** What it becomes; undefined with a fault. */
  readonly note: BroughtNote | undefined
  readonly faults: readonly RowFault[]
  /** Says the same, to the same prompt, as an earlier row or a note of the board. */
  readonly isDuplicate: boolean
}

/** Under which a meaning is kept: values that differ only in case and spaces mean the same. */
export function valueKey(field: NamedField, value: string): string {
  return `${field}:${sameTitle(value)}`
}

/** Under which notes that say the same are the same. */
export function wordsKey(prompt: string, text: string): string {
  return `${prompt}:${sameTitle(text)}`
}

/** Every row with any words in it as what it becomes. `there`: `wordsKey` of the notes on the board. */
export function readRows(table: Table, mapping: Mapping, choices: Choices, there: ReadonlySet<string>): ReadRow[] {
  const seen = new Set(there)
  const finder = new ChoiceFinder(choices, mapping)
  const rows: ReadRow[] = []
  table.forEach((cells, at) => {
    if ((at === 0 && mapping.hasHeader) || cells.every(cell => cell.trim() === '')) return
    const { note, faults } = readRow(cells, mapping, finder)
    const key = note && wordsKey(note.prompt, note.text)
    rows.push({
      line: at + 1,
      text: tidy(cellOf(cells, mapping.columns.text)),
      note,
      faults,
      isDuplicate: key !== undefined && seen.has(key),
    })
    if (key !== undefined) seen.add(key)
  })
  return rows
}

function readRow(
  cells: readonly string[],
  { columns }: Mapping,
  finder: ChoiceFinder,
): Pick<ReadRow, 'note' | 'faults'> {
  const faults: RowFault[] = []
  const words = tidyNoteText(cellOf(cells, columns.text))
  if (words.reason === 'text-empty') faults.push({ kind: 'no-words' })
  else if (words.reason) faults.push({ kind: 'too-long', chars: tidy(cellOf(cells, columns.text)).length })
  const named = (field: NamedField) => {
    const found = finder.find(field, lineOf(cells, columns[field]))
    if (found.kind === 'unknown') faults.push({ kind: 'unknown', field, value: found.value })
    else if (found.id === undefined && field !== 'priority') faults.push({ kind: 'missing', field })
    return found.kind === 'found' ? found.id : undefined
  }
  const prompt = named('prompt')
  const priority = named('priority')
  const workshop = named('workshop')
  const cluster = lineOf(cells, columns.cluster) || undefined
  const author = (finder.takesAuthors && lineOf(cells, columns.author)) || undefined
  const isPriorityUnknown = faults.some(fault => fault.kind === 'unknown' && fault.field === 'priority')
  if (cluster && priority === undefined && !isPriorityUnknown) faults.push({ kind: 'cluster-homeless' })
  if (cluster && cluster.length > TITLE_MAX_CHARS) faults.push({ kind: 'cluster-too-long', chars: cluster.length })
  if (author && author.length > PERSON_NAME_MAX_CHARS) faults.push({ kind: 'author-too-long', chars: author.length })
  if (faults.length > 0 || words.reason !== undefined || !prompt || !workshop) return { note: undefined, faults }
  const note: BroughtNote = {
    text: words.text,
    prompt: prompt as PromptId,
    workshop: workshop as WorkshopId,
    ...(priority !== undefined && { priority: priority as PriorityId }),
    ...(cluster !== undefined && { cluster }),
    ...(author !== undefined && { author }),
  }
  return { note, faults }
}

function cellOf(cells: readonly string[], column: number | undefined): string {
  return column === undefined ? '' : (cells[column] ?? '')
}

function lineOf(cells: readonly string[], column: number | undefined): string {
  // Titles know no bold.
  return tidy(cellOf(cells, column).replaceAll('**', '')).replaceAll(/\s+/g, ' ')
}

type Found =
  | { readonly kind: 'found'; readonly id: string | undefined }
  | { readonly kind: 'unknown'; readonly value: string }

class ChoiceFinder {
  readonly takesAuthors: boolean
  readonly #mapping: Mapping
  readonly #byName = new Map<string, string>()

  constructor(choices: Choices, mapping: Mapping) {
    this.#mapping = mapping
    this.takesAuthors = choices.takesAuthors
    for (const words of choices.noPriority) this.#byName.set(valueKey('priority', words), '')
    for (const field of NAMED_FIELDS) {
      for (const { id, names } of choices[field].toReversed()) {
        for (const name of names) this.#byName.set(valueKey(field, name), id)
      }
    }
  }

  find(field: NamedField, value: string): Found {
    if (value === '') return { kind: 'found', id: this.#mapping.fixed[field] }
    const key = valueKey(field, value)
    const id = this.#mapping.meanings.get(key) ?? this.#byName.get(key)
    return id === undefined ? { kind: 'unknown', value } : { kind: 'found', id: id || undefined }
  }
}

/** Values that are no name of the board's, with how many rows have them; the most frequent first. */
export function unknownValues(
  rows: readonly ReadRow[],
): readonly { readonly field: NamedField; readonly value: string; readonly count: number }[] {
  const found = new Map<string, { readonly field: NamedField; readonly value: string; count: number }>()
  for (const { faults } of rows) {
    for (const fault of faults) {
      if (fault.kind !== 'unknown') continue
      const { field, value } = fault
      const key = valueKey(field, value)
      const known = found.get(key)
      if (known) known.count += 1
      else found.set(key, { field, value, count: 1 })
    }
  }
  return [...found.values()].toSorted((a, b) => b.count - a.count)
}

/** How headers call the fields, in three languages. */
const HEADERS: { readonly [F in Field]: RegExp } = {
  text: /^(lappu|laput|teksti|vastaus|kommentti|idea|sisältö|note|notes|text|answer|comment|lapp|lappar|svar|anteckning|kommentar|idé)$/,
  prompt: /^(kysymys|lista|prompt|question|list|fråga)$/,
  priority: /^(painopiste|tavoite|teema|priority|goal|theme|prioritering|mål|tema)$/,
  cluster: /^(ryhmä|klusteri|ryppäät|cluster|group|grupp|kluster)$/,
  workshop: /^(työpaja|workshop|verkstad)$/,
  author: /^(kirjoittaja|nimi|tekijä|author|name|writer|författare|namn|skribent)$/,
}

/** What the columns of a table seem to be: by the header, by values that the board knows, and the longest is the text. */
export function guessMapping(table: Table, choices: Choices, fixed: Mapping['fixed']): Mapping {
  const header = (table[0] ?? []).map(cell => sameTitle(cell))
  const columns: { [F in Field]?: number } = {}
  for (const field of FIELDS) {
    const at = header.findIndex(cell => HEADERS[field].test(cell))
    if (at !== -1) columns[field] = at
  }
  const hasHeader = Object.keys(columns).length > 0
  const body = table.slice(hasHeader ? 1 : 0, 200)
  const width = Math.max(0, ...table.slice(0, 200).map(row => row.length))
  const isFree = (at: number) => !Object.values(columns).includes(at)
  const finder = new ChoiceFinder(choices, { hasHeader, columns, fixed, meanings: new Map() })
  for (const field of NAMED_FIELDS) {
    if (columns[field] !== undefined) continue
    const at = Array.from({ length: width }, (_, column) => column).find(column => {
      const values = body.map(row => lineOf(row, column)).filter(Boolean)
      const known = values.filter(value => finder.find(field, value).kind === 'found')
      return isFree(column) && values.length > 0 && known.length >= values.length / 2
    })
    if (at !== undefined) columns[field] = at
  }
  if (columns.text === undefined) {
    const lengths = Array.from({ length: width }, (_, column) =>
      isFree(column) ? body.reduce((sum, row) => sum + (row[column]?.trim().length ?? 0), 0) : -1,
    )
    const longest = lengths.indexOf(Math.max(...lengths))
    if (width > 0 && (lengths[longest] ?? -1) >= 0) columns.text = longest
  }
  return { hasHeader, columns, fixed, meanings: new Map() }
}
