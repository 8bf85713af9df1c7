import type { CastOutcome } from '#server/clerk/ballot-box.ts'
import type { BallotAnswer } from '#shared/protocol/api.ts'
import { ballotRequest } from '#shared/protocol/api-requests.ts'
import type { HttpError } from '#shared/protocol/errors.ts'
import { json, NOTHING, refusal } from './answers.ts'
import { type Route, sessionRoute } from './route.ts'

const VOTERS = ['facilitator', 'participant'] as const

const ERRORS: { readonly [O in Exclude<CastOutcome, 'done'>]: HttpError } = {
  'round-missing': 'not-found',
  'round-closed': 'round-closed',
  'too-fast': 'too-fast',
  'wrong-kind': 'bad-request',
  'target-twice': 'bad-request',
  'target-missing': 'target-missing',
  'too-many-dots': 'over-budget',
  'too-many-on-one': 'over-budget',
}

/** Votes and ratings: one ballot per person and round. It is the person's own: nobody else can read it. */
export const voteRoutes: readonly Route[] = [
  sessionRoute('POST', '/api/boards/:board/rounds/:round/ballot', {
    roles: VOTERS,
    body: ballotRequest,
    async answer({ live }, ask, { board, participant }, ballot) {
      const outcome = await live.castBallot(board, ask.part('round'), participant, ballot)
      return outcome === 'done' ? NOTHING : refusal(ERRORS[outcome])
    },
  }),
  sessionRoute('GET', '/api/boards/:board/rounds/:round/ballot', {
    roles: VOTERS,
    async answer({ live }, ask, { board, participant }) {
      const ballot = await live.ownBallot(board, ask.part('round'), participant)
      return json({ ballot: ballot ?? null } satisfies BallotAnswer)
    },
  }),
]
