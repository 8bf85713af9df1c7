import { performance } from 'node:perf_hooks'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { keyOf } from '#shared/doc/keys.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import { decodeAwareness, encodeAwareness } from '#shared/protocol/presence.ts'
import { goals } from '#tests/support/small-board.ts'
import { type Dialect, hocuspocus, timantti, yWebsocket } from './dialects.ts'

/*
 * A crowd of raw clients in one process of its own, so that the server under test is what saturates first. A few of
 * them (probes) read every frame and time what it carries; the others only count bytes.
 */

export interface Place {
  readonly server: 'timantti' | 'yws' | 'hp'
  readonly port: number
  readonly room: string
  /** For Timantti alone. */
  readonly token: string
}

export interface CrowdOrder {
  readonly places: readonly Place[]
  /** 0 for none. */
  readonly moveEveryMs: number
  readonly cursorEveryMs: number
  readonly seconds: number
  /** Of these clients every frame is read. */
  readonly probes: readonly number[]
  /** S3: joins spread over two seconds while the crowd works. */
  readonly burst: readonly Place[]
}

export interface CrowdReport {
  readonly moveMs: readonly number[]
  readonly cursorMs: readonly number[]
  readonly movesSent: number
  readonly movesHeardByProbes: number
  readonly movesOwedToProbes: number
  readonly cursorsHeardByProbes: number
  readonly cursorsOwedToProbes: number
  readonly bytesDown: number
  readonly framesDown: number
  readonly burstJoinMs: readonly number[]
  readonly burstBytes: number
  readonly closed: number
  /** The process's own load, 0 to 1; above 0.95 the crowd itself was the limit. */
  readonly crowdLoad: number
}

/** Times fit into a board's coordinates: ms, wrapped well above the longest run. */
const WRAP_MS = 90_000
const stamp = () => performance.now() % WRAP_MS
const since = (at: number) => (stamp() - at + WRAP_MS) % WRAP_MS

function dialectOf(place: Place): Dialect {
  if (place.server === 'timantti') return timantti
  return place.server === 'yws' ? yWebsocket : hocuspocus(place.room)
}

function open(place: Place): WebSocket {
  const base = `ws://127.0.0.1:${place.port}`
  const socket =
    place.server === 'timantti'
      ? new WebSocket(`${base}/sync/${place.room}`, [SUBPROTOCOL, place.token], { perMessageDeflate: false })
      : new WebSocket(`${base}/${place.room}`, { perMessageDeflate: false })
  socket.binaryType = 'nodebuffer'
  return socket
}

class Client {
  readonly place: Place
  readonly dialect: Dialect
  readonly socket: WebSocket
  readonly doc = new Y.Doc()
  readonly name: string
  ready: Promise<void>
  isClosed = false
  #edits = 0
  #presenceClock = 0

  constructor(place: Place, index: number, onFrame: (frame: Buffer) => void) {
    this.place = place
    this.dialect = dialectOf(place)
    this.name = `${goals}:m${index}`
    this.socket = open(place)
    this.socket.on('error', () => undefined)
    this.socket.on('close', () => {
      this.isClosed = true
    })
    let answers = 0
    this.ready = new Promise(resolve => {
      this.socket.on('message', (frame: Buffer) => {
        if (answers < this.dialect.answers && this.dialect.read(frame).kind === 'answer') {
          answers += 1
          if (answers === this.dialect.answers) resolve()
        }
        onFrame(frame)
      })
      this.socket.on('close', () => resolve())
    })
    this.socket.on('open', () => {
      for (const message of this.dialect.opening) this.socket.send(message)
    })
  }

