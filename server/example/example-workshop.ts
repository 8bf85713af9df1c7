import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { BoardMaker } from '#server/access/create-board.ts'
import type { JoinCodes } from '#server/access/join-codes.ts'
import { type Links, linkPath } from '#server/access/links.ts'
import type { Clock } from '#server/access/rate-limits.ts'
import { DAY_MS } from '#server/access/sessions.ts'
import type { RoleName, Storage } from '#server/storage/storage.ts'
import { exampleBoard } from '#shared/template/example-board.ts'

/** Which board is the example; written at the first start. Of links and keys nothing is kept. */
const MARK_FILE = 'example.json'
const markSchema = v.object({ board: v.string() })
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
  readonly dataFolder: string
}

/**
 * The example workshop: made at the first start of an empty server, and never again once somebody has deleted it.
 * Only hashes of keys are stored, so at each later start it is given new links; old ones that nobody uses are revoked.
 */
export async function openExampleWorkshop(the: Needs): Promise<ExampleWorkshop | undefined> {
  const file = join(the.dataFolder, MARK_FILE)
  if (!existsSync(file)) {
    if ((await the.storage.records.boards()).length > 0) return undefined
    return make(the, file)
  }
  const { board } = v.parse(markSchema, JSON.parse(readFileSync(file, 'utf8')))
  return (await the.storage.records.board(board)) ? renew(the, board) : undefined
}

async function make(the: Needs, file: string): Promise<ExampleWorkshop> {
  const now = the.clock.now()
  const retainUntil = new Date(now + RETAIN_DAYS * DAY_MS).toISOString().slice(0, 10)
  const startDate = new Date(now - FIRST_WORKSHOP_DAYS_AGO * DAY_MS).toISOString().slice(0, 10)
  const { title, rows } = exampleBoard({ startDate, retainUntil })
  const made = await the.boards.makeFromRows(
    { anonymity: 'anonymous', title, retainUntil: Date.parse(`${retainUntil}T00:00:00Z`) + DAY_MS - 1 },
    rows,
  )
  writeFileSync(file, `${JSON.stringify({ board: made.board })}\n`)
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
