import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Ask } from './ask.ts'
import type { Figures } from './figures.ts'
import { freePort } from './free-port.ts'
import { loadOf, type ProcessLoad } from './process-load.ts'
import { rehearse } from './rehearse.ts'

const HELP = `npm run rehearse -- [--people 60] [--viewers 0] [--notes 6] [--pace 30]

Runs a whole workshop of simulated people on a server of its own, in a folder that is thrown away afterwards.
--people   people who write, arrange and vote
--viewers  people who only look on
--notes    notes of each person
--pace     so many times faster than people are; 1 takes the ninety minutes`

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '60' },
    viewers: { type: 'string', default: '0' },
    notes: { type: 'string', default: '6' },
    pace: { type: 'string', default: '30' },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(HELP)
else await main()

async function main(): Promise<void> {
  const number = (name: 'people' | 'viewers' | 'notes' | 'pace', min: number) => {
    const value = Number(values[name])
    if (!(value >= min)) throw new Error(`--${name} must be a number from ${min} on\n\n${HELP}`)
    return value
  }
  const order = {
    people: number('people', 1),
    viewers: number('viewers', 0),
    notes: number('notes', 1),
    pace: number('pace', 0.1),
  }
  const folder = mkdtempSync(join(tmpdir(), 'timantti-rehearsal-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  // Also where it is broken off in the middle.
  process.once('exit', removeFolder)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const server = startServer(folder, port)
  const gone = new Promise<void>(resolve => server.once('exit', () => resolve()))
  const stop = async () => {
    server.kill('SIGTERM')
    await gone
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(130)))
  }
  try {
    await untilItListens(server)
    const ask = new Ask(origin)
    const made = await ask.createBoard('fi', `Harjoitus ${new Date().toISOString().slice(0, 10)}`)
    const before = loadOf(server.pid)
    const beginMs = performance.now()
    let peak = before
    const look = setInterval(() => {
      const now = loadOf(server.pid)
      if (now && (!peak || now.memoryMb > peak.memoryMb)) peak = now
    }, 500)
    const figures = await rehearse({
      origin,
      ask,
      ...order,
      links: made.links,
      code: made.code,
      say: words => console.log(`  ${words}`),
      random: seeded(20_261_124),
    })
    clearInterval(look)
    report(order, figures, { before, after: loadOf(server.pid), peak, seconds: (performance.now() - beginMs) / 1000 })
    if (figures.notesLost + figures.gaps + figures.broken > 0 || figures.dotsGiven !== figures.dotsCounted) {
      process.exitCode = 1
    }
  } finally {
    await stop()
    removeFolder()
  }
}

interface Load {
  readonly before: ProcessLoad | undefined
  readonly after: ProcessLoad | undefined
  readonly peak: ProcessLoad | undefined
  readonly seconds: number
}

function report(order: { people: number; viewers: number }, figures: Figures, { before, after, peak, seconds }: Load) {
  const cpu = before && after ? ((after.cpuSeconds - before.cpuSeconds) / seconds) * 100 : undefined
  const refusals = [...figures.refused].map(([reason, count]) => `${reason} ${count}`).join(', ')
  const rows: readonly (readonly [string, string])[] = [
    ['People, viewers', `${order.people}, ${order.viewers}`],
    ['Took', `${Math.round(seconds)} s`],
    ['Join, until the board is there', figures.join.words],
    ['Typed until saved on the disk', figures.saved.words],
    ['Reveal until it reaches a person', `${figures.reveal.words}, ${figures.notesRevealed} notes at once`],
    ['A move until others see it', figures.moveSeen.words],
    ['A ballot until it is kept', figures.ballot.words],
    ['Notes written, lost', `${figures.notesWritten}, ${figures.notesLost}`],
    ['Dots given, counted', `${figures.dotsGiven}, ${figures.dotsCounted}`],
    ['Edits refused', refusals || 'none'],
    ['Gaps in what was heard', String(figures.gaps)],
    ['Sockets that broke', String(figures.broken)],
    ['Sent to everybody', `${(figures.bytesDown / 1e6).toFixed(1)} MB in ${figures.framesDown} frames`],
    ['Server: CPU of one core', cpu === undefined ? 'not known here' : `${cpu.toFixed(0)} %`],
    ['Server: memory, most', peak ? `${peak.memoryMb.toFixed(0)} MB` : 'not known here'],
  ]
  const wide = Math.max(...rows.map(([name]) => name.length))
  console.log(`\n${rows.map(([name, words]) => `${name.padEnd(wide)}  ${words}`).join('\n')}`)
}

function startServer(folder: string, port: number): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, '../main.ts')], {
    env: {
      PATH: process.env['PATH'],
      TIMANTTI_PORT: String(port),
      TIMANTTI_DATA: folder,
      TIMANTTI_EXAMPLE: 'no',
      TIMANTTI_LOG: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

async function untilItListens(server: ChildProcess): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let said = ''
    server.stdout?.on('data', (text: Buffer) => {
      said += text
      if (said.includes('Stop:')) resolve()
    })
    server.once('exit', code => reject(new Error(`the server ended with ${code}\n${said}`)))
  })
}

/** mulberry32: the same people do the same things every time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
