import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { TEXT_ROOT } from '#shared/doc/documents.ts'
import { GateClient, type Sending } from '#tests/support/gate-client.ts'
import { contentOf, GateServer, isPending, randomOf, reloaded } from '#tests/support/gate-server.ts'

const SEEDS = process.env['TIMANTTI_LONG'] ? 3_000 : 200
const TIMEOUT_MS = process.env['TIMANTTI_LONG'] ? 1_800_000 : 120_000
const STEPS = 60
const ROOTS = ['priorities', 'frameworks', 'run', TEXT_ROOT]
const WAYS: readonly Sending[] = ['difference', 'one-by-one', 'merged', 'merged-difference']
const WORDS = ['a', 'vuoropäivä', '😀', 'two words', 'å'.repeat(40)]

type Random = () => number

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T
}

/** One thing that a facilitator may do to a board. `mayTakeTexts`: also what collects a shared text. */
function anyAct(random: Random, mayTakeTexts: boolean): (doc: Y.Doc) => void {
  const row = `p${Math.floor(random() * 4)}`
  const statement = `s${Math.floor(random() * 3)}`
  const word = pick(random, WORDS)
  const kind = Math.floor(random() * 12)
  const where = random()
  return doc => {
    const priorities = doc.getMap('priorities')
    const texts = doc.getMap<Y.Text>(TEXT_ROOT)
    if (kind < 2) priorities.set(`${row}.title`, { fi: word })
    else if (kind === 2) priorities.delete(`${row}.title`)
    else if (kind === 3) {
      priorities.set(`${row}.order`, 'a1')
      priorities.set(`${row}.order`, 'a2')
      doc.getMap('run').set('board.step', row)
    } else if (kind === 4) {
      doc.getMap('frameworks').set('f.title', { en: word, sv: word })
      doc.getMap('frameworks').delete('f.title')
    } else if (kind === 5 && mayTakeTexts) texts.delete(statement)
    else if (kind === 6 && mayTakeTexts) texts.set(statement, new Y.Text(word))
    else typeInto(texts, statement, { word, where, isDelete: kind === 7, mayMake: mayTakeTexts })
  }
}

function typeInto(
  texts: Y.Map<Y.Text>,
  statement: string,
  act: { readonly word: string; readonly where: number; readonly isDelete: boolean; readonly mayMake: boolean },
): void {
  if (!texts.has(statement) && act.mayMake) texts.set(statement, new Y.Text())
  const text = texts.get(statement)
  if (!text) return
  const at = Math.floor(act.where * (text.length + 1))
  if (act.isDelete) text.delete(at, Math.min(3, text.length - at))
  else text.insert(at, act.word)
}

/** Everybody works, comes and goes; answers what was refused. */
function workshop(seed: number, { mayTakeTexts, ways }: { mayTakeTexts: boolean; ways: readonly Sending[] }) {
  const random = randomOf(seed)
  const server = new GateServer('board')
  if (!mayTakeTexts) for (let i = 0; i < 3; i += 1) server.doc.getMap(TEXT_ROOT).set(`s${i}`, new Y.Text('seed'))
  let nextId = 10
  const newId = () => (random() < 0.5 ? nextId++ : 4_000_000_000 - nextId++)
  const clients = [true, true, false].map(
    (gc, i) => new GateClient(server, { holder: `h${i}`, person: 'facilitator', roots: ROOTS, clientId: newId(), gc }),
  )
  for (const client of clients) client.receive()
  const refusals: string[] = []
  /** As a socket has it: first what the server has, then what the server lacks. */
  const connect = (client: GateClient, way: Sending) => {
    if (way === 'difference' || random() < 0.5) client.receive()
    refusals.push(...client.send(way).map(reason => `${way}: ${reason}`))
    client.receive()
  }
  for (let step = 0; step < STEPS; step += 1) {
    const client = pick(random, clients)
    const what = random()
    if (what < 0.6) client.act(anyAct(random, mayTakeTexts))
    else if (what < 0.68) client.undo.undo()
    else if (what < 0.74) client.undo.redo()
    else if (what < 0.78) client.receive()
    else if (what < 0.8 && ways.includes('difference')) {
      client.reload(newId())
      if (random() < 0.5) client.act(anyAct(random, mayTakeTexts))
      connect(client, 'difference')
    } else connect(client, pick(random, ways))
  }
  for (const client of clients) connect(client, pick(random, ways))
  for (const client of clients) client.receive()
  return { server, clients, refusals }
}

describe('the gate and honest people', () => {
  test('[G1] [G8] whatever several people do offline, undo, redo, make and take away, their sync is accepted and all end equal', {
    timeout: TIMEOUT_MS,
  }, () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { server, clients, refusals } = workshop(seed, { mayTakeTexts: true, ways: ['difference'] })
      expect(refusals, `seed ${seed}`).toEqual([])
      for (const client of clients) expect(contentOf(client.doc), `seed ${seed}`).toEqual(server.content())
      expect(contentOf(reloaded(server.doc)), `seed ${seed}`).toEqual(server.content())
      expect(isPending(server.doc), `seed ${seed}`).toBe(false)
    }
  })

  test('[G1] [G8] updates sent one by one, merged and cut to the difference are accepted, and all end equal', {
    timeout: TIMEOUT_MS,
  }, () => {
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const { server, clients, refusals } = workshop(seed, {
        mayTakeTexts: false,
        ways: WAYS.filter(way => way !== 'difference' || seed % 2 === 0),
      })
      expect(refusals, `seed ${seed}`).toEqual([])
      for (const client of clients) expect(contentOf(client.doc), `seed ${seed}`).toEqual(server.content())
      expect(contentOf(reloaded(server.doc)), `seed ${seed}`).toEqual(server.content())
    }
  })
})
