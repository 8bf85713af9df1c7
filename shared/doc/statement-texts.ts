import * as Y from 'yjs'
import { TEXT_ROOT } from './documents.ts'
import type { Origin } from './origins.ts'
import { rootMap } from './root-map.ts'

/** What one edit of a text did: from `start` on, `removed` gave way to `inserted`. Indexes are UTF-16 units. */
export interface TextEdit {
  readonly start: number
  readonly removed: string
  readonly inserted: string
}

/**
 * The smallest single replacement that leads from one text to the other: what they begin and end with alike stays, so
 * that what others type elsewhere in the text at the same time stays too. Never cuts a surrogate pair.
 */
export function editBetween(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  if (isHighSurrogate(before.charCodeAt(start - 1))) start -= 1
  let tail = 0
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  if (isLowSurrogate(before.charCodeAt(before.length - tail))) tail -= 1
  return {
    start,
    removed: before.slice(start, before.length - tail),
    inserted: after.slice(start, after.length - tail),
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd8_00 && unit <= 0xdb_ff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc_00 && unit <= 0xdf_ff
}

/** T3. The shared text of a statement; undefined where there is none, or something that is no text. */
export function textOf(board: Y.Doc, statement: string): Y.Text | undefined {
  const text = rootMap(board, TEXT_ROOT)?.get(statement)
  return text instanceof Y.Text ? text : undefined
}

/** The words of a statement; empty where there are none. */
export function readText(board: Y.Doc, statement: string): string {
  return textOf(board, statement)?.toString() ?? ''
}

/** The words of these statements as they are now, those without any left out. */
export function readTexts(board: Y.Doc, statements: Iterable<string>): ReadonlyMap<string, string> {
  const texts = [...statements].map(statement => [statement, readText(board, statement)] as const)
  return new Map(texts.filter(([, text]) => text !== ''))
}

/** Makes the text read `value`, with the smallest edit. Answers the edit, undefined if nothing had to change. */
export function writeText(board: Y.Doc, statement: string, value: string, origin: Origin): TextEdit | undefined {
  const edit = editBetween(readText(board, statement), value)
  if (!edit) return undefined
  board.transact(() => {
    const text = textOf(board, statement) ?? madeText(board, statement)
    if (edit.removed) text.delete(edit.start, edit.removed.length)
    if (edit.inserted) text.insert(edit.start, edit.inserted)
  }, origin)
  return edit
}

function madeText(board: Y.Doc, statement: string): Y.Text {
  const map = rootMap(board, TEXT_ROOT)
  if (!map) throw new Error(`the root ${TEXT_ROOT} is not a map`)
  const text = new Y.Text()
  map.set(statement, text)
  return text
}

/** Wakes when the words of this statement change, once per transaction. */
export function onText(board: Y.Doc, statement: string, wake: () => void): () => void {
  const root = rootMap(board, TEXT_ROOT)
  const hear = ({ changed, changedParentTypes }: Y.Transaction) => {
    const keysOf: ReadonlyMap<unknown, ReadonlySet<string | null>> = changed
    const types: ReadonlyMap<unknown, unknown> = changedParentTypes
    const text = textOf(board, statement)
    if (keysOf.get(root)?.has(statement) || (text && types.has(text))) wake()
  }
  board.on('afterTransaction', hear)
  return () => board.off('afterTransaction', hear)
}
