import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SessionIdentity } from '#server/rooms/live-boards.ts'
import { eventually } from '#tests/support/eventually.ts'
import { TestServer } from '#tests/support/test-server.ts'
import { WireClient } from '#tests/support/wire-client.ts'

const IS_LONG = process.env['TIMANTTI_LONG'] === '1'
const RACES = IS_LONG ? 1_000 : 100

let server: TestServer
let clients: WireClient[] = []

beforeEach(async () => {
  server = await TestServer.start()
})
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  await server.close()
})

async function join(token = server.enter('participant')): Promise<WireClient> {
  const client = await WireClient.join(server, token, 'board')
  clients.push(client)
  return client
}

function enter(who: Partial<SessionIdentity>): string {
  return server.enter(who.role ?? 'participant', who)
}

const at = (x: number) => ({ cursor: [x, 0] })

async function sees(
  watcher: WireClient,
  id: number,
  holds: (state: Readonly<Record<string, unknown>> | undefined) => boolean,
) {
  await eventually(`entry ${id} is as it should be`, () => holds(watcher.people.get(id)))
}

test('[P1] [A52] a session has one entry, under an id of the server’s making that is no document’s id', async () => {
  const watcher = await join()
  const person = await join()
  person.awareness([{ id: person.doc('board').clientID, state: at(5) }])
  await sees(watcher, person.presenceId, state => JSON.stringify(state?.['cursor']) === '[5,0]')
  expect(watcher.people.size).toBe(2)
  expect(watcher.people.has(person.doc('board').clientID)).toBe(false)
  expect(person.presenceId).not.toBe(person.doc('board').clientID)
})

test('[P2] only known fields in their known shape are kept, with the role from the server', async () => {
  const watcher = await join()
  const liar = await join()
  liar.awareness([
    {
      id: 1,
      state: {
        ...at(7),
        role: 'facilitator',
        name: 'Pormestari',
        selection: 'kaikki',
        colour: 'red',
        view: { at: [0, 0], zoom: 1 },
      },
    },
  ])
  await sees(watcher, liar.presenceId, state => state?.['cursor'] !== undefined)
  expect(watcher.people.get(liar.presenceId)).toEqual({
    role: 'participant',
    cursor: [7, 0],
    view: { at: [0, 0], zoom: 1 },
  })
})

test('[P2] the name is the session’s, and [C9] an anonymous board has none', async () => {
  await server.createBoard('named', { anonymity: 'named' })
  const client = await WireClient.open(server, enter({ board: 'named', name: 'Aino' }), undefined, 'named')
  clients.push(client)
  client.hello()
  await client.sync('board')
  await sees(client, client.presenceId, state => state?.['name'] === 'Aino')
  const anonymous = await join()
  await sees(anonymous, anonymous.presenceId, state => state !== undefined && !('name' in state))
})

test('[A20] [A21] [A22] nobody overwrites, removes or outruns another entry', async () => {
  const watcher = await join()
  const victim = await join()
  const attacker = await join()
  victim.awareness([{ id: 10, state: at(1) }])
  await sees(watcher, victim.presenceId, state => state?.['cursor'] !== undefined)
  attacker.awareness([{ id: victim.presenceId, clock: 4_294_967_295, state: at(666) }])
  attacker.awareness([{ id: victim.presenceId, clock: 4_294_967_295, state: null }])
  attacker.awareness([{ id: 20, state: at(2) }])
  await sees(watcher, attacker.presenceId, state => state?.['cursor'] !== undefined)
  expect(watcher.people.get(victim.presenceId)).toMatchObject(at(1))
  victim.awareness([{ id: 10, state: at(3) }])
  await sees(watcher, victim.presenceId, state => JSON.stringify(state?.['cursor']) === '[3,0]')
})

test('[A23] [A25] five hundred invented people and thousands of ids are one entry', async () => {
  const watcher = await join()
  const attacker = await join()
  const crowd = (from: number) => Array.from({ length: 100 }, (_, index) => ({ id: from + index, state: null }))
  for (let round = 0; round < 50; round += 1) attacker.awareness(crowd(round * 100 + 1000))
  attacker.awareness([{ id: 1000, state: at(9) }])
  await sees(watcher, attacker.presenceId, state => JSON.stringify(state?.['cursor']) === '[9,0]')
  expect(watcher.people.size).toBe(2)
})

