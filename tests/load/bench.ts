import { execFileSync, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import WebSocket from 'ws'
import { loadOf, type ProcessLoad } from '#server/rehearsal/process-load.ts'
import { addBoard, type BenchBoard, boardState, workedOver } from './bench-boards.ts'
import type { CrowdOrder, CrowdReport, Place } from './crowd.ts'
import { hocuspocus, yWebsocket } from './dialects.ts'
import { figure, percentile } from './figures.ts'
import { CROWD_CORE, type Running, type ServerName, startServer } from './servers.ts'

/*
 * `npm run bench` measures this server beside @y/websocket-server and @hocuspocus/server, in the same run on the same
 * machine: the server on one core, all clients on the other, doors, gate, clerk and durable commits switched on here,
 * peers with their documents in memory alone. It prints a table and never fails; it is read.
 */

const ALL_SERVERS: readonly ServerName[] = ['timantti', 'hp', 'yws']
/** `TIMANTTI_BENCH_SERVERS=timantti,hp` leaves the others out. */
const SERVERS = ALL_SERVERS.filter(name => process.env['TIMANTTI_BENCH_SERVERS']?.split(',').includes(name) ?? true)
const NAMES: Readonly<Record<ServerName, string>> = {
  timantti: 'Timantti',
  hp: '@hocuspocus/server 4.7.0',
  yws: '@y/websocket-server 0.1.1',
}
/** Scenarios, or one size of one: `S2 S1:500`. */
const wanted = process.argv.slice(2).filter(word => /^S\d(:\d+)?$/.test(word))
const isWanted = (scenario: string, size?: number) =>
  wanted.length === 0 || wanted.includes(scenario) || wanted.includes(`${scenario}:${size}`)

interface Measured {
  readonly report: CrowdReport
  /** Share of one core that the server used while it was measured, in per cent. */
  readonly cpuPercent: number
  readonly cpuSeconds: number
  readonly beforeMb: number
  readonly afterMb: number
}

/** Has a crowd do its work at a server; processor time counts from the crowd's word that all have joined. */
async function measure(server: Running, order: CrowdOrder): Promise<Measured> {
  const crowd = fork(join(import.meta.dirname, 'crowd.ts'), { execArgv: [], execPath: process.execPath })
  await new Promise(resolve => crowd.once('spawn', resolve))
  if (crowd.pid) pin(crowd.pid)
  const beforeMb = usedBy(server).memoryMb
  const heard = (kind: string) =>
    new Promise<{ report: CrowdReport }>((resolve, reject) => {
      const hear = (message: { kind: string; report: CrowdReport }) => {
        if (message.kind !== kind) return
        crowd.off('message', hear)
        resolve(message)
      }
      crowd.on('message', hear)
      crowd.once('exit', code => reject(new Error(`the crowd ended with ${code}`)))
    })
  const ready = heard('ready')
  crowd.send(order)
  await ready
  const startCpu = usedBy(server).cpuSeconds
  const started = performance.now()
  const measured = heard('measured')
  crowd.send('go')
  await measured
  const after = usedBy(server)
  const cpuSeconds = after.cpuSeconds - startCpu
  const seconds = (performance.now() - started) / 1000
  const afterMb = after.memoryMb
  const reported = heard('report')
  crowd.send('report')
  const { report } = await reported
  return { report, cpuPercent: (cpuSeconds / seconds) * 100, cpuSeconds, beforeMb, afterMb }
}

function usedBy(server: Running): ProcessLoad {
  const load = loadOf(server.pid)
  if (!load) throw new Error(`${server.name} is gone, or this is not Linux`)
  return load
}

function pin(pid: number): void {
  execFileSync('taskset', ['-apc', CROWD_CORE, String(pid)], { stdio: 'ignore' })
}

/** So many rooms of so many clients each; for Timantti with boards and tokens made beforehand. */
async function open(
  name: ServerName,
  rooms: number,
  perRoom: number,
  guests = 0,
  notes = 0,
  arrangement?: Uint8Array,
): Promise<{ server: Running; places: Place[]; guests: Place[] }> {
  const boards: BenchBoard[] = []
  const server = await startServer(name, async storage => {
    for (let i = 0; i < rooms; i += 1) boards.push(await addBoard(storage, perRoom + guests, notes, arrangement))
  })
  const all = Array.from({ length: rooms }, (_, r) =>
    Array.from({ length: perRoom + guests }, (_, i): Place => {
      const board = boards[r]
      return { server: name, port: server.port, room: board?.board ?? `room${r}`, token: board?.tokens[i] ?? '' }
    }),
  )
  if (name !== 'timantti' && arrangement) await seedPeer(all[0]?.[0], [boardState(notes), arrangement])
  return {
    server,
    places: all.flatMap(room => room.slice(0, perRoom)),
    guests: all.flatMap(room => room.slice(perRoom)),
  }
}

/** Fills a peer's room from a client that stays, since an empty room of theirs forgets. */
async function seedPeer(place: Place | undefined, updates: readonly Uint8Array[]): Promise<void> {
  if (!place) return
  const dialect = place.server === 'yws' ? yWebsocket : hocuspocus(place.room)
  const socket = new WebSocket(`ws://127.0.0.1:${place.port}/${place.room}`, { perMessageDeflate: false })
  socket.binaryType = 'nodebuffer'
  socket.on('error', () => undefined)
  await new Promise(resolve => socket.once('open', resolve))
  const answered = new Promise(resolve => {
    socket.on('message', (frame: Buffer) => dialect.read(frame).kind === 'answer' && resolve(0))
  })
  for (const message of dialect.opening) socket.send(message)
  await answered
  for (const update of updates) socket.send(dialect.edit(update, 1))
  await new Promise(resolve => setTimeout(resolve, 1500))
}

function note(...cells: string[]): void {
  console.log(cells.join(' | '))
}

function share(heard: number, owed: number): string {
  return owed === 0 ? '-' : (heard / owed).toFixed(3)
}

async function fanOut(scenario: string, people: number, cursorEveryMs: number, seconds: number): Promise<void> {
  note(`\n${scenario}: ${people} people in one room, a move every 2 s${cursorEveryMs ? ', cursors at 10 Hz' : ''}`)
  note(
    'server',
    'CPU %',
    'ratio',
    'move p50/p95 ms',
    'cursor p50/p95 ms',
    'moves, cursors delivered',
    'kB/s a client',
    'crowd load',
  )
  let ours = Number.NaN
  for (const name of SERVERS) {
    const { server, places } = await open(name, 1, people)
    try {
      const { report: r, cpuPercent } = await measure(server, {
        places,
        moveEveryMs: 2000,
        cursorEveryMs,
        seconds,
        probes: [0, Math.floor(people / 2), people - 1],
        burst: [],
      })
      if (name === 'timantti') ours = cpuPercent
      note(
        NAMES[name],
        figure(cpuPercent),
        name === 'timantti' ? '' : `${figure(ours / cpuPercent, 2)}x`,
        `${figure(percentile(r.moveMs, 0.5))}/${figure(percentile(r.moveMs, 0.95))}`,
        `${figure(percentile(r.cursorMs, 0.5))}/${figure(percentile(r.cursorMs, 0.95))}`,
        `${share(r.movesHeardByProbes, r.movesOwedToProbes)}, ${share(r.cursorsHeardByProbes, r.cursorsOwedToProbes)}${r.closed ? `, ${r.closed} closed` : ''}`,
        figure(r.bytesDown / people / (seconds + 1.5) / 1000),
        figure(r.crowdLoad, 2),
      )
    } finally {
      await server.stop()
    }
  }
}

async function coldJoins(): Promise<void> {
  const state = workedOver(2000, 20_000, 50)
  note(
    `\nS3: 200 joins within 2 s to 2,000 notes after 20,000 edits (${Math.round((state.length + boardState(2000).length) / 1000)} kB), 10 residents at work`,
  )
  note('server', 'join p50/p95 ms', 'ratio p95', 'CPU s', 'ratio', "residents' move p95 ms", 'kB a join')
  let ours = { p95: Number.NaN, cpu: Number.NaN }
  for (const name of SERVERS) {
    const { server, places, guests } = await open(name, 1, 10, 200, 2000, state)
    try {
      const { report: r, cpuSeconds } = await measure(server, {
        places,
        moveEveryMs: 500,
        cursorEveryMs: 100,
        seconds: 1,
        probes: [0, 9],
        burst: guests,
      })
      const p95 = percentile(r.burstJoinMs, 0.95)
      if (name === 'timantti') ours = { p95, cpu: cpuSeconds }
      const isPeer = name !== 'timantti'
      note(
        NAMES[name],
        `${figure(percentile(r.burstJoinMs, 0.5))}/${figure(p95)}`,
        isPeer ? `${figure(ours.p95 / p95, 3)}x` : '',
        figure(cpuSeconds, 2),
        isPeer ? `${figure(ours.cpu / cpuSeconds, 2)}x` : '',
        figure(percentile(r.moveMs, 0.95)),
        figure(r.burstBytes / 200 / 1000),
      )
    } finally {
      await server.stop()
    }
  }
}

async function memory(which: number): Promise<void> {
  const cases = [
    ['1,000 idle connections in one room', 1, 1000],
    ['1,000 rooms with one connection and one note each', 1000, 1],
  ] as const
  for (const [what, roomCount, perRoom] of cases.slice(which - 1, which)) {
    note(`\nS4: ${what}`)
    note('server', 'base MB', 'KB each', 'ratio')
    let ours = Number.NaN
    for (const name of SERVERS) {
      const { server, places } = await open(name, roomCount, perRoom)
      try {
        const { beforeMb, afterMb } = await measure(server, {
          places,
          moveEveryMs: perRoom === 1 ? 3_600_000 : 0,
          cursorEveryMs: 0,
          seconds: 3,
          probes: [],
          burst: [],
        })
        const each = ((afterMb - beforeMb) * 1024) / places.length
        if (name === 'timantti') ours = each
        note(NAMES[name], figure(beforeMb, 0), figure(each), name === 'timantti' ? '' : `${figure(ours / each, 2)}x`)
      } finally {
        await server.stop()
      }
    }
  }
}

async function manyRooms(): Promise<void> {
  note('\nS6: 200 rooms of 5, moves every 2 s and cursors at 10 Hz')
  note('server', 'CPU %', 'ratio', 'move p50/p95 ms', 'cursor p95 ms', 'delivered', 'crowd load')
  let ours = Number.NaN
  for (const name of SERVERS) {
    const { server, places } = await open(name, 200, 5)
    try {
      const { report: r, cpuPercent } = await measure(server, {
        places,
        moveEveryMs: 2000,
        cursorEveryMs: 100,
        seconds: 8,
        probes: Array.from({ length: 20 }, (_, i) => i * 50),
        burst: [],
      })
      if (name === 'timantti') ours = cpuPercent
      note(
        NAMES[name],
        figure(cpuPercent),
        name === 'timantti' ? '' : `${figure(ours / cpuPercent, 2)}x`,
        `${figure(percentile(r.moveMs, 0.5))}/${figure(percentile(r.moveMs, 0.95))}`,
        figure(percentile(r.cursorMs, 0.95)),
        `${share(r.movesHeardByProbes, r.movesOwedToProbes)}, ${share(r.cursorsHeardByProbes, r.cursorsOwedToProbes)}`,
        figure(r.crowdLoad, 2),
      )
    } finally {
      await server.stop()
    }
  }
}

// The peers are installed here alone; their stores, which would be compiled, are not used.
const peers = join(import.meta.dirname, 'peers')
if (!existsSync(join(peers, 'node_modules')))
  execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: peers, stdio: 'inherit' })
if (isWanted('S1', 100)) await fanOut('S1', 100, 0, 8)
if (isWanted('S1', 500)) await fanOut('S1', 500, 0, 10)
for (const people of [100, 150, 500]) if (isWanted('S2', people)) await fanOut('S2', people, 100, 8)
if (isWanted('S3')) await coldJoins()
for (const each of [1, 2]) if (isWanted('S4', each)) await memory(each)
if (isWanted('S6')) await manyRooms()
