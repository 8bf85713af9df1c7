import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { BoardMaker } from '#server/access/create-board.ts'
import type { JoinCodes } from '#server/access/join-codes.ts'
import { type Links, linkPath } from '#server/access/links.ts'
import type { Clock } from '#server/access/rate-limits.ts'
import { dateOf } from '#server/access/retention.ts'
import { makeId, type Random } from '#server/access/secrets.ts'
import { DAY_MS } from '#server/access/sessions.ts'
import type { RoleName, Storage } from '#server/storage/storage.ts'
import { exampleBoard } from '#shared/template/example-board.ts'

/** Which board is the example; written at the first start. Of links and keys nothing is kept. */
const MARK_FILE = 'example.json'
/** `isMade` comes when the board is on the disk: from then on a board that is not there has been deleted. */
const markSchema = v.object({ board: v.string(), isMade: v.optional(v.boolean(), true) })
type Mark = v.InferOutput<typeof markSchema>
/** The example shows its third workshop today, and this many days after the first. */
const FIRST_WORKSHOP_DAYS_AGO = 12
const RETAIN_DAYS = 365
const ROLES = ['facilitator', 'participant', 'viewer'] as const

export interface ExampleWorkshop {
  readonly links: Readonly<Record<RoleName, string>>
  readonly code: string
}

interface Needs {
  readonly storage: Storage
  readonly boards: BoardMaker
  readonly links: Links
  readonly codes: JoinCodes
  readonly clock: Clock
  readonly random: Random
  readonly dataFolder: string
}

/**
 * The example workshop: made at the first start of an empty server, and never again once somebody has deleted it.
 * Only hashes of keys are stored, so at each later start it is given new links; old ones that nobody uses are revoked.
 */
export async function openExampleWorkshop(the: Needs): Promise<ExampleWorkshop | undefined> {
  const { records } = the.storage
  const file = join(the.dataFolder, MARK_FILE)
  const mark = readMark(file)
  if (mark && (await records.board(mark.board))) {
    writeMark(file, { ...mark, isMade: true })
    return renew(the, mark.board)
  }
  if (mark?.isMade) return undefined
  if (!mark && (await records.boards()).length > 0) return undefined
  // The mark first, then the board, then that it is made: wherever a start dies in between, the next one goes on there.
  const board = mark?.board ?? makeId(the.random)
  writeMark(file, { board, isMade: false })
  const made = await make(the, board)
  writeMark(file, { board, isMade: true })
  return made
}

/** Undefined if there is none, or none that can be read. */
function readMark(file: string): Mark | undefined {
  try {
    return v.parse(markSchema, JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

/** Whole or not at all. */
function writeMark(file: string, mark: Mark): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(mark)}\n`, { flush: true })
  renameSync(`${file}.new`, file)
}

async function make(the: Needs, board: string): Promise<ExampleWorkshop> {
  const now = the.clock.now()
  const retainUntil = dateOf(now + RETAIN_DAYS * DAY_MS)
  const startDate = dateOf(now - FIRST_WORKSHOP_DAYS_AGO * DAY_MS)
  const { title, rows } = exampleBoard({ startDate, retainUntil })
  const made = await the.boards.makeFromRows(
    { board, anonymity: 'anonymous', title, retainUntil: Date.parse(`${retainUntil}T00:00:00Z`) + DAY_MS - 1 },
    rows,
  )
  return { links: made.links, code: made.code }
}

async function renew(the: Needs, board: string): Promise<ExampleWorkshop> {
  const before = await the.links.list(board)
  const sessions = await the.storage.records.sessions(board)
  const made: Partial<Record<RoleName, string>> = {}
  for (const role of ROLES) made[role] = linkPath(board, (await the.links.add(board, role)).key)
  for (const link of before) {
    const isUsed = sessions.some(session => session.link === link.id && session.endedAt === undefined)
    if (link.revokedAt === undefined && !isUsed) await the.links.revoke(board, link.id)
  }
  const { facilitator, participant, viewer } = made
  if (!facilitator || !participant || !viewer) throw new Error('a link of the example is missing')
  const { code } = await the.codes.renew(board)
  return { links: { facilitator, participant, viewer }, code }
}
