import writeXlsxFile from 'write-excel-file/universal'
import type { ResultsSheet } from '#shared/results/sheets.ts'

const NARROW = 14
const WIDE = 30
const WIDEST = 80

/** Sheets as an Excel file. Cells are declared as text: what begins with `=` is no formula. */
export async function toXlsx(sheets: readonly ResultsSheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const file = writeXlsxFile(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: (rows[0] ?? []).map((_, at) => ({ width: widthOf(rows, at) })),
      data: rows.map((cells, row) =>
        cells.map(value => ({
          value,
          type: String,
          wrap: true,
          alignVertical: 'top' as const,
          ...(row === 0 ? { fontWeight: 'bold' as const, backgroundColor: '#E5E7EB' } : {}),
        })),
      ),
    })),
  )
  const blob: { arrayBuffer(): Promise<ArrayBuffer> } = await file.toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

function widthOf(rows: readonly (readonly string[])[], column: number): number {
  const longest = Math.max(...rows.map(cells => cells[column]?.length ?? 0))
  return longest <= NARROW ? NARROW : longest <= WIDE ? longest + 2 : longest <= WIDEST ? WIDE : WIDEST
}
