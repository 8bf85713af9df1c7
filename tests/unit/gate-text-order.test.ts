import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { TEXT_ROOT } from '#shared/doc/documents.ts'
import { GateServer, isPending, randomOf, reloaded } from '#tests/support/gate-server.ts'
import { deleted, handMade, type Id, item, string } from '#tests/support/hostile-updates.ts'

const SEEDS = process.env['TIMANTTI_LONG'] ? 60_000 : 1_000
const TIMEOUT_MS = process.env['TIMANTTI_LONG'] ? 1_800_000 : 120_000
const MINE = [500, 40, 70_000] as const

/** A shared text that several people have typed into at the same places, partly deleted. */
function textOfMany(random: () => number): GateServer {
  const server = new GateServer('board')
  server.doc.getMap<Y.Text>(TEXT_ROOT).set('s', new Y.Text('abcd'))
  for (let round = 0; round < 3; round += 1) {
    const state = Y.encodeStateAsUpdate(server.doc)
    const updates = [300, 20, 60_000].map(client => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, state)
      doc.clientID = client + round
      const text = doc.getMap<Y.Text>(TEXT_ROOT).get('s')
      text?.insert(Math.floor(random() * (text.length + 1)), 'xy')
      if (random() < 0.4) text?.delete(Math.floor(random() * (text.length - 1)), 2)
      return Y.encodeStateAsUpdate(doc)
    })
    for (const update of updates) Y.applyUpdate(server.doc, update)
  }
  return server
}

interface Made {
  readonly id: Id
  readonly length: number
  readonly origin: Id | undefined
  readonly rightOrigin: Id | undefined
  readonly bytes: Uint8Array
}

/** Structs beside any units of the text or of each other, in any order of neighbours. */
function anyStructs(random: () => number, units: readonly Id[], parent: Id): readonly Made[] {
  const pickable = [...units]
  const clocks = new Map<number, number>()
  const near = random() < 0.7 ? 1 : 0.6
  return Array.from({ length: 1 + Math.floor(random() * 7) }, () => {
    const any = () => (random() < 0.85 ? pickable[Math.floor(random() * pickable.length)] : undefined)
    const at = Math.floor(random() * (pickable.length + 1)) - 1
    // Neighbours that stand side by side, or with something between that the maker may not have had.
    const isNear = random() < near
    const origin = isNear ? pickable[at] : any()
    const rightOrigin = isNear ? pickable[at + 1 + Math.floor(random() ** 3 * 3)] : any()
    const client = MINE[Math.floor(random() * MINE.length)] ?? 500
    const clock = clocks.get(client) ?? 0
    const length = 1 + Math.floor(random() * 3)
    clocks.set(client, clock + length)
    const made: Id[] = Array.from({ length }, (_, i) => [client, clock + i])
    pickable.splice(isNear ? at + 1 : Math.floor(random() * pickable.length), 0, ...made)
    const content = random() < 0.2 ? deleted(length) : string('123'.slice(0, length))
    const where = { ...(origin && { origin }), ...(rightOrigin && { rightOrigin }), parent }
    return { id: [client, clock], length, origin, rightOrigin, bytes: item(where, content) }
  })
}

function together(structs: readonly Made[]): Uint8Array {
  const clients = [...new Set(structs.map(({ id }) => id[0]))].sort((a, b) => b - a)
  return handMade({
    blocks: clients.map(client => ({
      client,
      structs: structs.filter(({ id }) => id[0] === client).map(({ bytes }) => bytes),
    })),
  })
}

/** Every unit of the text in its order, deleted ones too. */
function unitsOf(doc: Y.Doc): readonly Id[] {
  const units: Id[] = []
  const text = doc.getMap<Y.Text>(TEXT_ROOT).get('s')
  for (let at = text?._start ?? null; at; at = at.right) {
    for (let i = 0; i < at.length; i += 1) units.push([at.id.client, at.id.clock + i])
  }
  return units
}

function name([client, clock]: Id): string {
  return `${client}:${clock}`
}

interface Beside {
  readonly origin: Id | undefined
  readonly rightOrigin: Id | undefined
}

