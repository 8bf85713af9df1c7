import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { unpackState } from '#server/rooms/packed-state.ts'
import { createYjsView } from '#shared/doc/yjs-view.ts'
import { arrangementOf, rewindTo } from '#shared/domain/commands/rewinding.ts'
import { put, remove } from '#shared/domain/plan.ts'
import { eventually } from '#tests/support/eventually.ts'
import { facilitator, goals, schools, works } from '#tests/support/small-board.ts'
import { TestServer } from '#tests/support/test-server.ts'
import { WireClient } from '#tests/support/wire-client.ts'

let server: TestServer
let client: WireClient
beforeEach(async () => {
  server = await TestServer.start({ limits: { versionMs: 500, wheelMs: 50 } })
  client = await WireClient.join(server, server.enter('facilitator'), 'board', 'arrangement')
})
afterEach(async () => {
  client.close()
  await server.close()
})

const cluster = (id: string) =>
  put('clusters', id, { title: { fi: id }, place: { framework: goals, priority: schools, prompt: works, order: 'a0' } })
const place = (id: string) =>
  put('places', `${goals}:${id}`, { place: { in: 'priority', priority: schools, order: 'a0' } })

test('[V1] the arrangement is kept while it changes, and not while it does not', async () => {
  client.change('arrangement', cluster('c1'))
  await eventually('the first is kept', async () => (await server.live.versions('plan')).length === 1)
  client.change('arrangement', cluster('c2'))
  await eventually('the second is kept', async () => (await server.live.versions('plan')).length === 2)
  await client.saved('arrangement', client.change('arrangement', cluster('c3')))
  const [first] = await server.live.versions('plan')
  expect(first).toMatchObject({ name: '' })
  const then = await server.live.arrangementAt('plan', first?.id ?? '')
  expect(Object.keys(then?.clusters ?? {})).toEqual(['c1'])
  await eventually('the third is kept', async () => (await server.live.versions('plan')).length === 3)
  const { length } = server.lines.filter(line => line.level === 'error')
  expect(length).toBe(0)
})

test('[V2] [V3] a named version says how the board was arranged, after a crash too, and rewinding to it comes out exactly', async () => {
  await client.saved(
    'arrangement',
    client.change('arrangement', cluster('c1'), place('n1'), put('marks', 'n1', { key: true })),
  )
  const kept = await server.live.keepVersion('plan', 'Ennen lounasta')
  const id = kept === 'too-fast' ? '' : kept.id
  const view = createYjsView(Object.fromEntries(client.docs))
  const before = arrangementOf(view)
  await client.saved(
    'arrangement',
    client.change('arrangement', remove('clusters', 'c1'), place('n2'), remove('marks', 'n1'), cluster('c9')),
  )
  expect(await server.live.arrangementAt('plan', 'never')).toBeUndefined()
  const then = await server.live.arrangementAt('plan', id)
  expect(then).toEqual(before)
  const plan = then && rewindTo(view, facilitator, then)
  if (!plan?.accepted) throw new Error('nothing to rewind')
  await client.saved('arrangement', client.change('arrangement', ...plan.changes))
  expect(arrangementOf(view)).toEqual(before)
  const other = await WireClient.join(server, server.enter('viewer'), 'arrangement')
  expect(arrangementOf(createYjsView(Object.fromEntries(other.docs)))).toEqual(before)
  other.close()
  expect((await server.live.versions('plan')).map(({ name }) => name)).toContain('Ennen lounasta')
})

test('[V2] whoever asks for one version after another is asked to wait: each is a whole state', async () => {
  await client.saved('arrangement', client.change('arrangement', cluster('c1')))
  const answers = []
  for (let at = 0; at < 15; at += 1) answers.push(await server.live.keepVersion('plan', `Nimi ${at}`))
  expect(answers.filter(answer => answer === 'too-fast')).toHaveLength(5)
  expect((await server.live.versions('plan')).filter(({ name }) => name !== '')).toHaveLength(10)
})

test('a version takes a fraction of its state, and one that was kept as it was is read as well', async () => {
  for (let part = 0; part < 10; part += 1) {
    const some = Array.from({ length: 100 }, (_, at) => place(`note-${part}-${at}`))
    await client.saved('arrangement', client.change('arrangement', ...some))
  }
  const kept = await server.live.keepVersion('plan', 'Pakattu')
  if (kept === 'too-fast') throw new Error('too fast')
  const version = await server.storage.log.version('plan', kept.id)
  const doc = client.doc('arrangement')
  const state = Y.encodeStateAsUpdate(doc)
  expect(version?.documents[0]?.state.length).toBeLessThan(state.length / 3)
  const packed = await server.live.arrangementAt('plan', kept.id)
  expect(Object.keys(packed?.places ?? {})).toHaveLength(1000)
  expect(await unpackState(state)).toBe(state)
  const part = version?.documents[0]
  expect(part && Buffer.from(await unpackState(part.state)).equals(state)).toBe(true)
  await expect(unpackState((part?.state ?? state).subarray(0, 100))).rejects.toThrow()
})
