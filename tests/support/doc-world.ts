import * as Y from 'yjs'
import type { BoardSession } from '#client/session/board-session.ts'
import {
  type DeviceStorage,
  type DocumentStore,
  type Environment,
  type Kept,
  NOTHING_KEPT,
} from '#client/session/environment.ts'
import { MemoryTexts } from '#client/session/memory-storage.ts'
import { openBoardSession } from '#client/session/open-board-session.ts'
import type { LiveBoards } from '#server/rooms/live-boards.ts'
import { openLiveBoards } from '#server/rooms/open-live-boards.ts'
import { ROOM_LIMITS } from '#server/rooms/room-limits.ts'
import type { Clock } from '#server/rooms/surroundings.ts'
import { keepWriting } from '#server/storage/keep-writing.ts'
import { boardSeed } from '#shared/doc/board-seed.ts'
import type { Change, Put } from '#shared/domain/plan.ts'
import { FAIR, HandClock, MemoryConnection, type Weather } from './in-memory-wire.ts'
import { MemoryDisk } from './memory-disk.ts'
import { type MemoryStorage, openMemoryStorage } from './memory-storage.ts'
import { smallBoardRows } from './small-board-rows.ts'

const BOARD = 'plan'
/** How long a device takes to have written something. */
const LANDING_MS = 3

/** A server's rooms and people's devices in one process, on one clock, over a network with weather. */
export class World {
  readonly clock = new HandClock()
  readonly disk = new MemoryDisk()
  readonly people: Person[] = []
  readonly random: () => number
  weather: Weather = FAIR
  #node: Node | undefined

  private constructor(random: () => number) {
    this.random = random
  }

  /** `random` decides everything that is left to chance, the server's choices too. */
  static async start(random: () => number = seeded(1), rows: readonly Put[] = smallBoardRows()): Promise<World> {
    const world = new World(random)
    const storage = openMemoryStorage(world.disk)
    const client = 77
    await storage.records.createBoard(
      {
        board: BOARD,
        createdAt: 0,
        anonymity: 'anonymous',
        retainUntil: Number.MAX_SAFE_INTEGER,
        secret: new Uint8Array(32).fill(7),
        title: { fi: 'Strategia' },
      },
      [],
      undefined,
      boardSeed(rows, client).map(({ document, update }) => ({ board: BOARD, document, sequence: 1, update })),
      [{ board: BOARD, client, holder: 'clerk' }],
    )
    await storage.close()
    world.startServer()
    return world
  }

  get isServing(): boolean {
    return this.#node !== undefined
  }

  startServer(): void {
    this.#node ??= new Node(this)
  }

  /** Ends the process without a word: what is not on the disk is gone. */
  crashServer(): void {
    const node = this.#node
    this.#node = undefined
    node?.crash()
    for (const person of this.people) person.connection?.cut()
  }

  breakDisk(isBroken: boolean): void {
    this.disk.isBroken = isBroken
  }

  accept(person: Person, connection: MemoryConnection): void {
    if (this.#node) this.#node.live.attach(connection.serverHalf, person.identity, 'all')
    else connection.cut()
  }

  async enter(role: Person['role']): Promise<Person> {
    const person = new Person(this, role, `person${this.people.length}`)
    this.people.push(person)
    await person.open()
    return person
  }

  /** A document as a cold reader finds it on the disk. */
  async stored(document: string): Promise<Y.Doc> {
    const storage = openMemoryStorage(this.disk.clone())
    const { snapshot, updates } = await storage.log.load(BOARD, document)
    const doc = new Y.Doc()
    if (snapshot) Y.applyUpdate(doc, snapshot.state)
    for (const { update } of updates) Y.applyUpdate(doc, update)
    return doc
  }
}

class Node {
  readonly live: LiveBoards
  readonly #storage: MemoryStorage
  readonly #clock: MutedClock

  constructor(world: World) {
    this.#storage = openMemoryStorage(world.disk)
    this.#clock = new MutedClock(world.clock)
    const silent = () => undefined
    const log = { info: silent, warn: silent, error: silent }
    this.live = openLiveBoards({
      storage: keepWriting(this.#storage, { clock: this.#clock, log }),
      bus: { publish: silent, subscribe: () => silent, close: async () => undefined },
      log,
      clock: this.#clock,
      // The real machine's load must not decide anything here.
      limits: { ...ROOM_LIMITS, tickMaxMs: ROOM_LIMITS.tickMinMs },
      random: bytes => Uint8Array.from({ length: bytes }, () => Math.floor(world.random() * 256)),
    })
  }

  crash(): void {
    this.#clock.isMuted = true
    this.#storage.crash()
  }
}

/** A clock whose timers die with the process they belong to. */
class MutedClock implements Clock {
  readonly #clock: Clock
  isMuted = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  now(): number {
    return this.#clock.now()
  }

  after(delayMs: number, act: () => void): () => void {
    if (this.isMuted) return () => undefined
    return this.#clock.after(delayMs, () => {
      if (!this.isMuted) act()
    })
  }
}

