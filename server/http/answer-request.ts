import type { IncomingMessage, ServerResponse } from 'node:http'
import { addressOf, isLocal, networkOf, shortAddress } from '#server/access/addresses.ts'
import { openRateLimit, type Rate } from '#server/access/rate-limits.ts'
import { makeId, type Random, sameSecret } from '#server/access/secrets.ts'
import { errorFacts } from '#server/observe/log.ts'
import type { SessionIdentity } from '#server/rooms/live-boards.ts'
import { StorageError } from '#server/storage/storage.ts'
import { ROUTES } from './all-routes.ts'
import { type Answer, refusal } from './answers.ts'
import { isForeignOrigin } from './origins.ts'
import { readBody, readBytes } from './read-body.ts'
import { type Ask, openRouter, type Route } from './route.ts'
import { type SecurityHeaders, setHeaders } from './security-headers.ts'
import type { Services } from './services.ts'
import type { StaticFiles } from './static-files.ts'

/** Requests per network address: 500 people behind one address join within a minute (H4), each with a few requests. */
export const ADDRESS_RATE: Rate = { burst: 6_000, perSecond: 200 }
/** Commands and exports per session. */
export const SESSION_RATE: Rate = { burst: 40, perSecond: 10 }
/** What the client asks for without knowing it; longer addresses are nobody's. */
const URL_MAX_CHARS = 2_000

interface Needs {
  readonly services: Services
  readonly files: StaticFiles
  readonly headers: SecurityHeaders
  readonly random: Random
  /** The server is closing: nothing new is begun. */
  isClosing(): boolean
}

/** What is known of a request when its answer is logged. */
interface Outcome {
  /** The pattern of the route; never the address that was asked for. */
  readonly route: string
  readonly answer: Answer
}

