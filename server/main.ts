import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { isIPv6 } from 'node:net'
import { join } from 'node:path'
import { openRateLimit } from '#server/access/rate-limits.ts'
import { EXPORT_RATE } from '#server/http/export-routes.ts'
import { tellAccessNews } from './access/access-news.ts'
import { openBoardMaker } from './access/create-board.ts'
import { openJoinCodes } from './access/join-codes.ts'
import { openLinks } from './access/links.ts'
import { openSessions } from './access/sessions.ts'
import { openInProcessBus } from './bus/in-process-bus.ts'
import { type Config, readConfig } from './config.ts'
import { openExampleWorkshop } from './example/example-workshop.ts'
import { openHttp } from './http/open-http.ts'
import { openFigures } from './observe/figures.ts'
import { greeting } from './observe/greeting.ts'
import { errorFacts, openLog } from './observe/log.ts'
import { openMetrics } from './observe/metrics.ts'
import { openLiveBoards } from './rooms/open-live-boards.ts'
import { openSocketServer } from './socket/socket-server.ts'
import { openStop } from './stop.ts'
import { keepExpiry } from './storage/keep-expiry.ts'
import { keepWriting } from './storage/keep-writing.ts'
import { holdFolder } from './storage/sqlite-folder-lock.ts'
import { openSqliteStorage } from './storage/sqlite-storage.ts'

const clock = {
  now: () => Date.now(),
  after(delayMs: number, act: () => void) {
    const timer = setTimeout(act, delayMs)
    return () => clearTimeout(timer)
  },
}
const random = (bytes: number): Uint8Array => randomBytes(bytes)

const read = readConfig(process.env)
if (read.ok) {
  await start(read.config).catch(error => {
    console.error(whyNotStarted(error, read.config))
    process.exit(1)
  })
} else {
  for (const problem of read.problems) console.error(problem)
  process.exitCode = 2
}

/** Builds everything from the bottom up and closes it in reverse. */
async function start(config: Config): Promise<void> {
  const log = openLog(config.log)
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  const letFolderGo = holdFolder(config.dataFolder)
  const storage = keepWriting(openSqliteStorage({ file: join(config.dataFolder, 'timantti.db') }), { clock, log })
  const { records } = storage
  const bus = openInProcessBus({ onError: error => log.error(errorFacts(error), 'a listener on the bus failed') })
  const figures = openFigures()
  const live = openLiveBoards({ storage, bus, log, clock, random, figures })
  const sessions = openSessions({ records, bus, clock, random })
  const links = openLinks({ records, live, sessions, bus, clock, random })
  const codes = openJoinCodes({ records, clock, random })
  const boards = openBoardMaker({ records, codes, clock, random })
  const metrics = openMetrics(figures)
  const exportPace = openRateLimit(EXPORT_RATE, clock)
  const http = await openHttp(
    {
      config,
      storage,
      bus,
      live,
      sessions,
      links,
      codes,
      boards,
      metrics,
      exportPace,
      log,
      clock,
      version: versionOf(),
    },
    { port: config.port, host: config.host, sockets: openSocketServer(), random },
  )
  const endExpiry = keepExpiry({ storage, dropBoard: live.dropBoard }, clock, {
    expired(expired) {
      for (const board of expired) {
        const news = { kind: 'board-deleted', board } as const
        sessions.forget(news)
        tellAccessNews(bus, news)
      }
      log.info({ boards: expired.length }, 'boards deleted at the end of their time')
    },
    failed: error => log.error(errorFacts(error), 'boards could not be deleted at the end of their time'),
  })
  const stop = openStop({
    steps: [
      () => http.refuseNew(),
      endExpiry,
      () => live.close(),
      () => http.close(),
      () => sessions.close(),
      () => bus.close(),
      () => storage.close(),
      letFolderGo,
    ],
    exit: code => process.exit(code),
    after: clock.after,
    onError: error => log.error(errorFacts(error), 'stopping failed'),
  })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info({ signal }, 'stopping')
      void stop()
    })
  }

  const example = config.example
    ? await openExampleWorkshop({ storage, boards, links, codes, clock, random, dataFolder: config.dataFolder })
    : undefined
  const host = isIPv6(config.host) ? `[${config.host}]` : config.host
  console.log(greeting(config.publicUrl ?? `http://${host}:${http.port}`, example))
}

/** What a host can do something about is said in a line; anything else is shown whole. */
function whyNotStarted(error: unknown, { port, host, dataFolder }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return `port ${port} of ${host} is taken: set TIMANTTI_PORT to another one`
    case 'FOLDER_IN_USE':
      return `the folder ${dataFolder} is in use: Timantti is running already, or set TIMANTTI_DATA to another folder`
    case 'EADDRNOTAVAIL':
      return `${host} is no address of this machine: set TIMANTTI_HOST to another one`
    case 'EACCES':
      return `not allowed to use port ${port} or the folder ${dataFolder}: set TIMANTTI_PORT or TIMANTTI_DATA`
    default:
      return error
  }
}

function versionOf(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  const isVersioned = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  return isVersioned ? String(manifest.version) : 'unknown'
}
