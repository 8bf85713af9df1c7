import { DatabaseSync } from 'node:sqlite'

/** Damages one row of a database file behind the engine's back: one bit of its bytes flipped, or the row taken away. */
export function damageFile(
  file: string,
  how: 'flip' | 'remove',
  what: 'snapshot' | 'update',
  board: string,
  document: string,
  sequence: number,
): void {
  const table = what === 'update' ? 'log' : 'snapshots'
  const where = 'document = (SELECT id FROM documents WHERE board = ? AND document = ?) AND sequence = ?'
  const database = new DatabaseSync(file)
  try {
    const row = database.prepare(`SELECT bytes FROM ${table} WHERE ${where}`).get(board, document, sequence)
    const bytes = row?.['bytes']
    if (!(bytes instanceof Uint8Array)) throw new Error(`there is no ${what} ${sequence} to damage`)
    if (how === 'remove') database.prepare(`DELETE FROM ${table} WHERE ${where}`).run(board, document, sequence)
    else {
      const flipped = bytes.with(0, (bytes[0] ?? 0) ^ 1)
      database.prepare(`UPDATE ${table} SET bytes = ? WHERE ${where}`).run(flipped, board, document, sequence)
    }
  } finally {
    database.close()
  }
}
