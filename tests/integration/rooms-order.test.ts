import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import type { Put } from '#shared/domain/plan.ts'
import { eventually } from '#tests/support/eventually.ts'
import { HeldStorage } from '#tests/support/held-storage.ts'
import { TestServer } from '#tests/support/test-server.ts'
import { WireClient } from '#tests/support/wire-client.ts'

let folder: string
let storage: HeldStorage
let server: TestServer
let clients: WireClient[] = []

beforeEach(async () => {
  folder = await mkdtemp(joinPath(tmpdir(), 'order-'))
  storage = new HeldStorage(openSqliteStorage({ file: joinPath(folder, 'board.db') }))
  server = await TestServer.start({ storage })
})
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  storage.mend()
  storage.release()
  await server.close()
  await storage.close()
  await rm(folder, { recursive: true })
})

async function join(role: 'facilitator' | 'participant' | 'viewer', board = 'plan') {
  const client = await WireClient.open(server, server.enter(role, { board }), undefined, board)
  clients.push(client)
  client.hello()
  await client.sync('board')
  return client
}

const titled = (fi: string): Put => ({ kind: 'put', table: 'priorities', id: 'schools', fields: { title: { fi } } })
const titleOf = (client: WireClient) =>
  (client.doc('board').getMap('priorities').get('schools.title') as { fi: string }).fi

/** A round trip on the socket: everything that the server had to say before has come. */
async function settle(client: WireClient): Promise<void> {
  await new Promise<void>(resolve => {
    client.socket.once('pong', () => resolve())
    client.socket.ping()
  })
}

async function heldEdit(writer: WireClient, title: string): Promise<number> {
  storage.hold()
  const before = storage.appends
  const number = writer.change('board', titled(title))
  await eventually('the append has begun', () => storage.appends > before)
  return number
}

test('[O1] nothing is shown and nothing called saved before it is on the disk; then the broadcast comes first', async () => {
  const writer = await join('facilitator')
  const reader = await join('viewer')
  const number = await heldEdit(writer, 'Opistot')
  await settle(writer)
  await settle(reader)
  expect(writer.isSaved('board', number)).toBe(false)
  expect(titleOf(reader)).toBe('Koulut')
  storage.release()
  await writer.saved('board', number)
  await eventually('the reader sees it', () => titleOf(reader) === 'Opistot')
  const kinds = writer.heard.filter(({ on, kind }) => on === 'board' && (kind === 'batch' || kind === 'saved'))
  expect(kinds.map(({ kind }) => kind)).toEqual(['batch', 'saved'])
})

test('[M4] saved names an edit only once everything up to it is committed', async () => {
  const writer = await join('facilitator')
  const first = await heldEdit(writer, 'Yksi')
  const second = writer.change('board', titled('Kaksi'))
  await settle(writer)
  expect(writer.of('board', 'saved')).toEqual([])
  storage.release()
  await writer.saved('board', second)
  const loaded = await storage.log.load('plan', 'board')
  const doc = new Y.Doc()
  if (loaded.snapshot) Y.applyUpdate(doc, loaded.snapshot.state)
  for (const { update } of loaded.updates) Y.applyUpdate(doc, update)
  expect(doc.getMap('priorities').get('schools.title')).toEqual({ fi: 'Kaksi' })
  expect(first).toBeLessThan(second)
})

test('[M10] a first sync shows what is committed and nothing that waits; it comes without waiting for the disk', async () => {
  const writer = await join('facilitator')
  await heldEdit(writer, 'Opistot')
  const joiner = await join('viewer')
  expect(titleOf(joiner)).toBe('Koulut')
  storage.release()
  await eventually('the joiner sees the edit after its commit', () => titleOf(joiner) === 'Opistot')
  expect(joiner.gaps).toEqual([])
})

test('[M10] the difference to a state vector holds no byte that is not committed', async () => {
  const writer = await join('facilitator')
  const reader = await join('viewer')
  await heldEdit(writer, 'Salaisuus')
  reader.step1('board')
  await settle(reader)
  expect(reader.holds('Salaisuus')).toBe(false)
  storage.release()
  await eventually('the answer has come', () => reader.of('board', 'step2').length === 2)
  expect(titleOf(reader)).toBe('Salaisuus')
})

test('[O4] a storage error stops saved and broadcasts on all rooms, everyone hears of it, and nothing is lost', async () => {
  await server.createBoard('other')
  const writer = await join('facilitator')
  const reader = await join('viewer')
  const elsewhere = await join('facilitator', 'other')
  storage.breakDown()
  const brokeAt = Date.now()
  const number = writer.change('board', titled('Opistot'))
  for (const client of [writer, reader, elsewhere]) {
    await eventually('saving-stopped is said', () =>
      client.of('session', 'notice').some(({ name }) => name === 'saving-stopped'),
    )
  }
  expect(Date.now() - brokeAt).toBeLessThan(3000)
  const elsewhereNumber = elsewhere.change('board', titled('Toisaalla'))
  await eventually('the engine is tried again', () => storage.reopens >= 2)
  const joiner = await join('viewer')
  expect(titleOf(joiner)).toBe('Koulut')
  await eventually('a joiner hears it too', () =>
    joiner.of('session', 'notice').some(({ name }) => name === 'saving-stopped'),
  )
  expect(server.live.figures.storage).toBe('failing')
  expect([writer.of('board', 'saved'), elsewhere.of('board', 'saved'), reader.of('board', 'batch')]).toEqual([
    [],
    [],
    [],
  ])

  storage.mend()
  await writer.saved('board', number)
  await elsewhere.saved('board', elsewhereNumber)
  for (const client of [writer, reader, elsewhere, joiner]) {
    await eventually('saving-again is said', () =>
      client.of('session', 'notice').some(({ name }) => name === 'saving-again'),
    )
  }
  await eventually('everyone sees it', () => [reader, joiner].every(client => titleOf(client) === 'Opistot'))
  expect(storage.writesOnFailedHandle).toBe(0)
  expect([reader.gaps, joiner.gaps]).toEqual([[], []])
  expect(server.live.figures.storage).toBe('ready')
})

test('[O4] an append that hangs counts as a storage that does not write', async () => {
  await server.close()
  server = await TestServer.start({ storage, limits: { commitMs: 50 } })
  const writer = await join('facilitator')
  const number = await heldEdit(writer, 'Opistot')
  await eventually('saving-stopped is said', () =>
    writer.of('session', 'notice').some(({ name }) => name === 'saving-stopped'),
  )
  storage.release()
  await writer.saved('board', number)
  await eventually('saving-again is said', () =>
    writer.of('session', 'notice').some(({ name }) => name === 'saving-again'),
  )
})

test('[M9] closing is said before the sockets close, and everything sent before is on the disk', async () => {
  const writer = await join('facilitator')
  const number = writer.change('board', titled('Viimeinen'))
  await writer.saved('board', number)
  await server.live.close()
  expect(await writer.closed()).toBe(1001)
  expect(writer.of('session', 'notice').map(({ name }) => name)).toEqual(['closing'])
})
