/** A table as rows of cells, all text. Rows may differ in length. */
export type Table = readonly (readonly string[])[]

const SEPARATORS = ['\t', ';', ','] as const
type Separator = (typeof SEPARATORS)[number]

/** So many lines tell which separator a text uses. */
const LOOKED_AT_ROWS = 25
/** A44: exported cells that a spreadsheet would carry out are given an apostrophe in front; here it goes again. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the beginnings that are guarded
const GUARDED = /^'(?=[\s\u0000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/

/**
 * Reads a CSV or what was copied from a spreadsheet, after RFC 4180: cells parted by tabs, semicolons or commas, quoted
 * where they hold separators or line ends. Without any separator every line is a row of one cell. Empty rows are kept,
 * so that a row's number is that of the text; those at the end go.
 */
export function readTableText(text: string): Table {
  const body = text.replace(/^\uFEFF/, '')
  const named = /^"?sep=(.)"?\r?\n/i.exec(body)
  const separator = SEPARATORS.find(each => each === named?.[1]) ?? separatorOf(body)
  const rows = readRows(named ? body.slice(named[0].length) : body, separator)
  return withoutEmptyEnd(rows)
}

/** Rows without words at the end of a table. */
export function withoutEmptyEnd(rows: Table): Table {
  const last = rows.findLastIndex(row => row.some(cell => cell.trim() !== ''))
  return rows.slice(0, last + 1)
}

/** The separator by which the first rows have most alike numbers of cells; a tab before others, being in no sentence. */
function separatorOf(text: string): Separator | undefined {
  let best: { readonly separator: Separator; readonly score: number } | undefined
  for (const separator of SEPARATORS) {
    const rows = readRows(text, separator, LOOKED_AT_ROWS).filter(row => row.some(cell => cell !== ''))
    const counts = rows.map(row => row.length)
    const common = mostCommon(counts)
    if (common < 2) continue
    // A comma is in many sentences: it parts cells only where nearly all rows agree.
    const agreeing = counts.filter(count => count === common).length / counts.length
    if (separator === ',' && agreeing < 0.8) continue
    if (separator === '\t') return separator
    if (!best || agreeing > best.score) best = { separator, score: agreeing }
  }
  return best?.separator
}

function mostCommon(counts: readonly number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  return [...times].toSorted(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 0
}

function readRows(text: string, separator: Separator | undefined, rowsMax = Number.POSITIVE_INFINITY): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length && rows.length < rowsMax) {
    const { cell, next } = text[at] === '"' ? quotedCell(text, at, separator) : plainCell(text, at, separator)
    row.push(cell.replace(GUARDED, ''))
    if (next < text.length && text[next] === separator) {
      at = next + 1
      continue
    }
    rows.push(row)
    row = []
    if (next >= text.length) break
    at = next + (text[next] === '\r' && text[next + 1] === '\n' ? 2 : 1)
  }
  return rows
}

interface Cell {
  readonly cell: string
  /** Where the separator or line end after it stands. */
  readonly next: number
}

function plainCell(text: string, start: number, separator: Separator | undefined): Cell {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { cell: text.slice(start, end), next: end }
}

/** A quotation mark that is never closed, or closed amid a cell, is a quotation mark. */
function quotedCell(text: string, start: number, separator: Separator | undefined): Cell {
  let cell = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return plainCell(text, start, separator)
    cell += text.slice(at, quote)
    const after = text[quote + 1]
    if (after === '"') {
      cell += '"'
      at = quote + 2
      continue
    }
    if (after === undefined || after === separator || after === '\n' || after === '\r') {
      return { cell, next: quote + 1 }
    }
    return plainCell(text, start, separator)
  }
}