/** One request from its first line to its log line. Never throws, never answers twice. */
export function openRequestAnswerer({ services, files, headers, random, isClosing }: Needs) {
  const router = openRouter(ROUTES)
  const addressLimit = openRateLimit(ADDRESS_RATE, services.clock)
  const sessionLimit = openRateLimit(SESSION_RATE, services.clock)

  async function decide(
    request: IncomingMessage,
    path: string,
    query: URLSearchParams,
    network: string,
  ): Promise<Outcome> {
    const none = (answer: Answer): Outcome => ({ route: 'none', answer })
    if (isClosing()) return none(refusal('shutting-down', 2))
    const wait = addressLimit.take(network)
    if (wait > 0) return none(refusal('too-fast', wait))
    const matches = router.match(path)
    const first = matches[0]
    if (!first) return none(refusal('not-found'))
    const pattern = first.route.path
    const allowed = allowedMethods(matches.map(match => match.route))
    if (request.method === 'OPTIONS') {
      return { route: pattern, answer: { status: 204, headers: { allow: allowed }, body: undefined } }
    }
    const method = request.method === 'HEAD' ? 'GET' : request.method
    const match = matches.find(({ route }) => route.method === method)
    if (!match) {
      const answer = refusal('method-not-allowed')
      return { route: pattern, answer: { ...answer, headers: { ...answer.headers, allow: allowed } } }
    }
    const ask: Ask = {
      part: match.part,
      query,
      network,
      bearer: bearerOf(request),
      readBytes: max => readBytes(request, max),
    }
    return { route: pattern, answer: await answerRoute(match.route, request, ask) }
  }

  async function answerRoute(route: Route, request: IncomingMessage, ask: Ask): Promise<Answer> {
    if (route.method !== 'GET' && isForeignOrigin(request, allowedOrigins(services))) return refusal('foreign-origin')
    const door = await passDoor(route, request, ask)
    if ('answer' in door) return door.answer
    if (!route.body) return route.answer(services, ask, door.identity, undefined)
    const read = await readBody(request, route.body, route.bodyMaxBytes)
    return read.ok ? route.answer(services, ask, door.identity, read.body) : refusal(read.error)
  }

  async function passDoor(
    route: Route,
    request: IncomingMessage,
    ask: Ask,
  ): Promise<{ readonly identity: SessionIdentity | undefined } | { readonly answer: Answer }> {
    switch (route.door.kind) {
      case 'anyone':
        return { identity: undefined }
      case 'host': {
        const { metricsToken } = services.config
        const isHost = metricsToken !== undefined && ask.bearer !== undefined && sameSecret(ask.bearer, metricsToken)
        return isHost || isLocal(request) ? { identity: undefined } : { answer: refusal('not-found') }
      }
      case 'session': {
        const identity = await services.sessions.identify(ask.bearer)
        if (!identity) return { answer: refusal('no-session') }
        if (identity.board !== ask.part('board')) return { answer: refusal('not-found') }
        const wait = sessionLimit.take(identity.session)
        if (wait > 0) return { answer: refusal('too-fast', wait) }
        return route.door.roles.includes(identity.role) ? { identity } : { answer: refusal('not-allowed') }
      }
    }
  }

  return async function answerRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now()
    const id = makeId(random)
    const address = addressOf(request, services.config.trustProxy)
    setHeaders(response, headers)
    let outcome: Outcome
    try {
      const target = readTarget(request.url)
      const isPage = request.method === 'GET' || request.method === 'HEAD'
      if (target && isPage && !/^\/(?:api|metrics|sync)(?:\/|$)/.test(target.path) && !isClosing()) {
        if (files.answer(request, response, target.path)) return
      }
      outcome = target
        ? await decide(request, target.path, target.query, networkOf(address))
        : { route: 'none', answer: refusal('not-found') }
    } catch (error) {
      const isStorage = error instanceof StorageError && error.fault === 'unavailable'
      // A board that was deleted while its request was under way.
      const isGone = error instanceof StorageError && error.fault === 'unknown-board'
      if (!isGone && !isAborted(request)) services.log.error({ request: id, ...errorFacts(error) }, 'request failed')
      outcome = {
        route: 'none',
        answer: isGone ? refusal('not-found') : isStorage ? refusal('storage-unavailable', 3) : refusal('internal'),
      }
    }
    send(request, response, outcome.answer)
    const ms = performance.now() - startedAt
    const { status } = outcome.answer
    const method = knownMethod(request.method)
    services.metrics.answered(outcome.route, method, status, ms / 1000)
    const facts = {
      request: id,
      method,
      route: outcome.route,
      status,
      ms: Math.round(ms * 10) / 10,
      address: shortAddress(address),
    }
    // A40: who asks for what is not theirs is worth a line that stands out.
    if (status === 403) services.log.warn(facts, 'not allowed')
    else services.log.info(facts, 'answered')
  }
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.headersSent || response.destroyed) return
  response.statusCode = status
  setHeaders(response, headers)
  response.setHeader('cache-control', 'no-store')
  // What was not read of a refused body is not waited for.
  if (!request.complete) response.setHeader('connection', 'close')
  if (body === undefined) {
    response.end()
    return
  }
  response.setHeader('content-length', Buffer.byteLength(body))
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Path and query of a request line, or undefined if they are not what a client of ours would write. */
function readTarget(url: string | undefined): { readonly path: string; readonly query: URLSearchParams } | undefined {
  if (!url?.startsWith('/') || url.length > URL_MAX_CHARS) return undefined
  const mark = url.indexOf('?')
  const path = mark === -1 ? url : url.slice(0, mark)
  return { path, query: new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1)) }
}

function bearerOf(request: IncomingMessage): string | undefined {
  return /^Bearer ([A-Za-z0-9._~+/=-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
}

export function allowedOrigins({ config }: Services): readonly string[] {
  return config.publicUrl === undefined ? config.origins : [...config.origins, new URL(config.publicUrl).origin]
}

function allowedMethods(routes: readonly Route[]): string {
  const methods = routes.map(route => route.method)
  return [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ')
}

/** Methods are a label of the figures: strangers' inventions become one. */
function knownMethod(method: string | undefined): string {
  return method !== undefined && /^(?:GET|HEAD|POST|DELETE|OPTIONS|PUT|PATCH)$/.test(method) ? method : 'other'
}

function isAborted(request: IncomingMessage): boolean {
  return request.destroyed && !request.complete
}
