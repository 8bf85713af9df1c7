// Before anything that loads Yjs.

import type { Change, Put } from '#shared/domain/plan.ts'
import type { TableName } from '#shared/domain/tables.ts'
import { MESSAGE } from '#shared/protocol/message-types.ts'
import { clusterPut } from '#tests/support/doc-changes.ts'
import { contentOf, type Person, seeded, World } from '#tests/support/doc-world.ts'
import { turn, type Weather } from '#tests/support/in-memory-wire.ts'
import { drivePlatform } from '#tests/support/seeded-platform.ts'
import { develop, goals, rules, schools, spring, works } from '#tests/support/small-board.ts'
import { smallBoardRows } from '#tests/support/small-board-rows.ts'

/*
 * R05: a server and its clients, all of it real but the clock, the network, the disk and the devices, which are
 * driven by one seed. Frames are late, lost or doubled; connections break or stall; browsers are killed and reloaded;
 * the server is killed and its disk fails. At the end everything is quiet, and a ledger is held against it.
 */

const LAST_TURNS = 20

/** A join waits at most a minute for its bucket of full syncs (G9), and a hanging connection for its silence. */
const SETTLE_MS = 180_000

export interface Plan {
  readonly seed: number
  readonly people: number
  readonly steps: number
}

/** The running step lets everybody write in the open, and arrange or not. */
function stepPuts(arrange: 'everyone' | 'facilitators'): Put[] {
  return [
    {
      kind: 'put',
      table: 'steps',
      id: 'now',
      fields: { title: { fi: 'Nyt' }, order: 'a0', rules: rules({ arrange }) },
    },
    { kind: 'put', table: 'run', id: 'board', fields: { step: 'now' as never } },
    { kind: 'put', table: 'progress', id: 'now', fields: { began: true } },
  ]
}

/** What was called saved, and what was shown to somebody, with what may have been taken away again on purpose. */
class Ledger {
  readonly saved = new Map<string, string>()
  readonly shown = new Map<string, string>()
  readonly removed = new Set<string>()

  /** A published note is known by its own note's id, which its text names. */
  see(person: Person, table: 'notes' | 'clusters', ids: Iterable<string>): void {
    for (const id of ids) {
      const note = table === 'notes' ? person.session.view.row('notes', id) : undefined
      if (note) this.shown.set(`ownNotes/${note.note.text.split(' ')[1]}`, person.name)
      else if (person.session.view.row(table, id)) this.shown.set(`${table}/${id}`, person.name)
    }
  }

  /** Everything that this person sees of what they made is on the disk now. */
  callSaved(person: Person, made: ReadonlySet<string>): void {
    for (const key of made) {
      const [table = '', id = ''] = key.split('/')
      if (person.session.view.row(table as TableName, id)) this.saved.set(key, person.name)
    }
  }
}

/**
 * Would anybody notice that this frame was lost? Nothing tells of a lost `refused`, nor of a sync update before step 2;
 * a WebSocket loses no frame by itself, so these two are left alone. All others may be lost.
 */
function isMissed(frame: Uint8Array): boolean {
  const isSyncUpdate = frame[1] === MESSAGE.sync && frame[2] === 2
  return frame[1] !== MESSAGE.refused && !isSyncUpdate
}

class Simulation {
  readonly world: World
  readonly random: () => number
  readonly ledger = new Ledger()
  readonly #made = new Map<Person, Set<string>>()
  readonly #calm: Weather
  readonly #rough: Weather
  #things = 0

