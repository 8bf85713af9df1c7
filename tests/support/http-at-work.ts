import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import WebSocket from 'ws'
import { openBoardMaker } from '#server/access/create-board.ts'
import { openJoinCodes } from '#server/access/join-codes.ts'
import { openLinks } from '#server/access/links.ts'
import { openRateLimit } from '#server/access/rate-limits.ts'
import { openSessions } from '#server/access/sessions.ts'
import { openInProcessBus } from '#server/bus/in-process-bus.ts'
import { EXPORT_RATE } from '#server/http/export-routes.ts'
import { type Http, openHttp } from '#server/http/open-http.ts'
import type { HttpConfig } from '#server/http/services.ts'
import { openFigures } from '#server/observe/figures.ts'
import { openLog } from '#server/observe/log.ts'
import { openMetrics } from '#server/observe/metrics.ts'
import type { LiveBoards } from '#server/rooms/live-boards.ts'
import { openLiveBoards } from '#server/rooms/open-live-boards.ts'
import { openSocketServer } from '#server/socket/socket-server.ts'
import { keepWriting } from '#server/storage/keep-writing.ts'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import type { RoleName, Storage } from '#server/storage/storage.ts'
import type { CreateBoardAnswer, JoinAnswer } from '#shared/protocol/api.ts'
import { HTTP_ERRORS } from '#shared/protocol/errors.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'

export interface Asked {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly json: Record<string, unknown>
}

export interface AskOptions {
  readonly token?: string | undefined
  /** An object is sent as JSON, a text as it is. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A board with its links and one session for each role. */
export interface BoardAtWork extends CreateBoardAnswer {
  readonly keys: Readonly<Record<RoleName, string>>
  readonly tokens: Readonly<Record<RoleName, string>>
}

export interface HttpOptions {
  readonly config?: Partial<HttpConfig>
  readonly headersMs?: number
  /** Stands before the storage, to watch or disturb it. */
  readonly around?: (storage: Storage) => Storage
  /** Another engine on this file. */
  readonly engine?: (file: string) => Storage
}

/** The whole server but its process: what server/main.ts puts together, on a free port, with SQLite in a folder of its own. */
export class HttpAtWork {
  readonly folder: string
  readonly storage: Storage
  readonly live: LiveBoards
  readonly http: Http
  readonly lines: string[]
  /** Moves the clock that limits and expiries are judged by. */
  readonly clock: { shiftMs: number }
  readonly #end: () => Promise<void>

  private constructor(
    parts: Pick<HttpAtWork, 'folder' | 'storage' | 'live' | 'http' | 'lines' | 'clock'>,
    end: () => Promise<void>,
  ) {
    this.folder = parts.folder
    this.storage = parts.storage
    this.live = parts.live
    this.http = parts.http
    this.lines = parts.lines
    this.clock = parts.clock
    this.#end = end
  }

  static async start(options: HttpOptions = {}): Promise<HttpAtWork> {
    const { config = {}, headersMs, around = same => same, engine = file => openSqliteStorage({ file }) } = options
    const folder = await mkdtemp(join(tmpdir(), 'http-'))
    const lines: string[] = []
    const log = openLog('info', { write: line => lines.push(line) })
    const moved = { shiftMs: 0 }
    const clock = {
      now: () => Date.now() + moved.shiftMs,
      after(delayMs: number, act: () => void) {
        const timer = setTimeout(act, delayMs)
        return () => clearTimeout(timer)
      },
    }
    const random = (bytes: number): Uint8Array => randomBytes(bytes)
    const storage = keepWriting(around(engine(join(folder, 'timantti.db'))), { clock, log })
    const bus = openInProcessBus({ onError: error => lines.push(String(error)) })
    const figures = openFigures()
    const live = openLiveBoards({ storage, bus, log, clock, random, figures })
    const { records } = storage
    const sessions = openSessions({ records, bus, clock, random })
    const links = openLinks({ records, live, sessions, bus, clock, random })
    const codes = openJoinCodes({ records, clock, random })
    const boards = openBoardMaker({ records, codes, clock, random })
    const http = await openHttp(
      {
        config: {
          clientFolder: join(folder, 'client'),
          origins: [],
          publicUrl: undefined,
          embed: false,
          metricsToken: undefined,
          create: { kind: 'open' },
          trustProxy: false,
          ...config,
        },
        storage,
        bus,
        live,
        sessions,
        links,
        codes,
        boards,
        metrics: openMetrics(figures),
        exportPace: openRateLimit(EXPORT_RATE, clock),
        log,
        clock,
        version: '0.0.0',
      },
      { port: 0, host: '127.0.0.1', sockets: openSocketServer(), random, ...(headersMs && { headersMs }) },
    )
    return new HttpAtWork({ folder, storage, live, http, lines, clock: moved }, async () => {
      http.refuseNew()
      await live.close()
      await http.close()
      sessions.close()
      await bus.close()
      await storage.close()
      await rm(folder, { recursive: true })
    })
  }

