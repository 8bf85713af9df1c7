import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Point } from '#shared/domain/layout/geometry.ts'
import type { BenchBoard } from './notes.ts'
import type { Actor, Contender, Sight, Stage } from './stage.ts'

const PEERS = join(import.meta.dirname, 'peers')
const BUILT = join(PEERS, 'dist')
const EXCALIDRAW_FILES = join(PEERS, 'node_modules/@excalidraw/excalidraw/dist/prod')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

type PeerName = 'excalidraw' | 'tldraw'

/** What a peer's page hands over (peers/page.js). */
interface PeerPage {
  camera(): Sight
  lookWhole(): void
  lookClose(): void
  pointOf(note: number): [number, number]
  places(): [string, number, number][]
}

declare global {
  var bench: PeerPage
}

/** Installs and builds the peers' pages where that is to be done; each gets a build of its own, as its own app would. */
async function buildPeers(names: readonly PeerName[]): Promise<void> {
  if (!existsSync(join(PEERS, 'node_modules')))
    execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: PEERS, stdio: 'inherit' })
  for (const name of names) {
    const stamp = join(BUILT, name, 'stamp')
    const wanted = stampOf()
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue
    await build({
      configFile: false,
      root: PEERS,
      base: `/${name}/`,
      logLevel: 'error',
      define: { 'process.env.IS_PREACT': '"false"' },
      build: {
        outDir: join(BUILT, name),
        emptyOutDir: true,
        target: 'es2023',
        chunkSizeWarningLimit: 10_000,
        rollupOptions: { input: join(PEERS, `${name}.html`) },
      },
    })
    mkdirSync(join(BUILT, name), { recursive: true })
    writeFileSync(stamp, wanted)
  }
}

function stampOf(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(PEERS).toSorted()) {
    if (statSync(join(PEERS, file)).isFile()) hash.update(readFileSync(join(PEERS, file)))
  }
  hash.update(readFileSync(import.meta.filename))
  return hash.digest('hex')
}

/** Serves the peers' pages, each with its board in it, and passes on to the open page what others change. */
export async function openPeers(names: readonly PeerName[]): Promise<readonly Contender[]> {
  if (names.length === 0) return []
  await buildPeers(names)
  const boards = new Map<string, BenchBoard>()
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const answer = answerOf(url, boards)
    response.writeHead(answer ? 200 : 404, {
      'content-type': answer?.type ?? 'text/plain',
      'cache-control': 'no-store',
    })
    response.end(answer?.body)
  })
  const sockets = new WebSocketServer({ server, path: '/changes' })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return names.map(name => ({
    name,
    label: labelOf(name),
    zoomStep: name === 'excalidraw' ? linearStep : compoundStep,
    async stage(board, run) {
      boards.set(run, board)
      return stageOf(`${origin}/${name}/?run=${run}`, sockets)
    },
    stop: () => close(server, sockets),
  }))
}

function labelOf(name: PeerName): string {
  const folder = name === 'excalidraw' ? '@excalidraw/excalidraw' : 'tldraw'
  const { version } = JSON.parse(readFileSync(join(PEERS, 'node_modules', folder, 'package.json'), 'utf8'))
  return `${folder} ${version}`
}

/** Excalidraw adds a hundredth of the turn to the zoom. */
const linearStep = (zoom: number, steps: number): number => ((1 - zoom) / steps) * 100
/** tldraw makes the zoom larger by a hundredth of the turn. */
const compoundStep = (zoom: number, steps: number): number => ((1 / zoom) ** (1 / steps) - 1) * 100

function answerOf({ pathname, searchParams }: URL, boards: ReadonlyMap<string, BenchBoard>) {
  const page = /^\/(excalidraw|tldraw)\/$/.exec(pathname)?.[1]
  if (page) {
    const html = readFileSync(join(BUILT, page, `${page}.html`), 'utf8')
    const board = JSON.stringify(boards.get(searchParams.get('run') ?? '') ?? null)
    return { type: TYPES['.html'], body: Buffer.from(html.replace('>null<', () => `>${board}<`)) }
  }
  const file = pathname.startsWith('/excalidraw-assets/')
    ? join(EXCALIDRAW_FILES, normalize(pathname.slice('/excalidraw-assets'.length)))
    : join(BUILT, normalize(pathname))
  if (!existsSync(file) || !statSync(file).isFile()) return undefined
  return { type: TYPES[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) }
}

function stageOf(url: string, sockets: WebSocketServer): Stage {
  return {
    url,
    prepare: async () => {},
    async enter(page: Page): Promise<Actor> {
      await page.waitForFunction(() => globalThis.bench !== undefined)
      return {
        camera: () => page.evaluate(() => bench.camera()),
        async lookWhole() {
          await page.evaluate(() => {
            bench.lookWhole()
          })
        },
        async lookClose() {
          await page.evaluate(() => {
            bench.lookClose()
          })
        },
        pointOf: (note): Promise<Point> => page.evaluate(each => bench.pointOf(each), note),
        async places() {
          const places = await page.evaluate(() => bench.places())
          return new Map(places.map(([id, x, y]) => [id, `${x},${y}`]))
        },
        gather: async () => {},
        change(change) {
          const message = JSON.stringify(change)
          for (const socket of sockets.clients as Set<WebSocket>) socket.send(message)
        },
        refusedCount: () => 0,
        leave() {},
      }
    },
  }
}

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
}