  constructor(world: World, random: () => number) {
    this.world = world
    this.random = random
    this.#calm = { fate: () => ({ copies: 1, delayMs: 1 + random() * 30 }) }
    this.#rough = {
      fate: (_, frame) => {
        const luck = random()
        return {
          copies: luck < 0.01 && isMissed(frame) ? 0 : luck < 0.02 ? 2 : 1,
          delayMs: 1 + random() * (luck > 0.97 ? 800 : 60),
        }
      },
    }
    world.weather = this.#rough
  }

  chance(likelihood: number): boolean {
    return this.random() < likelihood
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.random() * list.length)]
  }

  async enter(role: Person['role']): Promise<void> {
    const person = await this.world.enter(role)
    this.#made.set(person, new Set())
    this.watch(person)
  }

  watch(person: Person): void {
    const { session } = person
    const made = this.#made.get(person) ?? new Set()
    for (const table of ['notes', 'clusters'] as const) {
      session.view.onTable(table, ids => {
        // What is not on the disk yet is shown to its own author alone.
        this.ledger.see(
          person,
          table,
          [...ids].filter(id => !made.has(`${table}/${id}`)),
        )
      })
    }
    session.connection.subscribe(() => {
      if (session.connection.get().saved) this.ledger.callSaved(person, made)
    })
  }

  async step(): Promise<void> {
    const { world } = this
    const person = this.pick(world.people)
    if (person?.isOpen) this.act(person)
    if (person && this.chance(0.06)) await this.trouble(person)
    if (this.chance(0.004)) world.crashServer()
    if (!world.isServing && this.chance(0.2)) world.startServer()
    if (this.chance(0.004)) world.breakDisk(true)
    if (this.chance(0.1)) world.breakDisk(false)
    await world.clock.advance(this.random() * 60)
  }

  async trouble(person: Person): Promise<void> {
    const luck = this.random()
    if (!person.isOpen) {
      await person.open()
      this.watch(person)
    } else if (luck < 0.2) person.connection?.cut()
    else if (luck < 0.35) person.connection?.hold()
    else if (luck < 0.55) person.connection?.release()
    else if (luck < 0.7) person.setOnline(false)
    else if (luck < 0.9) person.setOnline(true)
    else if (luck < 0.95) person.kill()
    else await person.close()
  }

  /** Something that a person does; what the rights of the moment do not allow is tried as well. */
  act(person: Person): void {
    const { view } = person.session
    const luck = this.random()
    const made = this.#made.get(person) ?? new Set<string>()
    const fresh = () => `x${this.#things++}`
    if (luck < 0.3) this.writeNote(person, fresh(), made)
    else if (luck < 0.4) this.rewriteNote(person)
    else if (luck < 0.55) this.do(person, made, clusterPut(fresh(), { fi: 'Ryhmä' }))
    else if (luck < 0.75) this.placeNote(person)
    else if (luck < 0.8) this.goBack(person, () => person.session.undo())
    else if (luck < 0.83) this.goBack(person, () => person.session.redo())
    else if (luck < 0.87) this.removeCluster(person)
    else if (luck < 0.92) this.renameCluster(person)
    else if (luck < 0.94 && person.role === 'facilitator') {
      person.act(...stepPuts(view.row('steps', 'now')?.rules.arrange === 'everyone' ? 'facilitators' : 'everyone'))
    } else if (luck < 0.96) person.session.present({ cursor: [this.random() * 100, 0] })
    else if (person.role === 'facilitator') this.typeStatement(person)
  }

  /** What an undo takes away is taken away on purpose. */
  goBack(person: Person, act: () => void): void {
    const { view } = person.session
    const before = { ownNotes: view.rows('ownNotes'), clusters: view.rows('clusters') }
    act()
    for (const id of before.clusters.keys()) if (!view.row('clusters', id)) this.ledger.removed.add(`clusters/${id}`)
    for (const id of before.ownNotes.keys()) if (!view.row('ownNotes', id)) this.ledger.removed.add(`ownNotes/${id}`)
  }

  do(person: Person, made: Set<string>, ...changes: readonly Change[]): void {
    for (const { table, id } of changes) made.add(`${table}/${id}`)
    person.act(...changes)
  }

  writeNote(person: Person, id: string, made: Set<string>): void {
    const note = {
      text: `${person.name} ${id}`,
      prompt: this.chance(0.5) ? works : develop,
      workshop: spring,
      revision: 1,
    }
    this.do(person, made, { kind: 'put', table: 'ownNotes', id, fields: { note } })
  }

  rewriteNote(person: Person): void {
    const [id, row] = this.pick([...person.session.view.rows('ownNotes')]) ?? []
    if (!id || !row) return
    const note = { ...row.note, text: `${person.name} ${id} again`, revision: row.note.revision + 1 }
    person.act({ kind: 'put', table: 'ownNotes', id, fields: { note } })
  }

  placeNote(person: Person): void {
    const note = this.pick([...person.session.view.rows('notes').keys()])
    if (!note) return
    const place = { in: 'priority', priority: schools, order: `a${Math.floor(this.random() * 9)}` } as const
    const id = `${goals}:${note}`
    person.act({ kind: 'put', table: 'places', id, fields: { place } })
  }

  removeCluster(person: Person): void {
    const id = this.pick([...person.session.view.rows('clusters').keys()])
    if (!id) return
    this.ledger.removed.add(`clusters/${id}`)
    person.act({ kind: 'remove', table: 'clusters', id })
  }

  renameCluster(person: Person): void {
    const id = this.pick([...person.session.view.rows('clusters').keys()])
    if (id) person.act({ kind: 'put', table: 'clusters', id, fields: { title: { fi: `Nimi ${this.#things++}` } } })
  }

  typeStatement(person: Person): void {
    const { statementTexts } = person.session
    const text = statementTexts.text('s1')
    const at = Math.floor(this.random() * text.length)
    if (text.length < 500) statementTexts.write('s1', `${text.slice(0, at)}${this.#things++} ${text.slice(at)}`)
  }

  /** Everybody comes back, the network is fair, and all is waited for. */
  async calmDown(): Promise<void> {
    const { world } = this
    world.weather = this.#calm
    world.breakDisk(false)
    world.startServer()
    for (const person of world.people) {
      person.setOnline(true)
      person.connection?.release()
      if (!person.isOpen) {
        await person.open()
        this.watch(person)
      }
    }
    await this.settle()
    // Whoever undid the beginning of the step keeps everybody's notes from being published; that is no loss.
    const facilitator = world.people.find(({ role }) => role === 'facilitator')
    facilitator?.act(...stepPuts('everyone'))
    await this.settle()
    // One frame that is lost is noticed by the head that follows (M7); where that was lost too, by the next edit.
    for (const person of world.people) {
      const made = this.#made.get(person) ?? new Set()
      this.writeNote(person, `last-${person.name}`, made)
      if (person.role === 'facilitator') this.do(person, made, clusterPut(`last-${person.name}`, { fi: 'Viimeinen' }))
    }
    await this.settle()
    // Long enough for the clerk, for everybody to be shown it, for the last head and for what that makes good.
    await world.clock.advance(5000)
    await this.settle()
  }

  async settle(): Promise<void> {
    const { people, clock } = this.world
    const unsettled = () => people.filter(person => !person.isSettled)
    await clock
      .until('', () => unsettled().length === 0, SETTLE_MS)
      .catch(() => {
        const told = unsettled().map(({ name, session }) => `${name} ${JSON.stringify(session.connection.get())}`)
        throw new Error(`never settled: ${told.join('; ')}`)
      })
  }

  async judge(): Promise<readonly string[]> {
    const { world, ledger } = this
    const faults: string[] = []
    const board = await world.stored('board')
    const arrangement = await world.stored('arrangement')
    const disk = { board: contentOf(board), arrangement: contentOf(arrangement) }
    const onDisk = new Map([...Object.entries(disk.board), ...Object.entries(disk.arrangement)])
    const texts = Object.values((disk.board['notes'] ?? {}) as Record<string, { readonly text: string }>)
    const published = new Set(texts.map(({ text }) => text.split(' ')[1]))
    const isThere = (key: string) => {
      const [table = '', id = ''] = key.split('/')
      if (table === 'ownNotes') return published.has(id)
      return Object.keys(onDisk.get(table) ?? {}).some(field => field.startsWith(`${id}.`))
    }
    for (const [key, by] of ledger.shown) {
      if (!ledger.removed.has(key) && !isThere(key)) faults.push(`${key} was shown to ${by} and is not on the board`)
    }
    for (const person of world.people) {
      const mine = contentOf(await world.stored(`mine:${person.name}`))
      faults.push(...this.judgeNotes(person, mine, disk.board), ...this.judgeSaved(person, mine, isThere))
      const { view } = person.session
      for (const [table, content] of onDisk) {
        if (table === 'statementTexts') continue
        const rows = Object.fromEntries([...view.rows(table as TableName)].sort(([a], [b]) => (a < b ? -1 : 1)))
        const expected = wholeRows(content as Record<string, unknown>, Object.keys(Object.values(rows)[0] ?? {}))
        for (const id of Object.keys(rows)) {
          if (JSON.stringify(sorted(rows[id])) !== JSON.stringify(sorted(expected[id])))
            faults.push(
              `${person.name} reads ${table}/${id} as ${JSON.stringify(rows[id])}, the disk has ${JSON.stringify(expected[id])}`,
            )
        }
        if (Object.keys(rows).length !== sizeOf(world, table as TableName))
          faults.push(`${person.name} has other rows of ${table} than others`)
      }
      const text = person.session.statementTexts.text('s1')
      const first = world.people[0]?.session.statementTexts.text('s1')
      if (text !== first) faults.push(`${person.name} reads the statement as ${text}, others as ${first}`)
    }
    return faults
  }

  /** No word twice, none missing: each own note on the disk is published exactly once. */
  judgeNotes(person: Person, mine: Record<string, unknown>, board: Record<string, unknown>): string[] {
    const own = Object.values((mine['ownNotes'] ?? {}) as Record<string, { readonly text: string }>).map(
      ({ text }) => text,
    )
    const notes = Object.values((board['notes'] ?? {}) as Record<string, { readonly text: string }>).map(
      ({ text }) => text,
    )
    const published = notes.filter(text => text.startsWith(`${person.name} `))
    const same = JSON.stringify(own.sort()) === JSON.stringify(published.sort())
    return same ? [] : [`${person.name} wrote ${own.join(', ')}; published are ${published.join(', ')}`]
  }

  judgeSaved(person: Person, mine: Record<string, unknown>, isThere: (key: string) => boolean): string[] {
    return [...this.ledger.saved]
      .filter(([key, by]) => by === person.name && !this.ledger.removed.has(key))
      .filter(
        ([key]) =>
          !(key.startsWith('ownNotes/')
            ? `${key.slice(9)}.note` in ((mine['ownNotes'] as object) ?? {})
            : isThere(key)),
      )
      .map(([key]) => `${key} was called saved for ${person.name} and is not there`)
  }
}

