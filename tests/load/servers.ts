import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '#server/rehearsal/free-port.ts'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import type { Storage } from '#server/storage/storage.ts'

export type ServerName = 'timantti' | 'yws' | 'hp'

export interface Running {
  readonly name: ServerName
  readonly port: number
  readonly pid: number
  stop(): Promise<void>
}

const LOAD = import.meta.dirname
const ROOT = join(LOAD, '../..')

/** The core of the server under test; the crowd has the other. */
export const SERVER_CORE = '0'
export const CROWD_CORE = '1'

/** `TIMANTTI_BENCH_PROFILE=folder` has each server write a processor profile there when it ends. */
const PROFILES = process.env['TIMANTTI_BENCH_PROFILE']
const PROFILING = PROFILES ? ['--cpu-prof', `--cpu-prof-dir=${PROFILES}`] : []

/** As `npm start` runs it; peers run with what Node gives them. */
const OWN_ARGUMENTS = ['--max-semi-space-size=4']

function pinned(core: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn('taskset', ['-c', core, process.execPath, ...PROFILING, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Starts a server on the server's core and waits until it listens. `fill` prepares Timantti's storage before. */
export async function startServer(name: ServerName, fill?: (storage: Storage) => Promise<void>): Promise<Running> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'timantti-bench-'))
  if (name === 'timantti') {
    const storage = openSqliteStorage({ file: join(folder, 'timantti.db') })
    await fill?.(storage)
    await storage.close()
  }
  const args =
    name === 'timantti' ? [...OWN_ARGUMENTS, join(ROOT, 'server/main.ts')] : [join(LOAD, 'peers', `${name}.mjs`)]
  const child = pinned(SERVER_CORE, args, {
    PORT: String(port),
    HOST: '127.0.0.1',
    TIMANTTI_PORT: String(port),
    TIMANTTI_DATA: folder,
    TIMANTTI_EXAMPLE: 'no',
    TIMANTTI_LOG: 'silent',
  })
  child.stdout?.resume()
  await listens(port, child)
  return {
    name,
    port,
    pid: child.pid ?? 0,
    async stop() {
      child.kill(PROFILES ? 'SIGTERM' : 'SIGKILL')
      await new Promise(resolve =>
        child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(0),
      )
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function listens(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
    try {
      await fetch(`http://127.0.0.1:${port}/`)
      return
    } catch {
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
  throw new Error('the server did not listen within 20 s')
}
