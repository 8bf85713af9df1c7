import { generateNKeysBetween } from 'fractional-indexing'

/** Longest key that a table takes; long before it, a list is given fresh short keys. */
export const ORDER_KEY_MAX_CHARS = 200
/** A new key longer than this makes its whole list be keyed anew. */
const REKEY_FROM_CHARS = 100
/** The one key with nothing before it: no key could ever be put in front. */
const SMALLEST = `A${'0'.repeat(26)}`

export interface Ordered {
  readonly id: string
  readonly order: string
}

/** T5: by order key, ties by id. By code unit and never by locale, so that it is the same on every screen. */
export function compareOrdered(a: Ordered, b: Ordered): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

/** Whether a key can be worked with: a head that tells the length of its whole part, no trailing zero after it. */
export function isOrderKey(value: string): boolean {
  if (!/^[A-Za-z][0-9A-Za-z]*$/.test(value) || value.length > ORDER_KEY_MAX_CHARS || value === SMALLEST) return false
  const head = value.charCodeAt(0)
  const wholeChars = head >= 97 ? head - 97 + 2 : 90 - head + 2
  return value.length >= wholeChars && (value.length === wholeChars || !value.endsWith('0'))
}

/** T5: the order of a note that nobody has placed: `a0` and its id, so that everyone sees the same list. */
export function defaultOrder(noteId: string): string {
  return `a0${noteId.replaceAll(/[^0-9A-Za-z]/g, '').replace(/0+$/, '')}`
}

export interface Placing {
  /** Keys for the new rows, in their order. */
  readonly keys: readonly string[]
  /** Rows already there that need another key, so that the list reads as asked. */
  readonly rekeyed: readonly Ordered[]
}

/**
 * Keys for `count` new rows before the row at `index` of a list sorted by `compareOrdered`; an index outside means
 * the nearest end. Two devices can give the same key at once: between equal keys nothing fits, so the shorter
 * side of the equal run is keyed anew.
 */
export function placeAt(list: readonly Ordered[], index: number, count: number): Placing {
  const at = Math.min(Math.max(Math.trunc(index), 0), list.length)
  if (count <= 0) return { keys: [], rekeyed: [] }
  const { from, to } = runToRekey(list, at)
  const keys = keysBetween(list[from - 1]?.order, list[to]?.order, at - from + count + to - at)
  const isGrown = keys.some(key => key.length > REKEY_FROM_CHARS)
  return isGrown ? split(list, 0, list.length, at, freshKeys(list.length + count)) : split(list, from, to, at, keys)
}

/** The key for one row at the end of a list, in any order given. */
export function orderAtEnd(list: Iterable<{ readonly order: string }>): string {
  let last: string | undefined
  for (const { order } of list) if (last === undefined || order > last) last = order
  return keysBetween(last, undefined, 1)[0] ?? 'a0'
}

/** The rows from `from` to before `to`, around `at`, that must be keyed anew; none where the neighbours differ. */
function runToRekey(list: readonly Ordered[], at: number): { readonly from: number; readonly to: number } {
  const shared = list[at - 1]?.order
  if (shared === undefined || shared !== list[at]?.order) return { from: at, to: at }
  let from = at
  while (list[from - 1]?.order === shared) from -= 1
  let to = at
  while (list[to]?.order === shared) to += 1
  return at - from < to - at ? { from, to: at } : { from: at, to }
}

function split(list: readonly Ordered[], from: number, to: number, at: number, keys: readonly string[]): Placing {
  const before = at - from
  const after = to - at
  const count = keys.length - before - after
  const rekeyed: Ordered[] = []
  for (let i = from; i < to; i += 1) {
    const row = list[i]
    const order = keys[i < at ? i - from : i - from + count]
    if (row && order !== undefined && order !== row.order) rekeyed.push({ id: row.id, order })
  }
  return { keys: keys.slice(before, before + count), rekeyed }
}

function keysBetween(left: string | undefined, right: string | undefined, count: number): string[] {
  return generateNKeysBetween(left ?? null, right ?? null, count)
}

function freshKeys(count: number): string[] {
  return generateNKeysBetween(null, null, count)
}
