// `npm start`: install what is missing, build what changed, run the server. `--dev`: the same with reload.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { buildClientIfChanged } from './build-client.mjs'
import { install, projectNode, REPOSITORY, toolFile } from './install.mjs'

/** Ctrl-C reaches us from the terminal and once more from npm: within this time it is one wish, not two. */
const SAME_WISH_MS = 500
/** How soon we notice that npm is gone: told to stop, it ends its shell, and the shell tells nobody. */
const LOOK_FOR_NPM_MS = 250
/** The page that vite serves while developing; it passes the server's paths on. */
const DEV_ORIGIN = 'http://127.0.0.1:5173'
/**
 * MB. V8 lets the space of new objects grow with the machine's memory: 1,000 people who join left 15 MB and more of
 * it behind for good. In a small one, short-lived messages die just as well.
 */
const NEW_OBJECTS = '--max-semi-space-size=4'

const startedBy = process.ppid
install()
const node = projectNode()
if (process.argv.includes('--dev')) {
  const env = { TIMANTTI_PUBLIC_URL: DEV_ORIGIN, TIMANTTI_ORIGINS: DEV_ORIGIN, ...process.env }
  const server = run([NEW_OBJECTS, '--watch', '--watch-preserve-output', 'server/main.ts'], env)
  const page = run([toolFile('vite', 'bin/vite.js'), '--strictPort', '--clearScreen', 'false'], env)
  endTogether([server, page])
} else {
  buildClientIfChanged()
  endTogether([run([NEW_OBJECTS, 'server/main.ts'], process.env)])
}

/** In a process group of its own, so that the terminal's Ctrl-C comes once, through us. */
function run(args, env) {
  return spawn(node, args, {
    cwd: REPOSITORY,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  })
}

/** Passes signals on to all, ends all when one ends, and ends as the first one did. */
function endTogether(children) {
  let lastWishAt = Number.NEGATIVE_INFINITY
  let exitCode
  let running = children.length
  const tellAll = signal => {
    for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const isRepeated = performance.now() - lastWishAt < SAME_WISH_MS
      lastWishAt = performance.now()
      if (!isRepeated) tellAll(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    })
  }
  if (process.env.npm_lifecycle_event) {
    const looking = setInterval(() => {
      if (process.ppid === startedBy) return
      clearInterval(looking)
      tellAll('SIGTERM')
    }, LOOK_FOR_NPM_MS)
  }
  for (const child of children) {
    child.on('error', error => console.error(error.message))
    child.on('close', (code, signal) => {
      running -= 1
      exitCode ??= code ?? 128 + (constants.signals[signal] ?? 0)
      if (running === 0) process.exit(exitCode)
      tellAll('SIGTERM')
    })
  }
}