  move(): void {
    const before = Y.encodeStateVector(this.doc)
    this.doc.getMap('places').set(keyOf(this.name, 'place'), { in: 'open', at: [stamp(), 1] })
    this.#edits += 1
    this.socket.send(this.dialect.edit(Y.encodeStateAsUpdate(this.doc, before), this.#edits))
  }

  point(): void {
    this.#presenceClock += 1
    const state = { cursor: [stamp(), 7] }
    const entry = encodeAwareness([{ client: this.doc.clientID, clock: this.#presenceClock, state }])
    this.socket.send(this.dialect.presence(entry))
  }
}

/** When an update's places were set. */
function movesIn(update: Uint8Array): number[] {
  const times: number[] = []
  for (const struct of Y.decodeUpdate(update).structs) {
    const content = 'content' in struct ? struct.content : undefined
    if (!(content instanceof Y.ContentAny)) continue
    for (const value of content.arr) {
      if (typeof value === 'object' && value !== null && Array.isArray(value.at)) times.push(Number(value.at[0]))
    }
  }
  return times
}

async function run(order: CrowdOrder): Promise<CrowdReport> {
  const moveMs: number[] = []
  const cursorMs: number[] = []
  let isMeasuring = false
  let bytesDown = 0
  let framesDown = 0
  const probes = new Set(order.probes)
  const roomSize = new Map<string, number>()
  for (const { room } of order.places) roomSize.set(room, (roomSize.get(room) ?? 0) + 1)

  function hear(client: Client, index: number, frame: Buffer): void {
    if (!isMeasuring) return
    bytesDown += frame.length
    framesDown += 1
    if (!probes.has(index)) return
    const heard = client.dialect.read(frame)
    if (heard.kind === 'update') for (const at of movesIn(heard.update)) moveMs.push(since(at))
    if (heard.kind === 'presence') {
      for (const { state } of decodeAwareness(heard.awareness) ?? []) {
        const cursor = typeof state === 'object' && state !== null && 'cursor' in state ? state.cursor : undefined
        if (Array.isArray(cursor) && cursor[1] === 7) cursorMs.push(since(Number(cursor[0])))
      }
    }
  }

  const clients: Client[] = []
  for (const [index, place] of order.places.entries()) {
    const client: Client = new Client(place, index, frame => hear(client, index, frame))
    clients.push(client)
    if (index % 25 === 24) await Promise.all(clients.slice(-25).map(({ ready }) => ready))
  }
  await Promise.all(clients.map(({ ready }) => ready))
  if (order.moveEveryMs > 0) for (const client of clients) client.move()
  await pause(1000)
  process.send?.({ kind: 'ready' })
  await new Promise(resolve => process.once('message', resolve))

  isMeasuring = true
  const load = performance.eventLoopUtilization()
  const timers: NodeJS.Timeout[] = []
  let movesSent = 0
  let movesOwed = 0
  let cursorsOwed = 0
  const probesIn = (room: string) => order.probes.filter(probe => order.places[probe]?.room === room).length
  for (const [index, client] of clients.entries()) {
    const listeners = probesIn(client.place.room)
    const spread = index / clients.length
    every(order.moveEveryMs, spread, () => {
      if (client.isClosed) return
      movesSent += 1
      movesOwed += listeners
      client.move()
    })
    every(order.cursorEveryMs, spread, () => {
      if (client.isClosed) return
      cursorsOwed += listeners
      client.point()
    })
  }
  function every(periodMs: number, spread: number, act: () => void): void {
    if (periodMs === 0) return
    timers.push(setTimeout(() => timers.push(setInterval(act, periodMs)), periodMs * spread))
  }

  const burstJoinMs: number[] = []
  let burstBytes = 0
  const guests: Client[] = []
  if (order.burst.length > 0) {
    await pause(1000)
    const joins = order.burst.map(async (place, i) => {
      await pause((i / order.burst.length) * 2000)
      const begin = performance.now()
      const guest = new Client(place, 10_000 + i, frame => {
        burstBytes += frame.length
      })
      guests.push(guest)
      await guest.ready
      burstJoinMs.push(performance.now() - begin)
    })
    await Promise.all(joins)
  }
  await pause(order.seconds * 1000)
  for (const timer of timers) clearTimeout(timer)
  // What is still on its way may land.
  await pause(1500)
  isMeasuring = false
  const crowdLoad = performance.eventLoopUtilization(load).utilization
  const closed = clients.filter(({ isClosed }) => isClosed).length
  process.send?.({ kind: 'measured' })
  await new Promise(resolve => process.once('message', resolve))
  for (const { socket } of [...clients, ...guests]) socket.terminate()
  return {
    moveMs,
    cursorMs,
    movesSent,
    movesHeardByProbes: moveMs.length,
    movesOwedToProbes: movesOwed,
    cursorsHeardByProbes: cursorMs.length,
    cursorsOwedToProbes: cursorsOwed,
    bytesDown,
    framesDown,
    burstJoinMs,
    burstBytes,
    closed,
    crowdLoad,
  }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

process.once('message', (order: CrowdOrder) => {
  run(order).then(
    report => process.send?.({ kind: 'report', report }, () => process.exit(0)),
    error => {
      console.error(error)
      process.exit(1)
    },
  )
})
