// `npm test`: install what is missing, build, run every suite (or what the arguments name), and say what was counted.
// Plain JavaScript: it starts on the machine's own Node, before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { buildClientIfChanged } from '#server/build-client.mjs'
import { install, projectNode, REPOSITORY, toolFile } from '#server/install.mjs'
import { requireChromium } from './chromium.mjs'

const SUITES = ['unit', 'ui', 'contract', 'convergence', 'integration', 'e2e']
const REPORT = join(REPOSITORY, '.cache/test-report.json')

const filters = process.argv.slice(2).filter(argument => argument !== '--long')
const env = { ...process.env }
if (process.argv.includes('--long')) env.TIMANTTI_LONG = '1'

install()
if (needsBrowser()) env.TIMANTTI_CHROMIUM = requireChromium()
buildClientIfChanged()

mkdirSync(join(REPOSITORY, '.cache'), { recursive: true })
rmSync(REPORT, { force: true })
const vitest = [
  toolFile('vitest', 'vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${REPORT}`,
]
const { status } = spawnSync(projectNode(), [...vitest, ...filters], { cwd: REPOSITORY, env, stdio: 'inherit' })

const counts = countBySuite()
const sum = key => Object.values(counts).reduce((total, count) => total + count[key], 0)
console.log('')
for (const [suite, { passed, failed, skipped }] of Object.entries(counts)) {
  console.log(`${suite.padEnd(12)}${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} not run` : ''}`)
}
// An error outside every test, or a run that found none, is a failure too.
const isFailedOutside = status !== 0 && sum('failed') === 0
if (isFailedOutside) console.log('The run itself failed, outside the tests; the lines above say why.')
console.log(`${sum('passed')} passed, ${sum('failed') + (isFailedOutside ? 1 : 0)} failed`)
process.exitCode = status === 0 && sum('failed') === 0 ? 0 : 1

function needsBrowser() {
  const folder = join(REPOSITORY, 'tests/e2e')
  if (!existsSync(folder)) return false
  const files = readdirSync(folder, { recursive: true }).filter(file => file.endsWith('.test.ts'))
  const names = filters.filter(filter => !filter.startsWith('-'))
  return files.some(file => names.length === 0 || names.some(name => `tests/e2e/${file}`.includes(name)))
}

/** A file that could not be loaded holds no test, and counts as one that failed. */
function countBySuite() {
  const counts = Object.fromEntries(SUITES.map(suite => [suite, { passed: 0, failed: 0, skipped: 0 }]))
  if (!existsSync(REPORT)) return counts
  for (const file of JSON.parse(readFileSync(REPORT, 'utf8')).testResults) {
    const suite = relative(join(REPOSITORY, 'tests'), file.name).split(sep)[0]
    counts[suite] ??= { passed: 0, failed: 0, skipped: 0 }
    const statuses = file.assertionResults.map(result => result.status)
    if (file.status === 'failed' && !statuses.includes('failed')) statuses.push('failed')
    for (const state of statuses) counts[suite][state === 'passed' || state === 'failed' ? state : 'skipped'] += 1
  }
  return counts
}
