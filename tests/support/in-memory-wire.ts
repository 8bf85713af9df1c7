import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'
import type { Socket, SocketEvents } from '#client/session/environment.ts'
import type { Clock } from '#server/rooms/surroundings.ts'

/** One round of the event loop: what was put off to its end has been done. */
export function turn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

/** So many rounds let a commit, the tick after it and the clerk's answer to it come about. */
const TURNS_PER_EVENT = 4

interface Timer {
  readonly atMs: number
  readonly order: number
  readonly act: () => void
}

/** A clock that stands still until it is moved. Timers run one at a time, in order, with the event loop between them. */
export class HandClock implements Clock {
  #nowMs = 1_700_000_000_000
  #order = 0
  #timers: Timer[] = []

  now(): number {
    return this.#nowMs
  }

  after(delayMs: number, act: () => void): () => void {
    this.#order += 1
    const timer = { atMs: this.#nowMs + Math.max(0, delayMs), order: this.#order, act }
    let at = this.#timers.length
    for (; at > 0; at -= 1) if ((this.#timers[at - 1]?.atMs ?? 0) <= timer.atMs) break
    this.#timers.splice(at, 0, timer)
    return () => {
      this.#timers = this.#timers.filter(each => each !== timer)
    }
  }

  async advance(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms
    await this.#settle()
    for (let next = this.#timers[0]; next && next.atMs <= untilMs; next = this.#timers[0]) {
      this.#timers.shift()
      this.#nowMs = Math.max(this.#nowMs, next.atMs)
      next.act()
      // What falls on the same moment is one round for the server.
      if (this.#timers[0]?.atMs !== this.#nowMs) await this.#settle()
    }
    this.#nowMs = untilMs
  }

  async #settle(): Promise<void> {
    for (let i = 0; i < TURNS_PER_EVENT; i += 1) await turn()
  }

  /** Moves on in small steps until it is so; throws after that much time. */
  async until(what: string, isSo: () => boolean, atMostMs = 60_000): Promise<void> {
    for (let passedMs = 0; !isSo(); passedMs += 20) {
      if (passedMs > atMostMs) throw new Error(`not within ${atMostMs} ms: ${what}`)
      await this.advance(20)
    }
  }
}

export type Direction = 'up' | 'down'

/** What may happen to a frame on its way: how often it arrives, and after how long. */
export interface Weather {
  fate(direction: Direction, frame: Uint8Array): { readonly copies: 0 | 1 | 2; readonly delayMs: number }
}

export const FAIR: Weather = { fate: () => ({ copies: 1, delayMs: 5 }) }

/** A WebSocket from a client to the rooms within one process: the client's half here, the server's half as `ws` has it. */
export class MemoryConnection implements Socket {
  readonly serverHalf: WebSocket
  readonly #clock: Clock
  readonly #weather: Weather
  readonly #events: SocketEvents
  readonly #server: ServerHalf
  readonly #lastAtMs = { up: 0, down: 0 }
  #isOpen = true
  #isDropped = false
  /** Nothing arrives on either side; what is sent meanwhile waits, as TCP has it. */
  #held: (() => void)[] | undefined

  constructor(clock: Clock, weather: Weather, events: SocketEvents, accept: (serverHalf: WebSocket) => void) {
    this.#clock = clock
    this.#weather = weather
    this.#events = events
    this.#server = new ServerHalf(
      frame => this.#carry('down', frame, () => this.#toClient(frame)),
      code => this.#carry('down', undefined, () => this.#closeBoth(code)),
    )
    this.serverHalf = this.#server as unknown as WebSocket
    this.#carry('up', undefined, () => {
      accept(this.serverHalf)
      this.#carry('down', undefined, () => {
        if (!this.#isDropped) this.#events.opened()
      })
    })
  }

  send(bytes: Uint8Array): void {
    const frame = bytes.slice()
    this.#carry('up', frame, () => this.#server.receive(frame))
  }

  drop(): void {
    this.#isDropped = true
    this.#carry('up', undefined, () => this.#closeBoth(1005))
  }

  /** The network breaks it: both sides hear of it. */
  cut(): void {
    this.#held = undefined
    this.#closeBoth(1006)
  }

  hold(): void {
    this.#held ??= []
  }

  release(): void {
    const held = this.#held ?? []
    this.#held = undefined
    for (const act of held) act()
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  #toClient(frame: Uint8Array): void {
    if (!this.#isDropped) this.#events.received(frame)
  }

  #closeBoth(code: number): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#server.ended(code)
    if (!this.#isDropped) this.#events.closed(code)
  }

  #carry(direction: Direction, frame: Uint8Array | undefined, arrive: () => void): void {
    const fate = frame ? this.#weather.fate(direction, frame) : { copies: 1, delayMs: 1 }
    const atMs = Math.max(this.#lastAtMs[direction], this.#clock.now() + fate.delayMs)
    this.#lastAtMs[direction] = atMs
    const act = () => {
      if (this.#held) this.#held.push(act)
      else if (this.#isOpen) for (let i = 0; i < fate.copies; i += 1) arrive()
    }
    this.#clock.after(atMs - this.#clock.now(), act)
  }
}

/** As much of `ws` and of its TCP socket as the server uses (server/socket/wire-socket.ts). */
class ServerHalf extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  isPaused = false
  readonly _receiver = { _state: 0, _bufferedBytes: 0, _fragments: [] }
  readonly _socket: EventEmitter & { writableLength: number }
  readonly #close: (code: number) => void
  #inbox: Uint8Array[] = []

  constructor(send: (frame: Uint8Array) => void, close: (code: number) => void) {
    super()
    this.#close = close
    const reader = new FrameReader(send)
    this._socket = Object.assign(new EventEmitter(), {
      writableLength: 0,
      write: (bytes: Uint8Array) => reader.read(bytes),
      cork: () => undefined,
      uncork: () => undefined,
    })
  }

  receive(frame: Uint8Array): void {
    if (this.isPaused) this.#inbox.push(frame)
    else this.emit('message', Buffer.from(frame), true)
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
    while (!this.isPaused && this.readyState === 1) {
      const frame = this.#inbox.shift()
      if (!frame) return
      this.emit('message', Buffer.from(frame), true)
    }
  }

  ping(): void {
    this.emit('pong')
  }

  close(code: number): void {
    if (this.readyState !== 1) return
    this.readyState = 2
    this.#close(code)
  }

  terminate(): void {
    if (this.readyState === 3) return
    this.readyState = 2
    this.#close(1006)
  }

  ended(code: number): void {
    if (this.readyState === 3) return
    this.readyState = 3
    this.emit('close', code)
  }
}

/** Takes the frames out of what the server writes, however it parts them: whole, binary, unmasked ones are all it sends. */
class FrameReader {
  readonly #received: (frame: Uint8Array) => void
  #bytes = Buffer.alloc(0)

  constructor(received: (frame: Uint8Array) => void) {
    this.#received = received
  }

  read(bytes: Uint8Array): boolean {
    this.#bytes = Buffer.concat([this.#bytes, bytes])
    for (let size = this.#size(); size && this.#bytes.length >= size.end; size = this.#size()) {
      this.#received(new Uint8Array(this.#bytes.subarray(size.start, size.end)))
      this.#bytes = this.#bytes.subarray(size.end)
    }
    return true
  }

  #size(): { readonly start: number; readonly end: number } | undefined {
    const short = this.#bytes[1]
    if (short === undefined) return undefined
    if (short < 126) return { start: 2, end: 2 + short }
    const start = short === 126 ? 4 : 10
    if (this.#bytes.length < start) return undefined
    return {
      start,
      end: start + (short === 126 ? this.#bytes.readUInt16BE(2) : Number(this.#bytes.readBigUInt64BE(2))),
    }
  }
}
