import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type Figures, openFigures } from '#server/observe/figures.ts'
import type { LiveBoards, SessionIdentity } from '#server/rooms/live-boards.ts'
import { openLiveBoards } from '#server/rooms/open-live-boards.ts'
import { ROOM_LIMITS, type RoomLimits } from '#server/rooms/room-limits.ts'
import type { Clock, Log } from '#server/rooms/surroundings.ts'
import { openSocketServer } from '#server/socket/socket-server.ts'
import { keepWriting } from '#server/storage/keep-writing.ts'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import type { Storage } from '#server/storage/storage.ts'
import { boardSeed } from '#shared/doc/board-seed.ts'
import { DOCUMENT_NAMES, type DocumentName } from '#shared/doc/documents.ts'
import type { Put } from '#shared/domain/plan.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import { smallBoardRows } from './small-board-rows.ts'

export const REAL_CLOCK: Clock = {
  now: () => Date.now(),
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs)
    return () => clearTimeout(timer)
  },
}

export interface TestServerOptions {
  /** An engine of the test's own; else SQLite in a folder that goes with the server. */
  readonly storage?: Storage
  readonly limits?: Partial<RoomLimits>
  readonly rows?: readonly Put[]
  readonly anonymity?: 'named' | 'pseudonymous' | 'anonymous'
}

export interface LogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly fields: object
  readonly message: string
}

/** Rooms behind a bare HTTP upgrade on a free port: what server/main puts together, without doors. */
export class TestServer {
  readonly storage: Storage
  readonly live: LiveBoards
  readonly figures: Figures
  readonly lines: LogLine[] = []
  readonly secret = randomBytes(32)
  readonly #http = createServer()
  readonly #sockets = openSocketServer()
  readonly #identities = new Map<string, SessionIdentity>()
  readonly #onClose: (() => Promise<void>)[] = []
  #port = 0

  private constructor(storage: Storage, limits: RoomLimits) {
    this.storage = storage
    this.figures = openFigures()
    const log: Log = {
      info: (fields, message) => this.lines.push({ level: 'info', fields, message }),
      warn: (fields, message) => this.lines.push({ level: 'warn', fields, message }),
      error: (fields, message) => this.lines.push({ level: 'error', fields, message }),
    }
    const bus = { publish: () => undefined, subscribe: () => () => undefined, close: async () => undefined }
    const random = (bytes: number) => randomBytes(bytes)
    const kept = keepWriting(storage, { clock: REAL_CLOCK, log })
    this.live = openLiveBoards({ storage: kept, bus, log, clock: REAL_CLOCK, random, limits, figures: this.figures })
    this.#http.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      const [, , board = '', name = 'all'] = (request.url ?? '').split('/')
      const token = (request.headers['sec-websocket-protocol'] ?? '').split(',')[1]?.trim() ?? ''
      const identity = this.#identities.get(token)
      const document = name === 'all' ? 'all' : DOCUMENT_NAMES.find(each => each === name)
      if (!document || !identity || identity.board !== board || !this.live.mayOpen(identity, document)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n')
        return
      }
      this.#sockets.handleUpgrade(request, socket, head, opened => this.live.attach(opened, identity, document))
    })
  }

  static async start(options: TestServerOptions = {}): Promise<TestServer> {
    const folder = options.storage ? undefined : await mkdtemp(join(tmpdir(), 'rooms-'))
    const storage = options.storage ?? openSqliteStorage({ file: join(folder ?? '', 'board.db') })
    const server = new TestServer(storage, { ...ROOM_LIMITS, ...options.limits })
    if (folder)
      server.#onClose.push(
        () => storage.close(),
        () => rm(folder, { recursive: true }),
      )
    await new Promise<void>(resolve => server.#http.listen(0, '127.0.0.1', resolve))
    server.#port = (server.#http.address() as AddressInfo).port
    if (!(await storage.records.board('plan'))) await server.createBoard('plan', options)
    return server
  }

  async createBoard(
    board: string,
    { rows = smallBoardRows(), anonymity = 'anonymous' }: TestServerOptions = {},
  ): Promise<void> {
    const client = randomBytes(4).readUInt32BE()
    await this.storage.records.createBoard(
      {
        board,
        createdAt: 0,
        anonymity,
        retainUntil: Number.MAX_SAFE_INTEGER,
        secret: this.secret,
        title: { fi: 'Strategia' },
      },
      [],
      undefined,
      boardSeed([...rows, { kind: 'put', table: 'about', id: 'board', fields: { anonymity } }], client).map(
        ({ document, update }) => ({ board, document, sequence: 1, update }),
      ),
      [{ board, client, holder: 'clerk' }],
    )
  }

  get port(): number {
    return this.#port
  }

  /** A session on a board; answers its token. */
  enter(role: SessionIdentity['role'], who: Partial<SessionIdentity> = {}): string {
    const token = who.session ?? randomBytes(16).toString('base64url')
    const identity = {
      session: token,
      board: 'plan',
      role,
      participant: randomBytes(8).toString('hex'),
      name: undefined,
      link: 'link',
      ...who,
    }
    this.#identities.set(token, identity)
    return token
  }

  url(board = 'plan', document?: DocumentName): string {
    return `ws://127.0.0.1:${this.#port}/sync/${board}${document ? `/${document}` : ''}`
  }

  /** A stock y-websocket client; it shares nothing with others of this process but the wire. */
  join(token: string, document: DocumentName, doc = new Y.Doc(), board = 'plan'): WebsocketProvider {
    return new WebsocketProvider(this.url(board).replace(/\/$/, ''), document, doc, {
      protocols: [SUBPROTOCOL, token],
      WebSocketPolyfill: WebSocket as never,
      disableBc: true,
    })
  }

  /** A bare WebSocket. */
  open(token: string, document?: DocumentName, board = 'plan'): WebSocket {
    return new WebSocket(this.url(board, document), [SUBPROTOCOL, token])
  }

  /** A TCP socket that has just been upgraded, for frames that no library would send. */
  async openRaw(token: string, document: DocumentName, board = 'plan'): Promise<Socket> {
    const socket = connect(this.#port, '127.0.0.1')
    socket.on('error', () => socket.destroy())
    socket.write(
      [
        `GET /sync/${board}/${document} HTTP/1.1`,
        'Host: localhost',
        'Upgrade: websocket',
        'Connection: Upgrade',
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
        'Sec-WebSocket-Version: 13',
        `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ${token}`,
        '',
        '',
      ].join('\r\n'),
    )
    await new Promise<void>(resolve => socket.once('data', () => resolve()))
    return socket
  }

  async close(): Promise<void> {
    await this.live.close()
    this.#http.closeAllConnections()
    await new Promise<void>(resolve => this.#http.close(() => resolve()))
    for (const act of this.#onClose) await act()
  }
}
