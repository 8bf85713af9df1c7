// Plain JavaScript without dependencies: this runs before anything is installed, on the machine's own Node (>= 20).
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const REPOSITORY = dirname(dirname(fileURLToPath(import.meta.url)))
const LEAST_NODE = [24, 15]

/** Installs what package-lock.json asks for, unless it is there already. Ends the process with one line if it cannot. */
export function install() {
  const missing = firstMissing()
  if (missing === undefined) return
  console.error(`Installing packages (${missing} is not there as the lock file has it) …`)
  const { command, before } = npmCommand()
  const args = [...before, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  // To stderr, so that stdout stays for what the command itself has to say.
  const { status, error } = spawnSync(command, args, { cwd: REPOSITORY, stdio: ['ignore', 2, 2] })
  if (status !== 0) stopWith(`npm ci failed${error ? `: ${error.message}` : ''}. Nothing was started.`)
}

/** The Node that runs TypeScript: the project's own from the lock file, or the machine's where it is new enough. */
export function projectNode() {
  const ownNode = join(REPOSITORY, 'node_modules/.bin/node')
  if (existsSync(ownNode)) {
    if (realpathSync(ownNode) === realpathSync(process.execPath)) return process.execPath
    // It may be there and not run, as on a musl system.
    if (spawnSync(ownNode, ['--version'], { stdio: 'ignore' }).status === 0) return ownNode
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isNewEnough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])
  if (isNewEnough) return process.execPath
  return stopWith(
    `Timantti needs Node ${LEAST_NODE.join('.')} or newer on this system; this is ${process.version}. See nodejs.org.`,
  )
}

/** The file that a package's command runs, to be started with `projectNode()`. */
export function toolFile(packageName, file) {
  return join(REPOSITORY, 'node_modules', packageName, file)
}

export function stopWith(line) {
  console.error(line)
  process.exit(1)
}

/** npm keeps in node_modules a lock of what it installed; the two are compared, so that nothing else need be remembered. */
function firstMissing() {
  const wanted = packagesOf(join(REPOSITORY, 'package-lock.json'))
  const installed = packagesOf(join(REPOSITORY, 'node_modules/.package-lock.json'))
  for (const [path, { version, integrity, optional }] of Object.entries(wanted)) {
    if (path === '') continue
    const there = installed[path]
    // Optional ones are other systems' binaries. A half-installed tree has no lock at all.
    if (there === undefined && optional) continue
    const isThere = there?.version === version && there?.integrity === integrity && existsSync(join(REPOSITORY, path))
    if (!isThere) return path.replace(/^node_modules\//, '')
  }
  return undefined
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/** The npm that started us, else the one on PATH (a script on Windows, which only a shell can start). */
function npmCommand() {
  const running = process.env.npm_execpath
  if (running?.endsWith('.js') && existsSync(running)) return { command: process.execPath, before: [running] }
  return process.platform === 'win32' ? { command: 'cmd', before: ['/c', 'npm'] } : { command: 'npm', before: [] }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) install()
