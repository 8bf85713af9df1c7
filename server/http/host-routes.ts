import type { HealthAnswer } from '#shared/protocol/api.ts'
import { json, text } from './answers.ts'
import { openRoute, type Route } from './route.ts'

/** For who runs the server. */
export const hostRoutes: readonly Route[] = [
  openRoute('GET', '/api/health', {
    async answer({ live, version }) {
      const { boards, sockets, storage } = live.figures
      const answer: HealthAnswer = { ok: storage === 'ready', storage, boards, sessions: sockets, version }
      return json(answer, answer.ok ? 200 : 503)
    },
  }),
  openRoute(
    'GET',
    '/metrics',
    { answer: async ({ metrics }) => text(await metrics.read(), metrics.contentType) },
    { kind: 'host' },
  ),
]
