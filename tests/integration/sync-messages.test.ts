import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Put } from '#shared/domain/plan.ts'
import { eventually } from '#tests/support/eventually.ts'
import { TestServer } from '#tests/support/test-server.ts'
import { WireClient } from '#tests/support/wire-client.ts'

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

async function join(
  role: 'facilitator' | 'participant' | 'viewer',
  ...documents: ('board' | 'arrangement' | 'mine' | 'desk')[]
) {
  const client = await WireClient.join(server, server.enter(role), ...documents)
  clients.push(client)
  return client
}

const titled = (fi: string): Put => ({ kind: 'put', table: 'priorities', id: 'schools', fields: { title: { fi } } })
const titleOf = (client: WireClient) =>
  client.doc('board').getMap<{ readonly fi: string }>('priorities').get('schools.title')

describe('one socket for all documents', () => {
  test('[D2] carries each document on its channel, and hello holds for all', async () => {
    const facilitator = await join('facilitator', 'board', 'arrangement', 'mine', 'desk')
    expect(titleOf(facilitator)).toEqual({ fi: 'Koulut' })
    for (const document of ['board', 'arrangement', 'mine', 'desk'] as const) {
      expect(facilitator.of(document, 'head')).toHaveLength(1)
      await eventually(`the server's step 1 of ${document}`, () => facilitator.of(document, 'step1').length === 1)
    }
  })

  test('[D8] gives the desk to facilitators alone, and [D7] a viewer no document of their own', async () => {
    const participant = await join('participant', 'board', 'mine')
    const viewer = await join('viewer', 'board')
    participant.step1('desk')
    viewer.step1('mine')
    viewer.step1('desk')
    await participant.sync('board')
    await viewer.sync('board')
    expect(participant.of('desk', 'step2')).toEqual([])
    expect(viewer.of('mine', 'step2')).toEqual([])
    expect(viewer.of('desk', 'step2')).toEqual([])
  })
})

describe('who said hello', () => {
  test('[M2] is welcomed with role, presence and board; [M8] and told the time', async () => {
    const client = await join('participant', 'board')
    const [hello] = client.of('session', 'hello')
    expect(hello).toMatchObject({ version: 1, welcome: { role: 'participant', board: 'plan' } })
    expect(client.presenceId).toBeGreaterThan(0)
    const [time] = client.of('session', 'server-time')
    expect(Math.abs((time?.nowMs ?? 0) - Date.now())).toBeLessThan(5000)
  })

  test('[M1] alone hears our own messages; others hear standard ones only', async () => {
    const own = await join('facilitator', 'board')
    const stock = await WireClient.open(server, server.enter('participant'), 'board')
    clients.push(stock)
    await stock.sync('board')
    const [answered, joined] = [own.heard.length, stock.heard.length]
    await own.saved('board', own.change('board', titled('Opistot')))
    await eventually('the stock client has it', () => JSON.stringify(titleOf(stock)).includes('Opistot'))
    await eventually('the own client has it', () => own.of('board', 'batch').length === 1)
    const standard = new Set(['step1', 'step2', 'update', 'awareness'])
    expect(stock.heard.filter(({ kind }) => !standard.has(kind))).toEqual([])
    expect(stock.heard.slice(joined).some(({ kind }) => kind === 'update')).toBe(true)
    expect(own.heard.slice(answered).filter(({ kind }) => kind === 'update')).toEqual([])
    expect(titleOf(stock)).toEqual({ fi: 'Opistot' })
  })

  test('[M3] numbers edits from 1; a number that does not follow is refused, and so is all after it until step 1', async () => {
    const client = await join('facilitator', 'board')
    const first = client.changed('board', titled('Yksi'))
    const second = client.changed('board', titled('Kaksi'))
    client.edit('board', first, 1)
    await client.saved('board', 1)
    client.edit('board', second, 3)
    expect(await client.refused('board', 3)).toBe('number-gap')
    client.edit('board', second, 2)
    expect(await client.refused('board', 2)).toBe('number-gap')
    await client.sync('board')
    client.edit('board', second, 1)
    await eventually('the edit is saved under its new number', () => client.of('board', 'saved').length === 2)
    const reader = await join('viewer', 'board')
    expect(titleOf(reader)).toEqual({ fi: 'Kaksi' })
  })

  test('[M6] is given batches that follow one another, also when it joined within a tick', async () => {
    const writer = await join('facilitator', 'board')
    const readers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        writer.change('board', titled(`Versio ${index}`))
        return join('viewer', 'board')
      }),
    )
    const last = writer.change('board', titled('Viimeinen'))
    await writer.saved('board', last)
    for (const reader of readers) {
      await eventually('the reader has the last title', () => JSON.stringify(titleOf(reader)).includes('Viimeinen'))
      expect(reader.gaps).toEqual([])
    }
    expect(writer.gaps).toEqual([])
  })

  test('[M7] hears the head after step 2, and once more when the document has been quiet for a second', async () => {
    const writer = await join('facilitator', 'board')
    const reader = await join('viewer', 'board')
    const before = reader.heads.get('board') ?? 0
    expect(before).toBeGreaterThan(0)
    await writer.saved('board', writer.change('board', titled('Opistot')))
    const saidAt = Date.now()
    await eventually('a head after the batch', () => reader.of('board', 'head').length === 2)
    expect(Date.now() - saidAt).toBeLessThan(2000)
    expect(reader.of('board', 'head').at(-1)).toMatchObject({ sequence: before + 1 })
  })

  test('[M12] has an update over 64 KiB refused by name, and a frame over 256 KiB closes the socket', async () => {
    const client = await join('facilitator', 'board')
    client.edit('board', new Uint8Array(70_000), 1)
    expect(await client.refused('board', 1)).toBe('too-large')
    await client.saved('board', client.edit('board', client.changed('board', titled('Opistot')), 2))
    client.edit('board', new Uint8Array(300_000), 3)
    expect(await client.closed()).toBe(1009)
  })
})

