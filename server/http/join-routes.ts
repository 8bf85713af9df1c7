import { personName } from '#server/access/person-name.ts'
import { dateOf } from '#server/access/retention.ts'
import type { BoardRecord, LinkRecord, RoleName } from '#server/storage/storage.ts'
import type { BoardAnswer, JoinAnswer, LookAnswer } from '#shared/protocol/api.ts'
import {
  joinByCodeRequest,
  joinByKeyRequest,
  lookByCodeRequest,
  lookByKeyRequest,
} from '#shared/protocol/api-requests.ts'
import { type Answer, json, refusal } from './answers.ts'
import { type Ask, openRoute, type Route, sessionRoute } from './route.ts'
import type { Services } from './services.ts'

type Found = { readonly board: BoardRecord; readonly link: LinkRecord } | { readonly answer: Answer }

/** H2, H3: looking at what a key or code opens, and exchanging it for a session. */
export const joinRoutes: readonly Route[] = [
  openRoute('POST', '/api/boards/:board/look', {
    body: lookByKeyRequest,
    answer: async (services, ask, { key }) => look(await byKey(services, ask, key)),
  }),
  openRoute('POST', '/api/look', {
    body: lookByCodeRequest,
    answer: async (services, ask, { code }) => look(await byCode(services, ask, code)),
  }),
  openRoute('POST', '/api/boards/:board/sessions', {
    body: joinByKeyRequest,
    answer: async (services, ask, { key, name }) => join(services, ask, await byKey(services, ask, key), name),
  }),
  openRoute('POST', '/api/sessions', {
    body: joinByCodeRequest,
    answer: async (services, ask, { code, name }) => join(services, ask, await byCode(services, ask, code), name),
  }),
  sessionRoute('GET', '/api/boards/:board', {
    roles: ['facilitator', 'participant', 'viewer'],
    async answer(services, _ask, identity) {
      const board = await services.storage.records.board(identity.board)
      return board ? json(factsOf(board, identity.role)) : refusal('not-found')
    },
  }),
]

async function byKey({ links, storage }: Services, ask: Ask, key: string): Promise<Found> {
  const found = await links.lookUp(ask.part('board'), key)
  if (found.kind === 'closed') return { answer: refusal('link-closed') }
  const board = found.kind === 'right' ? await storage.records.board(found.link.board) : undefined
  return found.kind === 'right' && board ? { board, link: found.link } : { answer: refusal('not-found') }
}

async function byCode({ codes }: Services, ask: Ask, code: string): Promise<Found> {
  const found = await codes.lookUp(code, ask.network)
  switch (found.kind) {
    case 'right':
      return found
    case 'wrong':
      return { answer: refusal('not-found') }
    case 'wait':
      return { answer: refusal('too-many-tries', found.seconds) }
  }
}

function look(found: Found): Answer {
  if ('answer' in found) return found.answer
  const { board, link } = found
  const asksName = board.anonymity !== 'anonymous' && link.role !== 'viewer'
  return json({ ...factsOf(board, link.role), asksName } satisfies LookAnswer)
}

async function join(services: Services, ask: Ask, found: Found, name: string | undefined): Promise<Answer> {
  if ('answer' in found) return found.answer
  const { board, link } = found
  const begun = await services.sessions.begin(board, link, { name: personName(name), former: ask.bearer })
  switch (begun.kind) {
    case 'begun':
      return json({ ...factsOf(board, link.role), token: begun.token } satisfies JoinAnswer)
    case 'closed':
      return refusal('link-closed')
    case 'full':
      return refusal('board-full')
  }
}

function factsOf(board: BoardRecord, role: RoleName): BoardAnswer {
  return {
    board: board.board,
    role,
    anonymity: board.anonymity,
    title: board.title,
    retainUntil: dateOf(board.retainUntil),
  }
}
