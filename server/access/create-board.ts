import type { BoardRecord, LogEntry, RecordStorage, RoleName } from '#server/storage/storage.ts'
import { boardSeed, type Seed } from '#shared/doc/board-seed.ts'
import type { Put } from '#shared/domain/plan.ts'
import type { Language, LocalText } from '#shared/domain/tables.ts'
import type { HttpError } from '#shared/protocol/errors.ts'
import { templateById } from '#shared/template/templates.ts'
import type { JoinCodes } from './join-codes.ts'
import { linkPath, makeLink, type NewLink } from './links.ts'
import { type Clock, openRateLimit, type Rate } from './rate-limits.ts'
import { dateOf, endOfRetention, RETAIN_DEFAULT_DAYS } from './retention.ts'
import { makeId, type Random } from './secrets.ts'
import { DAY_MS } from './sessions.ts'

/** New boards per network address, where everybody may make boards. */
export const CREATE_RATE: Rate = { burst: 60, perSecond: 1 }
/** 32 random bytes: published note ids are derived with it. */
const SECRET_BYTES = 32
const ROLES = ['facilitator', 'participant', 'viewer'] as const

export interface NewBoard {
  readonly template: string
  readonly language: Language
  readonly title: string | undefined
  readonly anonymity: BoardRecord['anonymity']
  /** ISO date; a year from now if undefined. */
  readonly retainUntil: string | undefined
}

export interface MadeBoard {
  readonly kind: 'made'
  readonly board: string
  /** Paths with the key in the fragment. Said once: only hashes are kept. */
  readonly links: Readonly<Record<RoleName, string>>
  readonly code: string
}

export interface BoardFacts extends Pick<BoardRecord, 'anonymity' | 'title' | 'retainUntil'> {
  readonly board?: string
}

export interface BoardMaker {
  /** Takes one board from this address's allowance; 0, or the seconds to wait. */
  takeTry(network: string): number
  make(wanted: NewBoard): Promise<MadeBoard | { readonly kind: 'refused'; readonly error: HttpError }>
  /** A board with these rows; they hold its `about`. Its id is a new one if none is chosen. */
  makeFromRows(facts: BoardFacts, rows: readonly Put[]): Promise<MadeBoard>
  /** A Yjs client id for the first updates of a new board. */
  makeClient(): number
  /** The same from updates that were made elsewhere, under this client id. */
  makeFromSeeds(facts: BoardFacts, client: number, seeds: readonly Seed[]): Promise<MadeBoard>
}

interface Needs {
  readonly records: RecordStorage
  readonly codes: JoinCodes
  readonly clock: Clock
  readonly random: Random
  readonly rate?: Rate
}

export function openBoardMaker(the: Needs): BoardMaker {
  const limit = openRateLimit(the.rate ?? CREATE_RATE, the.clock)

  async function makeFromRows(facts: BoardFacts, rows: readonly Put[]): Promise<MadeBoard> {
    const client = makeClient()
    return makeFromSeeds(facts, client, boardSeed(rows, client))
  }

  async function makeFromSeeds(facts: BoardFacts, client: number, seeds: readonly Seed[]): Promise<MadeBoard> {
    const now = the.clock.now()
    const record: BoardRecord = {
      ...facts,
      board: facts.board ?? makeId(the.random),
      // Nothing on an anonymous board knows the hour of anything.
      createdAt: facts.anonymity === 'anonymous' ? now - (now % DAY_MS) : now,
      secret: the.random(SECRET_BYTES),
    }
    const links = ROLES.map(role => makeLink(record.board, role, record.createdAt, the.random))
    const code = await the.codes.unused(record.board)
    const seed = seeds.map(({ document, update }): LogEntry => ({ board: record.board, document, sequence: 1, update }))
    await the.records.createBoard(
      record,
      links.map(link => link.record),
      code,
      seed,
      // Claimed, so that nobody else can write on under the id that the first rows came with.
      [{ board: record.board, client, holder: 'clerk' }],
    )
    const [facilitator, participant, viewer] = links.map((link: NewLink) => linkPath(record.board, link.key))
    if (!facilitator || !participant || !viewer) throw new Error('a link is missing')
    return { kind: 'made', board: record.board, links: { facilitator, participant, viewer }, code: code.code }
  }

  function makeClient(): number {
    return new DataView(Uint8Array.from(the.random(4)).buffer).getUint32(0)
  }

  return {
    makeClient,
    makeFromSeeds,
    takeTry: network => limit.take(network),
    makeFromRows,
    async make({ template: id, language, title, anonymity, retainUntil }) {
      const template = templateById(id)
      const now = the.clock.now()
      const today = dateOf(now)
      const until = retainUntil ?? dateOf(now + RETAIN_DEFAULT_DAYS * DAY_MS)
      const end = endOfRetention(until, now)
      if (!template || end === undefined) return { kind: 'refused', error: 'bad-request' }
      const ownTitle: LocalText | undefined = title === undefined ? undefined : { [language]: title }
      const rows = template.rows({ title: ownTitle, language, anonymity, startDate: today, retainUntil: until })
      return makeFromRows({ anonymity, title: namesOf(ownTitle ?? template.title), retainUntil: end }, rows)
    },
  }
}

function namesOf({ fi, sv, en }: LocalText): BoardRecord['title'] {
  return { ...(fi && { fi }), ...(sv && { sv }), ...(en && { en }) }
}
