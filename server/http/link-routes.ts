import { linkPath } from '#server/access/links.ts'
import { plainLine } from '#server/access/person-name.ts'
import { REASON_MAX_CHARS } from '#shared/domain/limits.ts'
import type { CodeAnswer, LinkAnswer, LinksAnswer } from '#shared/protocol/api.ts'
import { addLinkRequest, moderateRequest } from '#shared/protocol/api-requests.ts'
import { json, NOTHING, refusal } from './answers.ts'
import { type Route, sessionRoute } from './route.ts'

const FACILITATORS = ['facilitator'] as const

/** What facilitators alone do: links, the spoken code, and words on waiting notes. */
export const linkRoutes: readonly Route[] = [
  sessionRoute('GET', '/api/boards/:board/links', {
    roles: FACILITATORS,
    async answer({ storage, links }, _ask, { board }) {
      const all = await links.list(board)
      const sessions = await storage.records.sessions(board)
      const code = await storage.records.code(board)
      const answer: LinksAnswer = {
        links: all.map(link => ({
          id: link.id,
          role: link.role,
          createdAt: new Date(link.createdAt).toISOString(),
          revoked: link.revokedAt !== undefined,
          sessions: sessions.filter(session => session.link === link.id && session.endedAt === undefined).length,
        })),
        code: code ? { code: code.code, open: code.open, expiresAt: new Date(code.expiresAt).toISOString() } : null,
      }
      return json(answer)
    },
  }),
  sessionRoute('POST', '/api/boards/:board/links', {
    roles: FACILITATORS,
    body: addLinkRequest,
    async answer({ links }, _ask, { board }, { role }) {
      const { record, key } = await links.add(board, role)
      return json({ id: record.id, role, link: linkPath(board, key) } satisfies LinkAnswer, 201)
    },
  }),
  sessionRoute('DELETE', '/api/boards/:board/links/:link', {
    roles: FACILITATORS,
    async answer({ links }, ask, { board }) {
      const outcome = await links.revoke(board, ask.part('link'))
      switch (outcome) {
        case 'done':
          return NOTHING
        case 'missing':
          return refusal('not-found')
        case 'last':
          return refusal('not-allowed')
      }
    },
  }),
  sessionRoute('POST', '/api/boards/:board/links/:link/renew', {
    roles: FACILITATORS,
    async answer({ links }, ask, { board }) {
      const made = await links.renew(board, ask.part('link'))
      if (made === 'missing') return refusal('not-found')
      const { record, key } = made
      return json({ id: record.id, role: record.role, link: linkPath(board, key) } satisfies LinkAnswer, 201)
    },
  }),
  sessionRoute('POST', '/api/boards/:board/code', {
    roles: FACILITATORS,
    async answer({ codes }, _ask, { board }) {
      const { code, expiresAt } = await codes.renew(board)
      return json({ code, expiresAt: new Date(expiresAt).toISOString() } satisfies CodeAnswer, 201)
    },
  }),
  sessionRoute('DELETE', '/api/boards/:board/code', {
    roles: FACILITATORS,
    answer: async ({ codes }, _ask, { board }) => ((await codes.shut(board)) ? NOTHING : refusal('not-found')),
  }),
  sessionRoute('POST', '/api/boards/:board/moderation', {
    roles: FACILITATORS,
    body: moderateRequest,
    async answer({ live }, _ask, { board }, { note, words, decision, reason }) {
      const word =
        decision === 'approve'
          ? ({ kind: 'approve' } as const)
          : ({ kind: 'return', reason: plainLine(reason ?? '', REASON_MAX_CHARS) ?? '' } as const)
      const outcome = await live.moderate(board, note, words, word)
      if (outcome === 'done') return NOTHING
      return refusal(outcome === 'board-full' ? 'board-full' : 'not-found')
    },
  }),
]
