import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { freePort } from '#server/rehearsal/free-port.ts'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import type { BenchBoard } from './notes.ts'
import type { Contender } from './stage.ts'
import { type SeededBoard, seedBoard } from './timantti-board.ts'
import { stageTimantti } from './timantti-page.ts'

const ROOT = join(import.meta.dirname, '../../..')
/** The client is built apart from `dist`, which somebody may be serving. */
const CLIENT = join(ROOT, '.cache/bench-web')
/** The page, one who looks on, and as many as make 500 changes a second. */
const PEOPLE = 18
/** `client/canvas/use-canvas-pointer.ts`: the zoom grows by e to the turn over this. */
const WHEEL_PX_PER_E = 240

/** One run of the bench, and the board it begins with. */
export interface PlannedRun {
  readonly run: string
  readonly board: BenchBoard
}

/** Builds the client and starts the real server, with a board for each run. */
export async function openTimantti(runs: readonly PlannedRun[]): Promise<Contender> {
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn', build: { outDir: CLIENT } })
  const folder = mkdtempSync(join(tmpdir(), 'timantti-bench-'))
  const storage = openSqliteStorage({ file: join(folder, 'timantti.db') })
  const boards = new Map<string, SeededBoard>()
  for (const { run, board } of runs) boards.set(run, await seedBoard(storage, board, PEOPLE))
  await storage.close()
  const server = await startServer(folder)
  return {
    name: 'timantti',
    label: 'Timantti',
    zoomStep: (zoom, steps) => (WHEEL_PX_PER_E * Math.log(1 / zoom)) / steps,
    async stage(bench, run) {
      const seeded = boards.get(run)
      if (!seeded) throw new Error(`no board was made for ${run}`)
      return await stageTimantti(server.port, seeded, bench)
    },
    async stop() {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function startServer(folder: string) {
  const port = await freePort()
  const child = spawn(process.execPath, ['--max-semi-space-size=4', join(ROOT, 'server/main.ts')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      TIMANTTI_PORT: `${port}`,
      TIMANTTI_DATA: folder,
      TIMANTTI_CLIENT: CLIENT,
      TIMANTTI_EXAMPLE: 'no',
      TIMANTTI_LOG: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    let said = ''
    child.stdout.on('data', (text: Buffer) => {
      said += text
      if (said.includes('Stop:')) resolve()
    })
    child.once('exit', code => reject(new Error(`the server ended with ${code}`)))
  })
  return {
    port,
    async stop() {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}
