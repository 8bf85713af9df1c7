import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import WebSocket from 'ws'
import type { CreateBoardAnswer, JoinAnswer, Role } from '#shared/protocol/api.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import { WireClient } from './wire-client.ts'

/** The whole server in a process of its own, to be killed and started again over the same folder and port. */
export class ChildServer {
  readonly folder: string
  readonly port: number
  /** What the server said when it was ready. */
  greeting = ''
  readonly #settings: Readonly<Record<string, string>>
  #process: ChildProcess | undefined

  private constructor(folder: string, port: number, settings: Readonly<Record<string, string>>) {
    this.#settings = settings
    this.folder = folder
    this.port = port
  }

  static async create(settings: Readonly<Record<string, string>> = {}): Promise<ChildServer> {
    const server = new ChildServer(await mkdtemp(join(tmpdir(), 'crash-')), await freePort(), settings)
    await server.start()
    return server
  }

  /** Answers after how many ms it greeted. */
  async start(): Promise<number> {
    const begunAt = performance.now()
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: join(import.meta.dirname, '../..'),
      env: {
        PATH: process.env['PATH'],
        TIMANTTI_PORT: `${this.port}`,
        TIMANTTI_DATA: this.folder,
        TIMANTTI_EXAMPLE: 'no',
        TIMANTTI_LOG: 'error',
        ...this.#settings,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#process = child
    await new Promise<void>((resolve, reject) => {
      this.greeting = ''
      child.stdout?.on('data', (text: Buffer) => {
        this.greeting += text
        if (this.greeting.includes('Stop:')) resolve()
      })
      child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
    })
    return performance.now() - begunAt
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  /** Answers the exit code, or the name of the signal that ended it; resolves when it is gone. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | string | null> {
    const child = this.#process
    if (!child || child.exitCode !== null || child.signalCode !== null) return null
    const ended = new Promise<number | string | null>(resolve => child.once('exit', (code, by) => resolve(code ?? by)))
    child.kill(signal)
    return ended
  }

  async close(): Promise<void> {
    await this.kill()
    await rm(this.folder, { recursive: true })
  }

  async createBoard(): Promise<CreateBoardAnswer> {
    const wanted = { template: 'strategy-workshop', language: 'fi', anonymity: 'anonymous' }
    return (await this.#post('/api/boards', wanted)) as CreateBoardAnswer
  }

  /** A session by the link of that role; answers its token. */
  async enter(board: CreateBoardAnswer, role: Role): Promise<string> {
    const [, key] = board.links[role].split('#')
    const answer = (await this.#post(`/api/boards/${board.board}/sessions`, { key })) as JoinAnswer
    return answer.token
  }

  async join(board: string, token: string, ...documents: Parameters<WireClient['sync']>[0][]): Promise<WireClient> {
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}/sync/${board}`, [SUBPROTOCOL, token])
    const client = new WireClient(socket, undefined)
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve())
      socket.once('error', reject)
    })
    client.hello()
    for (const document of documents) await client.sync(document)
    return client
  }

  async #post(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${this.origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise<void>(resolve => probe.close(() => resolve()))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