function wholeRows(
  content: Record<string, unknown>,
  _fields: readonly string[],
): Record<string, Record<string, unknown>> {
  const rows: Record<string, Record<string, unknown>> = {}
  for (const [key, value] of Object.entries(content)) {
    const [id = '', field = ''] = key.split('.')
    rows[id] = { ...rows[id], [field]: value }
  }
  return rows
}

function sizeOf(world: World, table: TableName): number {
  return world.people[0]?.session.view.rows(table).size ?? 0
}

function sorted(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return row
  return Object.fromEntries(
    Object.entries(row)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, sorted(value)]),
  )
}

/** Runs one seed and answers what is wrong at its end; nothing, if all promises held. */
export async function simulate({ seed, people, steps }: Plan): Promise<readonly string[]> {
  // What a life before this one left in the loop must not draw from this one's chance.
  for (let i = 0; i < LAST_TURNS; i += 1) await turn()
  drivePlatform(seeded(seed + 1_000_000))
  const random = seeded(seed)
  const world = await World.start(random, [...smallBoardRows(), ...stepPuts('everyone')])
  try {
    return await live(world, random, people, steps)
  } finally {
    for (const person of world.people) if (person.isOpen) person.kill()
    world.crashServer()
    drivePlatform(undefined)
  }
}

async function live(world: World, random: () => number, people: number, steps: number): Promise<readonly string[]> {
  const simulation = new Simulation(world, random)
  await simulation.enter('facilitator')
  for (let i = 1; i < people; i += 1) await simulation.enter(simulation.chance(0.1) ? 'facilitator' : 'participant')
  for (let i = 0; i < steps; i += 1) await simulation.step()
  await simulation.calmDown()
  return simulation.judge()
}
