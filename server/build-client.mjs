import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectNode, REPOSITORY, stopWith, toolFile } from './install.mjs'

const BUILT_PAGE = join(REPOSITORY, 'dist/client/index.html')
/** Beside the published folder, never in it. */
const STAMP = join(REPOSITORY, 'dist/client.sha256')
const SOURCES = ['client', 'shared', 'vite.config.ts', 'package.json', 'package-lock.json']

/** Builds dist/client unless it was built from the very files that are there now. */
export function buildClientIfChanged() {
  const hash = hashOfSources()
  if (existsSync(BUILT_PAGE) && readStamp() === hash) return
  console.error('Building the client …')
  rmSync(STAMP, { force: true })
  const args = [toolFile('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn']
  const { status } = spawnSync(projectNode(), args, { cwd: REPOSITORY, stdio: ['ignore', 2, 2] })
  if (status !== 0) stopWith('The client could not be built; the lines above say why. Nothing was started.')
  mkdirSync(join(REPOSITORY, 'dist'), { recursive: true })
  writeFileSync(STAMP, hash)
}

function readStamp() {
  return existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : undefined
}

/** Contents, not times: a checkout makes old files new, and a copy makes new ones old. */
function hashOfSources() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesIn)) {
    const content = readFileSync(join(REPOSITORY, file))
    hash.update(`${file}\n${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

function filesIn(path) {
  const full = join(REPOSITORY, path)
  if (!existsSync(full)) return []
  if (SOURCES.includes(path) && path.includes('.')) return [path]
  return readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => (entry.isDirectory() ? filesIn(`${path}/${entry.name}`) : [`${path}/${entry.name}`]))
}
