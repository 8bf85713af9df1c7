import { plainLine } from '#server/access/person-name.ts'
import { TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import type { ArrangementAnswer, VersionAnswer, VersionsAnswer } from '#shared/protocol/api.ts'
import { keepVersionRequest } from '#shared/protocol/api-requests.ts'
import { json, refusal } from './answers.ts'
import { type Route, sessionRoute } from './route.ts'

const FACILITATORS = ['facilitator'] as const

/** How the board was arranged at earlier moments. Rewinding itself is an edit of the facilitator's own. */
export const versionRoutes: readonly Route[] = [
  sessionRoute('GET', '/api/boards/:board/versions', {
    roles: FACILITATORS,
    async answer({ live }, _ask, { board }) {
      const versions = await live.versions(board)
      return json({ versions: versions.map(({ id, name, at }) => ({ id, name, at })) } satisfies VersionsAnswer)
    },
  }),
  sessionRoute('POST', '/api/boards/:board/versions', {
    roles: FACILITATORS,
    body: keepVersionRequest,
    async answer({ live }, _ask, { board }, { name }) {
      const version = await live.keepVersion(board, plainLine(name, TITLE_MAX_CHARS) ?? '')
      return version === 'too-fast' ? refusal('too-fast', 10) : json(version satisfies VersionAnswer, 201)
    },
  }),
  sessionRoute('GET', '/api/boards/:board/versions/:version', {
    roles: FACILITATORS,
    async answer({ live }, ask, { board }) {
      const arrangement = await live.arrangementAt(board, ask.part('version'))
      return arrangement ? json({ arrangement } satisfies ArrangementAnswer) : refusal('not-found')
    },
  }),
]
