import type { Bus } from '#server/bus/bus.ts'
import type { LiveBoards } from '#server/rooms/live-boards.ts'
import type { LinkRecord, RecordStorage, RoleName } from '#server/storage/storage.ts'
import { tellAccessNews } from './access-news.ts'
import type { Clock } from './rate-limits.ts'
import { base64url, hashOf, KEY_PATTERN, makeId, makeKey, type Random } from './secrets.ts'
import { DAY_MS, type Sessions } from './sessions.ts'

/** A link that was just made: the only moment at which its key is known. */
export interface NewLink {
  readonly record: LinkRecord
  readonly key: string
}

export function makeLink(board: string, role: RoleName, createdAt: number, random: Random): NewLink {
  const key = makeKey(random)
  return { key, record: { id: makeId(random), board, role, keyHash: hashOf(key), createdAt, revokedAt: undefined } }
}

/** The path that people are given. What follows the # never leaves the browser (A48). */
export function linkPath(board: string, key: string): string {
  return `/b/${board}#${key}`
}

export type KeyTry =
  | { readonly kind: 'right'; readonly link: LinkRecord }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'closed' }

export interface Links {
  lookUp(board: string, key: string): Promise<KeyTry>
  list(board: string): Promise<readonly LinkRecord[]>
  add(board: string, role: RoleName): Promise<NewLink>
  /** D9: its sessions end at once. `last`: without it nobody could look after the board any more; it can be renewed. */
  revoke(board: string, link: string): Promise<'done' | 'missing' | 'last'>
  /** A new link of the same role in place of this one. */
  renew(board: string, link: string): Promise<NewLink | 'missing'>
}

interface Needs {
  readonly records: RecordStorage
  readonly live: Pick<LiveBoards, 'endSessions'>
  readonly sessions: Sessions
  readonly bus: Bus
  readonly clock: Clock
  readonly random: Random
}

export function openLinks(the: Needs): Links {
  const openLink = async (board: string, id: string) =>
    (await the.records.links(board)).find(link => link.id === id && link.revokedAt === undefined)

  async function add(board: string, role: RoleName): Promise<NewLink> {
    const record = await the.records.board(board)
    const now = the.clock.now()
    const link = makeLink(board, role, record?.anonymity === 'anonymous' ? now - (now % DAY_MS) : now, the.random)
    await the.records.addLink(link.record)
    return link
  }

  async function end(board: string, link: string): Promise<void> {
    const ended = await the.records.revokeLink(board, link, the.clock.now())
    const sessions = ended.map(session => base64url(session.tokenHash))
    const news = { kind: 'sessions-ended', board, sessions } as const
    the.sessions.forget(news)
    the.live.endSessions(board, sessions)
    tellAccessNews(the.bus, news)
  }

  return {
    async lookUp(board, key) {
      if (!KEY_PATTERN.test(key)) return { kind: 'wrong' }
      const link = await the.records.linkByKeyHash(hashOf(key))
      if (link?.board !== board) return { kind: 'wrong' }
      return link.revokedAt === undefined ? { kind: 'right', link } : { kind: 'closed' }
    },
    list: board => the.records.links(board),
    add,
    async revoke(board, id) {
      const link = await openLink(board, id)
      if (!link) return 'missing'
      const others = (await the.records.links(board)).filter(
        other => other.role === 'facilitator' && other.revokedAt === undefined && other.id !== id,
      )
      if (link.role === 'facilitator' && others.length === 0) return 'last'
      await end(board, id)
      return 'done'
    },
    async renew(board, id) {
      const link = await openLink(board, id)
      if (!link) return 'missing'
      const replacement = await add(board, link.role)
      await end(board, id)
      return replacement
    },
  }
}