  /** Asks over a real socket, and checks what every answer promises: H1 and H5. */
  ask(method: string, path: string, { token, body, headers = {} }: AskOptions = {}): Promise<Asked> {
    const bytes = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          host: '127.0.0.1',
          port: this.http.port,
          method,
          path,
          headers: {
            ...(bytes === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(bytes) }),
            ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
            ...headers,
          },
        },
        response => {
          const parts: Buffer[] = []
          response.on('data', part => parts.push(part))
          response.on('error', reject)
          response.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8')
            const isJson = response.headers['content-type']?.startsWith('application/json') === true && text !== ''
            const answer = {
              status: response.statusCode ?? 0,
              headers: response.headers,
              text,
              json: isJson ? (JSON.parse(text) as Record<string, unknown>) : {},
            }
            try {
              expectPromises(answer, method)
              resolve(answer)
            } catch (error) {
              reject(error)
            }
          })
        },
      )
      sent.on('error', reject)
      sent.end(bytes)
    })
  }

  /** Makes a board and joins it in every role. */
  async board(anonymity: 'named' | 'pseudonymous' | 'anonymous' = 'named'): Promise<BoardAtWork> {
    const made = await this.ask('POST', '/api/boards', {
      body: { template: 'strategy-workshop', language: 'fi', anonymity },
    })
    expect(made.status).toBe(201)
    const answer = made.json as unknown as CreateBoardAnswer
    const key = (role: RoleName) => answer.links[role].split('#')[1] ?? ''
    const keys = { facilitator: key('facilitator'), participant: key('participant'), viewer: key('viewer') }
    const [facilitator, participant, viewer] = await Promise.all([
      this.join(answer.board, keys.facilitator),
      this.join(answer.board, keys.participant),
      this.join(answer.board, keys.viewer),
    ])
    return {
      ...answer,
      keys,
      tokens: { facilitator: facilitator.token, participant: participant.token, viewer: viewer.token },
    }
  }

  async join(board: string, key: string, name?: string, former?: string): Promise<JoinAnswer> {
    const joined = await this.ask('POST', `/api/boards/${board}/sessions`, { body: { key, name }, token: former })
    expect(joined.status).toBe(200)
    return joined.json as unknown as JoinAnswer
  }

  /** A socket on a board; `opened` says 101 or the status that it was turned away with. */
  socket(path: string, token: string | undefined, headers: Record<string, string> = {}) {
    const protocols = token === undefined ? [SUBPROTOCOL] : [SUBPROTOCOL, token]
    const socket = new WebSocket(`ws://127.0.0.1:${this.http.port}${path}`, protocols, { headers })
    const closed = new Promise<number>(resolve => socket.on('close', code => resolve(code)))
    const opened = new Promise<number>((resolve, reject) => {
      socket.on('open', () => resolve(101))
      socket.on('error', reject)
      socket.on('unexpected-response', (_request, response) => {
        expect(response.headers['content-security-policy']).toContain("default-src 'none'")
        response.resume()
        resolve(response.statusCode ?? 0)
      })
    })
    return { socket, opened, closed }
  }

  close(): Promise<void> {
    return this.#end()
  }
}

function expectPromises(answer: Asked, method: string): void {
  const { headers, status, json } = answer
  const policy = headers['content-security-policy']
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('frame-ancestors')
  expect(policy).not.toMatch(/unsafe|\*\s*;/)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
  if (
    status >= 400 &&
    method !== 'HEAD' &&
    headers['content-type']?.startsWith('application/json') &&
    !('ok' in json)
  ) {
    const error = json['error'] as keyof typeof HTTP_ERRORS
    expect(HTTP_ERRORS[error], `${error}`).toBe(status)
    const wait = json['retryAfterSeconds']
    expect(headers['retry-after']).toBe(wait === undefined ? undefined : String(wait))
  }
}