test('[A24] a message with a broken second entry changes nothing', async () => {
  const watcher = await join()
  const attacker = await join()
  attacker.awarenessBytes(
    encoding.encode(encoder => {
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint(encoder, 5)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, JSON.stringify(at(666)))
      encoding.writeVarUint(encoder, 6)
    }),
  )
  await eventually('the attacker is gone', () => watcher.people.size === 1)
  expect(watcher.of('board', 'awareness').some(({ entries }) => JSON.stringify(entries).includes('666'))).toBe(false)
  expect(await attacker.closed()).toBe(1011)
})

test('[A26] a state over 2 KiB is not kept, and [G9] presence beyond the limit is dropped', async () => {
  const watcher = await join()
  const attacker = await join()
  const ids = Array.from({ length: 50 }, (_, index) => `${index}`.padStart(32, 'x'))
  attacker.awareness([{ id: 5, state: { selection: ids, drag: { ids, at: [0, 0] } } }])
  for (let round = 1; round <= 200; round += 1) attacker.awareness([{ id: 5, state: at(round) }])
  await attacker.sync('board')
  const said = watcher.of('board', 'awareness').flatMap(({ entries }) => entries)
  expect(said.some(({ state }) => state?.['selection'] !== undefined)).toBe(false)
  const cursor = (watcher.people.get(attacker.presenceId)?.['cursor'] as number[] | undefined)?.[0] ?? 0
  expect(cursor).toBeGreaterThan(0)
  expect(cursor).toBeLessThan(60)
})

test('a stock client that repeats what it was told of others does not take their place', async () => {
  const watcher = await join()
  const other = await join()
  other.awareness([{ id: 30, state: at(1) }])
  await sees(watcher, other.presenceId, state => state?.['cursor'] !== undefined)
  watcher.awareness([{ id: other.presenceId, state: at(1) }])
  watcher.awareness([{ id: 40, state: at(2) }])
  await sees(other, watcher.presenceId, state => JSON.stringify(state?.['cursor']) === '[2,0]')
  expect(other.people.get(other.presenceId)).toMatchObject(at(1))
})

test('two tabs of a session are one entry, which [P3] goes with the last of them', async () => {
  const watcher = await join()
  const token = server.enter('participant')
  const one = await join(token)
  const other = await join(token)
  expect(other.presenceId).toBe(one.presenceId)
  await sees(watcher, one.presenceId, state => state !== undefined)
  expect(watcher.people.size).toBe(2)
  one.close()
  other.awareness([{ id: 3, state: at(4) }])
  await sees(watcher, other.presenceId, state => state?.['cursor'] !== undefined)
  other.close()
  await sees(watcher, other.presenceId, state => state === undefined)
})

test(`[P3] [R10] ${RACES} times a new socket takes the entry over, and the old one’s late close does not take it away`, {
  timeout: IS_LONG ? 600_000 : 60_000,
}, async () => {
  const watcher = await join()
  const token = server.enter('participant')
  let current = await join(token)
  const id = current.presenceId
  for (let race = 0; race < RACES; race += 1) {
    const old = current
    // The close of the old socket and the hello of the new one race each other.
    if (race % 2 === 0) old.socket.terminate()
    current = await WireClient.open(server, token)
    clients.push(current)
    current.hello()
    if (race % 2 === 1) old.socket.close()
    await current.sync('board')
    current.awareness([{ id: 7, state: at(race) }])
  }
  await eventually('all old sockets are gone', () => server.figures.sockets === 2)
  await sees(watcher, current.presenceId, state => state !== undefined)
  expect(watcher.people.size).toBe(2)
  expect(id).toBeGreaterThan(0)
})

test('a late joiner hears of everyone who is there', async () => {
  const one = await join()
  one.awareness([{ id: 1, state: at(1) }])
  await sees(one, one.presenceId, state => state?.['cursor'] !== undefined)
  const late = await join()
  await eventually('both are known', () => late.people.size === 2)
  expect(late.people.get(one.presenceId)).toMatchObject(at(1))
})
