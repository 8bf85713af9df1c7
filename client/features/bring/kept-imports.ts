import type { TextStorage } from '#client/session/environment.ts'

/** An import of this device, for taking it back later. Of what was in it nothing is kept. */
export interface KeptImport {
  readonly name: string
  readonly notes: number
  /** Unix ms; stays on this device. */
  readonly atMs: number
}

const IMPORTS_MAX = 10

/** The newest first. */
export function keptImports(texts: TextStorage, board: string): readonly KeptImport[] {
  try {
    const found: unknown = JSON.parse(texts.getItem(keyOf(board)) ?? '[]')
    // Written by the functions below on this device alone.
    return Array.isArray(found) ? (found as KeptImport[]) : []
  } catch {
    return []
  }
}

export function keepImport(texts: TextStorage, board: string, kept: KeptImport): void {
  const others = keptImports(texts, board).filter(each => each.name !== kept.name)
  write(texts, board, [kept, ...others].slice(0, IMPORTS_MAX))
}

export function dropImport(texts: TextStorage, board: string, name: string): void {
  write(
    texts,
    board,
    keptImports(texts, board).filter(each => each.name !== name),
  )
}

function write(texts: TextStorage, board: string, kept: readonly KeptImport[]): void {
  try {
    texts.setItem(keyOf(board), JSON.stringify(kept))
  } catch {
    // A browser that stores nothing: an import can be taken back only while its report is open.
  }
}

function keyOf(board: string): string {
  return `timantti/${board}/imports`
}