/** What each unit of the text named as its neighbours when it was made; units within a struct name the one before. */
function neighbours(doc: Y.Doc): ReadonlyMap<string, Beside> {
  const beside = new Map<string, Beside>()
  const text = doc.getMap<Y.Text>(TEXT_ROOT).get('s')
  for (let at = text?._start ?? null; at; at = at.right) {
    for (let i = 0; i < at.length; i += 1) {
      const { client, clock } = at.id
      const origin: Id | undefined =
        i > 0 ? [client, clock + i - 1] : at.origin ? [at.origin.client, at.origin.clock] : undefined
      const rightOrigin: Id | undefined = at.rightOrigin ? [at.rightOrigin.client, at.rightOrigin.clock] : undefined
      beside.set(name([client, clock + i]), { origin, rightOrigin })
    }
  }
  return beside
}

/** Slow and plain: everything that the maker of a struct must have had in this text. */
function pastOf({ id, origin, rightOrigin }: Made, beside: ReadonlyMap<string, Beside>): ReadonlySet<string> {
  const past = new Set<string>()
  const open: (Id | undefined)[] = [origin, rightOrigin, ...earlier(id)]
  while (open.length > 0) {
    const next = open.pop()
    if (!next || past.has(name(next))) continue
    const named = beside.get(name(next))
    if (!named) continue
    past.add(name(next))
    open.push(named.origin, named.rightOrigin, ...earlier(next))
  }
  return past
}

function earlier([client, clock]: Id): readonly Id[] {
  return Array.from({ length: clock }, (_, i) => [client, i])
}

/** Asked of Yjs, after the fact: does every struct stand between the two it names, and were those side by side for its maker? */
function areSound(doc: Y.Doc, structs: readonly Made[]): boolean {
  const units = unitsOf(doc).map(name)
  const order = new Map(units.map((id, i) => [id, i]))
  const beside = neighbours(doc)
  return structs.every(struct => {
    const { id, length, origin, rightOrigin } = struct
    const at = (unit: Id | undefined, otherwise: number) => (unit ? (order.get(name(unit)) ?? Number.NaN) : otherwise)
    const from = at(origin, -1)
    const to = at(rightOrigin, units.length)
    const first = at(id, Number.NaN)
    const last = at([id[0], id[1] + length - 1], Number.NaN)
    const past = pastOf(struct, beside)
    return from < first && last < to && units.slice(from + 1, to).every(unit => !past.has(unit))
  })
}

function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  return list
    .map(each => [random(), each] as const)
    .sort(([a], [b]) => a - b)
    .map(([, each]) => each)
}

describe('the order of a shared text', () => {
  test('[G6] the gate says "crossed" exactly where no honest maker can have had the two neighbours side by side (rule d)', {
    timeout: TIMEOUT_MS,
  }, () => {
    const answers = { apply: 0, crossed: 0 }
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const random = randomOf(seed)
      const server = textOfMany(random)
      const holder = server.doc.getMap<Y.Text>(TEXT_ROOT).get('s')?._item
      const parent: Id = [holder?.id.client ?? 0, holder?.id.clock ?? 0]
      const structs = anyStructs(random, unitsOf(server.doc), parent)
      const update = together(structs)
      const answer = server.answer(update)
      const trial = reloaded(server.doc)
      Y.applyUpdate(trial, update)
      expect(answer, `seed ${seed}`).toBe(areSound(trial, structs) ? 'apply' : 'crossed')
      answers[answer as keyof typeof answers] += 1
      if (answer !== 'apply') continue
      for (const order of [structs, shuffled(structs, random)]) {
        const oneByOne = reloaded(server.doc)
        for (const { id, bytes } of order) {
          Y.applyUpdate(oneByOne, handMade({ blocks: [{ client: id[0], clock: id[1], structs: [bytes] }] }))
        }
        expect(unitsOf(oneByOne), `seed ${seed}`).toEqual(unitsOf(trial))
        expect(isPending(oneByOne)).toBe(false)
      }
      expect(unitsOf(reloaded(trial)), `seed ${seed}`).toEqual(unitsOf(trial))
      expect(isPending(trial)).toBe(false)
    }
    // Both answers were really tried.
    expect(Math.min(answers.apply, answers.crossed)).toBeGreaterThan(SEEDS / 5)
  })
})
