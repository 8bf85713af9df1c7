import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocketServer } from 'ws'
import { addressOf, networkOf, shortAddress } from '#server/access/addresses.ts'
import { openRateLimit, type Rate } from '#server/access/rate-limits.ts'
import { errorFacts } from '#server/observe/log.ts'
import { StorageError } from '#server/storage/storage.ts'
import { DOCUMENT_NAMES, type DocumentName } from '#shared/doc/documents.ts'
import { HTTP_ERRORS, type HttpError } from '#shared/protocol/errors.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import { allowedOrigins } from './answer-request.ts'
import { isForeignOrigin } from './origins.ts'
import type { SecurityHeaders } from './security-headers.ts'
import type { Services } from './services.ts'

/** Sockets asked for per network address: an office of 500 that loses its line comes back at once, on four documents each. */
export const UPGRADE_RATE: Rate = { burst: 4_000, perSecond: 100 }

const SYNC_PATH = /^\/sync\/([A-Za-z0-9_-]{1,32})(?:\/([a-z]{1,16}))?(?:\?.*)?$/

interface Needs {
  readonly services: Services
  readonly sockets: WebSocketServer
  readonly headers: SecurityHeaders
  isClosing(): boolean
}

/** D1 to D8: origin, path, token, board, door; a socket that fails any of them is answered in HTTP and never opened. */
export function openUpgrader({ services, sockets, headers, isClosing }: Needs) {
  const limit = openRateLimit(UPGRADE_RATE, services.clock)

  async function judge(request: IncomingMessage): Promise<Judgement> {
    if (isClosing()) return { error: 'shutting-down', waitSeconds: 2 }
    const waitSeconds = limit.take(networkOf(addressOf(request, services.config.trustProxy)))
    if (waitSeconds > 0) return { error: 'too-fast', waitSeconds }
    if (isForeignOrigin(request, allowedOrigins(services))) return { error: 'foreign-origin' }
    const [, board, name] = SYNC_PATH.exec(request.url ?? '') ?? []
    const document = name === undefined ? 'all' : documentNamed(name)
    if (board === undefined || !document) return { error: 'not-found' }
    const identity = await services.sessions.identify(tokenOf(request))
    if (!identity) return { error: 'no-session' }
    if (identity.board !== board) return { error: 'not-found' }
    if (!services.live.mayOpen(identity, document)) return { error: 'not-allowed' }
    return { identity, document }
  }

  return async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // A36: a reset between here and the open socket is an event, not an exception.
    const ignore = () => socket.destroy()
    socket.on('error', ignore)
    let judgement: Judgement
    try {
      judgement = await judge(request)
    } catch (error) {
      services.log.error(errorFacts(error), 'upgrade failed')
      judgement = { error: error instanceof StorageError ? 'storage-unavailable' : 'internal', waitSeconds: 3 }
    }
    services.metrics.upgraded('error' in judgement ? judgement.error : 'open')
    if ('error' in judgement) {
      turnAway(socket, headers, judgement)
      const address = shortAddress(addressOf(request, services.config.trustProxy))
      services.log.info({ route: '/sync', status: HTTP_ERRORS[judgement.error], address }, 'socket turned away')
      return
    }
    const { identity, document } = judgement
    // From here on nothing is awaited: a session cannot end between its check and its socket.
    sockets.handleUpgrade(request, socket, head, opened => {
      socket.off('error', ignore)
      services.live.attach(opened, identity, document)
    })
  }
}

type Judgement =
  | { readonly identity: Parameters<Services['live']['attach']>[1]; readonly document: DocumentName | 'all' }
  | { readonly error: HttpError; readonly waitSeconds?: number }

function documentNamed(name: string): DocumentName | undefined {
  return DOCUMENT_NAMES.find(known => known === name)
}

/** D3: the token is the second subprotocol, so it stands in no address and in no log of a proxy. */
function tokenOf(request: IncomingMessage): string | undefined {
  const [protocol, token, ...more] = (request.headers['sec-websocket-protocol'] ?? '')
    .split(',')
    .map(part => part.trim())
  return protocol === SUBPROTOCOL && more.length === 0 ? token : undefined
}

function turnAway(
  socket: Duplex,
  headers: SecurityHeaders,
  { error, waitSeconds }: { readonly error: HttpError; readonly waitSeconds?: number },
): void {
  const status = HTTP_ERRORS[error]
  const body = JSON.stringify(waitSeconds === undefined ? { error } : { error, retryAfterSeconds: waitSeconds })
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(waitSeconds === undefined ? [] : [`retry-after: ${waitSeconds}`]),
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}
