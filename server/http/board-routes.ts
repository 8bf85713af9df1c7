import { tellAccessNews } from '#server/access/access-news.ts'
import { plainLine } from '#server/access/person-name.ts'
import { sameSecret } from '#server/access/secrets.ts'
import { TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import type { CreateBoardAnswer, TemplatesAnswer } from '#shared/protocol/api.ts'
import { createBoardRequest } from '#shared/protocol/api-requests.ts'
import { TEMPLATES } from '#shared/template/templates.ts'
import { json, NOTHING, refusal } from './answers.ts'
import { openRoute, type Route, sessionRoute } from './route.ts'

/** Boards come and go. */
export const boardRoutes: readonly Route[] = [
  openRoute('GET', '/api/templates', {
    async answer({ config }) {
      const answer: TemplatesAnswer = {
        create: config.create.kind,
        templates: TEMPLATES.map(({ id, title, description }) => ({ id, title, description })),
      }
      return json(answer)
    },
  }),
  openRoute('POST', '/api/boards', {
    body: createBoardRequest,
    async answer({ config, boards }, ask, { template, language, title, anonymity, retainUntil, createKey }) {
      if (config.create.kind === 'key' && !sameSecret(createKey ?? '', config.create.secret))
        return refusal('not-allowed')
      // Who has the host's secret may make as many as the host likes.
      const waitSeconds = config.create.kind === 'open' ? boards.takeTry(ask.network) : 0
      if (waitSeconds > 0) return refusal('too-fast', waitSeconds)
      const made = await boards.make({
        template,
        language,
        title: title === undefined ? undefined : plainLine(title, TITLE_MAX_CHARS),
        anonymity,
        retainUntil,
      })
      if (made.kind === 'refused') return refusal(made.error)
      const { board, links, code } = made
      return json({ board, links, code } satisfies CreateBoardAnswer, 201)
    },
  }),
  sessionRoute('DELETE', '/api/boards/:board', {
    roles: ['facilitator'],
    async answer({ storage, live, sessions, bus }, _ask, { board }) {
      const news = { kind: 'board-deleted', board } as const
      // First the rooms, which then write no more; then the rows; then whoever slipped in between.
      await live.dropBoard(board)
      await storage.records.deleteBoard(board)
      sessions.forget(news)
      tellAccessNews(bus, news)
      await live.dropBoard(board)
      return NOTHING
    },
  }),
]
