import type * as v from 'valibot'
import type { SessionIdentity } from '#server/rooms/live-boards.ts'
import type { RoleName } from '#server/storage/storage.ts'
import type { Answer } from './answers.ts'
import type { ReadBody } from './read-body.ts'
import type { Services } from './services.ts'

export type Method = 'GET' | 'POST' | 'DELETE'

/** Who may ask. `session`: who has a token of the board in the path, in one of these roles. `host`: the host's own machine or token. */
export type Door =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'session'; readonly roles: readonly RoleName[] }
  | { readonly kind: 'host' }

/** A request that has passed its door and whose body has been parsed. */
export interface Ask {
  /** Named parts of the path; each matched its pattern. */
  part(name: string): string
  readonly query: URLSearchParams
  /** For limits: the caller's address, or its /64. */
  readonly network: string
  /** What was sent as Bearer, unchecked. */
  readonly bearer: string | undefined
  /** For a route without a schema: the bytes of its JSON body, not read before the handler asks for them. */
  readBytes(maxBytes: number): Promise<ReadBody<Uint8Array>>
}

export interface Route {
  readonly method: Method
  /** `:name` stands for one part; a pattern like `export.:format` is allowed. */
  readonly path: string
  readonly door: Door
  readonly body: v.GenericSchema | undefined
  /** Undefined: BODY_MAX_BYTES. */
  readonly bodyMaxBytes: number | undefined
  answer(services: Services, ask: Ask, identity: SessionIdentity | undefined, body: unknown): Promise<Answer>
}

interface Open<S extends v.GenericSchema | undefined> {
  readonly body?: S
  readonly answer: (services: Services, ask: Ask, body: BodyOf<S>) => Promise<Answer>
}
interface ForSession<S extends v.GenericSchema | undefined> {
  readonly roles: readonly RoleName[]
  readonly body?: S
  readonly bodyMaxBytes?: number
  readonly answer: (services: Services, ask: Ask, identity: SessionIdentity, body: BodyOf<S>) => Promise<Answer>
}
type BodyOf<S> = S extends v.GenericSchema ? v.InferOutput<S> : undefined

/** A route that asks for no session. */
export function openRoute<S extends v.GenericSchema | undefined = undefined>(
  method: Method,
  path: string,
  { body, answer }: Open<S>,
  door: Door = { kind: 'anyone' },
): Route {
  return {
    method,
    path,
    door,
    body,
    bodyMaxBytes: undefined,
    answer: (services, ask, _identity, parsed) => answer(services, ask, parsed as BodyOf<S>),
  }
}

/** A route of one board, for who has a session there. */
export function sessionRoute<S extends v.GenericSchema | undefined = undefined>(
  method: Method,
  path: string,
  { roles, body, bodyMaxBytes, answer }: ForSession<S>,
): Route {
  return {
    method,
    path,
    door: { kind: 'session', roles },
    body,
    bodyMaxBytes,
    answer(services, ask, identity, parsed) {
      if (!identity) throw new Error(`${method} ${path} was reached without a session`)
      return answer(services, ask, identity, parsed as BodyOf<S>)
    },
  }
}

/** Finds the routes of a path, whatever their method. */
export function openRouter(routes: readonly Route[]) {
  const compiled = routes.map(route => ({ route, pattern: patternOf(route.path) }))
  return {
    match(path: string): readonly { readonly route: Route; part(name: string): string }[] {
      return compiled.flatMap(({ route, pattern }) => {
        const found = pattern.exec(path)
        if (!found) return []
        return { route, part: (name: string) => found.groups?.[name] ?? '' }
      })
    },
  }
}

/** Every part of a path is an id or a short word: nothing else, however it is written, reaches a handler (A32). */
function patternOf(path: string): RegExp {
  const source = path
    .split(/(:[a-z]+)/)
    .map(piece =>
      piece.startsWith(':')
        ? `(?<${piece.slice(1)}>[A-Za-z0-9_-]{1,32})`
        : piece.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('')
  return new RegExp(`^${source}$`)
}
