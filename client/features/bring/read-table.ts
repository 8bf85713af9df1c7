import { readTableText } from '#shared/bring/table-text.ts'
import { IMPORT_NOTES_MAX } from '#shared/domain/limits.ts'
import { decodeText } from './decode-text.ts'
import { readXlsx, type Sheet } from './read-xlsx.ts'

/** The header, and some that will be left out. */
export const TABLE_ROWS_MAX = IMPORT_NOTES_MAX + 500

export type ReadTable =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly reason: TableFault }
export type TableFault = 'broken' | 'old-excel' | 'too-large' | 'too-many-rows' | 'too-slow' | 'empty'

/** Bytes of a file, or pasted text, as sheets; a text has one. Runs in a worker: see `read-aside.ts`. */
export function readTable(source: Uint8Array | string): ReadTable {
  if (typeof source !== 'string') {
    const magic = [...source.subarray(0, 4)]
    if (magic.join() === '80,75,3,4') return checked(readXlsx(source, TABLE_ROWS_MAX))
    // What Excel wrote before 2007.
    if (magic.join() === '208,207,17,224') return { ok: false, reason: 'old-excel' }
  }
  const rows = readTableText(typeof source === 'string' ? source : decodeText(source))
  if (rows.length > TABLE_ROWS_MAX) return { ok: false, reason: 'too-many-rows' }
  return checked({ ok: true, sheets: rows.length === 0 ? [] : [{ name: '', rows }] })
}

function checked(read: ReadTable): ReadTable {
  return read.ok && read.sheets.length === 0 ? { ok: false, reason: 'empty' } : read
}
