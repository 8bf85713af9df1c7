import type { BoardFacts } from '#server/access/create-board.ts'
import { personName } from '#server/access/person-name.ts'
import { dateOf, endOfRetention, RETAIN_DEFAULT_DAYS } from '#server/access/retention.ts'
import { DAY_MS } from '#server/access/sessions.ts'
import { titleOf } from '#server/rooms/kept-record.ts'
import { renewBoard } from '#shared/bring/renew-board.ts'
import { boardSeed, type Seed } from '#shared/doc/board-seed.ts'
import { SCHEMA_VERSION } from '#shared/doc/documents.ts'
import { type Put, put } from '#shared/domain/plan.ts'
import type { About } from '#shared/domain/tables.ts'
import type { ImportReport } from '#shared/protocol/api.ts'
import { readBoardJson } from '#shared/results/board-json.ts'

export interface BoardFile {
  readonly bytes: Uint8Array
  /** The Yjs client id to write under. */
  readonly client: number
  readonly nowMs: number
}

export type RenewedFile =
  | {
      readonly kind: 'renewed'
      readonly facts: BoardFacts
      readonly seeds: readonly Seed[]
      readonly report: ImportReport
    }
  | { readonly kind: 'bad-json' | 'not-a-board' | 'newer-version' | 'too-large' }

/** I6: an exported board's file as the first updates of a new board. Costly with a large file: see `renew-aside.ts`. */
export function renewFile(
  { bytes, client, nowMs }: BoardFile,
  newIds: (count: number) => readonly string[],
): RenewedFile {
  const text = decode(bytes)
  if (text === undefined) return { kind: 'bad-json' }
  const read = readBoardJson(text)
  if (!read.ok) {
    const kinds = { 'not-json': 'bad-json', 'too-many-rows': 'too-large' } as const
    return { kind: read.reason === 'not-json' || read.reason === 'too-many-rows' ? kinds[read.reason] : read.reason }
  }
  const renewed = renewBoard(read.rows, read.statementTexts, newIds)
  if (!renewed) return { kind: 'not-a-board' }
  const { about, rows, statementTexts, notes, surplus, authors, rounds, clockStopped } = renewed
  const { end, changed } = lastDay(about.retainUntil, nowMs)
  const isNew = (row: Put) => row.table !== 'about'
  const kept = { ...about, schema: SCHEMA_VERSION, retainUntil: dateOf(end) } satisfies About
  return {
    kind: 'renewed',
    facts: { anonymity: about.anonymity, title: titleOf(about.title), retainUntil: end },
    seeds: boardSeed([put('about', 'board', kept), ...rows.filter(isNew).map(withPlainAuthor)], client, statementTexts),
    report: { notes, malformed: read.skipped + surplus, authors, rounds, clockStopped, retainUntil: changed },
  }
}

/** A53: a file may say of anybody that they wrote a note, but not in a name that no one could have joined under. */
function withPlainAuthor(row: Put): Put {
  if (row.table !== 'notes' || row.fields.note?.author === undefined) return row
  const { author: given, ...note } = row.fields.note
  const author = personName(given)
  return put('notes', row.id, { note: author === undefined ? note : { ...note, author } })
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The moment the new board's time is over; `changed` is its last day where that is not the file's. */
function lastDay(
  wanted: string | undefined,
  nowMs: number,
): { readonly end: number; readonly changed: string | undefined } {
  const end = wanted === undefined ? undefined : endOfRetention(wanted, nowMs)
  if (end !== undefined) return { end, changed: undefined }
  const day = dateOf(nowMs + RETAIN_DEFAULT_DAYS * DAY_MS)
  return { end: endOfRetention(day, nowMs) ?? nowMs + RETAIN_DEFAULT_DAYS * DAY_MS, changed: day }
}
