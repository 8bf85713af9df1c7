import type { Bus } from '#server/bus/bus.ts'
import type { SessionIdentity } from '#server/rooms/live-boards.ts'
import type { BoardRecord, LinkRecord, RecordStorage, SessionRecord } from '#server/storage/storage.ts'
import { PARTICIPANTS_MAX } from '#shared/domain/limits.ts'
import { type AccessNews, hearAccessNews } from './access-news.ts'
import type { Clock } from './rate-limits.ts'
import { base64url, hashOf, makeId, makeToken, type Random, TOKEN_PATTERN } from './secrets.ts'

export const DAY_MS = 24 * 60 * 60 * 1000

/** Identities kept at once; the one unused for the longest goes first. */
const CACHE_MAX = 20_000
/** A lost message on the bus is healed after this. */
const CACHE_MS = 30_000

export type Begun =
  | {
      readonly kind: 'begun'
      readonly token: string /** As in SessionIdentity: not secret. */
      readonly session: string
    }
  /** The link was revoked while the session was being made. */
  | { readonly kind: 'closed' }
  /** The board keeps as many participants as it can. */
  | { readonly kind: 'full' }

export interface Sessions {
  /** Makes a session for who showed a link or code. `former`: an earlier token of this device, so that it stays the same person. */
  begin(
    board: BoardRecord,
    link: LinkRecord,
    who: { readonly name: string | undefined; readonly former: string | undefined },
  ): Promise<Begun>
  /** Who holds this token; undefined if nobody does or the session has ended. */
  identify(token: string | undefined): Promise<SessionIdentity | undefined>
  /** Forgets what is no longer true; called by who ended something, and again by the bus for other nodes. */
  forget(news: AccessNews): void
  close(): void
}

export function openSessions(the: {
  readonly records: RecordStorage
  readonly bus: Bus
  readonly clock: Clock
  readonly random: Random
}): Sessions {
  const cache = new Map<string, { readonly identity: SessionIdentity; readonly until: number }>()
  const headcounts = new Map<string, { readonly people: Set<string>; readonly until: number }>()
  /** Rises when something ended, so that an answer read before is not kept. */
  let endings = 0

  function forget(news: AccessNews): void {
    endings += 1
    headcounts.delete(news.board)
    for (const [session, { identity }] of cache) {
      if (identity.board !== news.board) continue
      if (news.kind === 'board-deleted' || news.sessions.includes(session)) cache.delete(session)
    }
  }
  const unsubscribe = hearAccessNews(the.bus, forget)

  async function formerParticipant(board: string, token: string | undefined): Promise<string | undefined> {
    if (token === undefined || !TOKEN_PATTERN.test(token)) return undefined
    const record = await the.records.session(hashOf(token))
    return record?.board === board ? record.participant : undefined
  }

  async function isFull(board: string): Promise<boolean> {
    const known = headcounts.get(board)
    if (known && known.until > the.clock.now()) return known.people.size >= PARTICIPANTS_MAX
    const sessions = await the.records.sessions(board)
    // Whoever flooded a board goes with their link: sessions that ended count no more.
    const live = sessions.filter(({ role, endedAt }) => role === 'participant' && endedAt === undefined)
    const people = new Set(live.map(session => session.participant))
    headcounts.set(board, { people, until: the.clock.now() + CACHE_MS })
    return people.size >= PARTICIPANTS_MAX
  }

  return {
    async begin(board, link, { name, former }) {
      const participant = await formerParticipant(board.board, former)
      // Facilitators and viewers always find the door open: they are who can mend it.
      const isCounted = participant === undefined && link.role === 'participant'
      if (isCounted && (await isFull(board.board))) return { kind: 'full' }
      const token = makeToken(the.random)
      const isAnonymous = board.anonymity === 'anonymous'
      const now = the.clock.now()
      const record: SessionRecord = {
        tokenHash: hashOf(token),
        board: board.board,
        link: link.id,
        role: link.role,
        participant: participant ?? makeId(the.random),
        name: isAnonymous ? undefined : name,
        // On an anonymous board a time could tie a person to a note: the day is enough to expire by.
        createdAt: isAnonymous ? now - (now % DAY_MS) : now,
        endedAt: undefined,
      }
      await the.records.addSession(record)
      if (link.role === 'participant') headcounts.get(board.board)?.people.add(record.participant)
      const linkNow = await the.records.linkByKeyHash(link.keyHash)
      if (linkNow?.revokedAt !== undefined || !linkNow) {
        await the.records.endSession(record.tokenHash, now)
        return { kind: 'closed' }
      }
      return { kind: 'begun', token, session: base64url(record.tokenHash) }
    },

    async identify(token) {
      if (token === undefined || !TOKEN_PATTERN.test(token)) return undefined
      const hash = hashOf(token)
      const session = base64url(hash)
      const kept = cache.get(session)
      if (kept && kept.until > the.clock.now()) {
        cache.delete(session)
        cache.set(session, kept)
        return kept.identity
      }
      cache.delete(session)
      for (;;) {
        const before = endings
        const record = await the.records.session(hash)
        // Something ended while we read: the answer may be from before it.
        if (before !== endings) continue
        if (!record || record.endedAt !== undefined) return undefined
        const identity = identityOf(record)
        cache.set(session, { identity, until: the.clock.now() + CACHE_MS })
        if (cache.size > CACHE_MAX) {
          const [oldest] = cache.keys()
          if (oldest !== undefined) cache.delete(oldest)
        }
        return identity
      }
    },

    forget,

    close() {
      unsubscribe()
      cache.clear()
    },
  }
}

function identityOf(record: SessionRecord): SessionIdentity {
  return {
    session: base64url(record.tokenHash),
    board: record.board,
    role: record.role,
    participant: record.participant,
    name: record.name,
    link: record.link,
  }
}