/** One person with one device; the page may be closed, killed and opened again. */
export class Person {
  readonly world: World
  readonly role: 'facilitator' | 'participant' | 'viewer'
  readonly name: string
  readonly device: MemoryDevice
  readonly texts = new MemoryTexts()
  connection: MemoryConnection | undefined
  /** What the page says: refusals and notices. */
  readonly heard: string[] = []
  #session: BoardSession | undefined
  #clock: MutedClock
  #isOnline = true
  #wakes = new Set<() => void>()

  constructor(world: World, role: Person['role'], name: string) {
    this.world = world
    this.role = role
    this.name = name
    this.device = new MemoryDevice(world.clock)
    this.#clock = new MutedClock(world.clock)
  }

  get identity() {
    const { role, name } = this
    return { session: `session-${name}`, board: BOARD, role, participant: name, name: undefined, link: 'link' }
  }

  get session(): BoardSession {
    if (!this.#session) throw new Error('the page is not open')
    return this.#session
  }

  get isOpen(): boolean {
    return this.#session !== undefined
  }

  async open(): Promise<void> {
    this.#clock = new MutedClock(this.world.clock)
    const session = await openBoardSession({
      facts: { board: BOARD, role: this.role, anonymity: 'anonymous', title: { fi: 'S' }, retainUntil: '2099-01-01' },
      token: 'token',
      server: 'ws://server',
      place: 'here',
      environment: this.#environment(),
      askDoor: async () => 'unknown',
    })
    session.onHappening(happening => {
      this.heard.push(happening.kind === 'notice' ? happening.notice : happening.reason)
    })
    this.#session = session
  }

  async close(): Promise<void> {
    await this.#session?.close()
    this.#session = undefined
  }

  /** The browser is killed: nothing more runs, what had not landed on the device is lost. */
  kill(): void {
    this.#clock.isMuted = true
    this.#wakes = new Set()
    this.device.crash()
    this.connection?.cut()
    this.connection = undefined
    this.#session = undefined
  }

  setOnline(isOnline: boolean): void {
    this.#isOnline = isOnline
    for (const wake of [...this.#wakes]) wake()
  }

  act(...changes: readonly Change[]): void {
    this.session.act({ accepted: true, changes })
  }

  get unsaved(): number {
    return this.session.connection.get().unsaved
  }

  get isSettled(): boolean {
    const { state, saved } = this.session.connection.get()
    return state === 'live' && saved
  }

  #environment(): Environment {
    const clock = this.#clock
    return {
      now: () => clock.now(),
      after: (delayMs, act) => clock.after(delayMs, act),
      random: this.world.random,
      connect: (_url, _protocols, events) => {
        const alive = {
          opened: () => clock.isMuted || events.opened(),
          received: (bytes: Uint8Array) => clock.isMuted || events.received(bytes),
          closed: (code: number) => clock.isMuted || events.closed(code),
        }
        const { world } = this
        const weather: Weather = { fate: (direction, frame) => world.weather.fate(direction, frame) }
        const connection: MemoryConnection = new MemoryConnection(world.clock, weather, alive, () =>
          world.accept(this, connection),
        )
        this.connection = connection
        return connection
      },
      isOnline: () => this.#isOnline,
      onOnline: wake => {
        this.#wakes.add(wake)
        return () => this.#wakes.delete(wake)
      },
      texts: this.texts,
      device: this.device,
    }
  }
}

interface OnDevice {
  updates: Uint8Array[]
  kept: Kept
}

/** A device whose writes land a little later, in order; a crash loses those that have not. */
class MemoryDevice implements DeviceStorage {
  readonly #clock: Clock
  readonly #documents = new Map<string, OnDevice>()
  #life = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  crash(): void {
    this.#life += 1
  }

  open(name: string): DocumentStore {
    const record = this.#documents.get(name) ?? { updates: [], kept: NOTHING_KEPT }
    this.#documents.set(name, record)
    const life = this.#life
    let waiting: (() => void)[] = []
    const land = (act: () => void) => {
      if (this.#life !== life || !waiting.includes(act)) return
      waiting = waiting.filter(each => each !== act)
      act()
    }
    const write = (act: () => void) => {
      waiting.push(act)
      this.#clock.after(LANDING_MS, () => land(act))
    }
    const landed = () => new Promise<void>(resolve => this.#clock.after(LANDING_MS, resolve))
    return {
      load: async () => ({ updates: [...record.updates], kept: record.kept }),
      append: (update, kept) =>
        write(() => {
          record.updates.push(update)
          record.kept = kept
        }),
      keep: kept =>
        write(() => {
          record.kept = kept
        }),
      replace: (state, kept) =>
        write(() => {
          record.updates = [state]
          record.kept = kept
        }),
      landed,
      // Who closes waits until all has landed; the clock stands still meanwhile.
      close: async () => {
        for (const act of [...waiting]) land(act)
      },
    }
  }
}

/** A small generator of chance (mulberry32): the same seed, the same world. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A document's tables as plain JSON, to compare people with one another and with the disk. */
export function contentOf(doc: Y.Doc): Record<string, unknown> {
  const content: Record<string, unknown> = {}
  for (const name of [...doc.share.keys()].sort()) {
    const map: Record<string, unknown> = doc.getMap(name).toJSON()
    const keys = Object.keys(map).sort()
    if (keys.length > 0) content[name] = Object.fromEntries(keys.map(key => [key, map[key]]))
  }
  return content
}