describe('a tick', () => {
  test('[M11] is one frame with the same content for everyone, however many edits it holds', async () => {
    const writer = await join('facilitator', 'board')
    const readers = [await join('viewer', 'board'), await join('participant', 'board')]
    const updates = Array.from({ length: 100 }, (_, index) => writer.changed('board', titled(`Versio ${index}`)))
    let last = 0
    for (const update of updates) last = writer.edit('board', update)
    await writer.saved('board', last)
    for (const reader of readers) {
      await eventually('everything has come', () => JSON.stringify(titleOf(reader)).includes('Versio 99'))
      expect(reader.of('board', 'batch').length).toBeLessThan(10)
    }
    const [one, other] = readers.map(reader => reader.of('board', 'batch'))
    expect(one).toEqual(other)
    // One `saved` speaks for all edits of a tick.
    expect(writer.of('board', 'saved').length).toBeLessThan(10)
  })
})

test('a client with a state vector is given the difference only', async () => {
  const writer = await join('facilitator', 'board')
  const reader = await join('viewer', 'board')
  const whole = reader.of('board', 'step2')[0]?.update.length ?? 0
  await writer.saved('board', writer.change('board', titled('Opistot')))
  await eventually('the reader has it', () => reader.of('board', 'batch').length === 1)
  await reader.sync('board')
  const again = reader.of('board', 'step2')[1]?.update.length ?? 0
  expect(again).toBeLessThan(whole / 2)
  expect(Y.encodeStateVector(reader.doc('board'))).toEqual(Y.encodeStateVector(writer.doc('board')))
})

describe('what an old connection has sent already', () => {
  test('[G4] does not keep what is new in the same update from being taken', async () => {
    const facilitator = await join('facilitator', 'board')
    const other = await join('facilitator', 'board')
    const first = facilitator.changed('board', titled('Ensimmäinen'))
    await facilitator.saved('board', facilitator.edit('board', first))
    const second = facilitator.changed('board', titled('Toinen'))
    await facilitator.saved('board', facilitator.edit('board', Y.mergeUpdates([first, second])))
    await eventually('the new part is with the others', () => titleOf(other)?.fi === 'Toinen')
  })
})
