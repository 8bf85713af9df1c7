import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, expect, test } from 'vitest'
import type { RoomLimits } from '#server/rooms/room-limits.ts'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import type { Put } from '#shared/domain/plan.ts'
import { eventually } from '#tests/support/eventually.ts'
import { HeldStorage } from '#tests/support/held-storage.ts'
import { TestServer } from '#tests/support/test-server.ts'
import { WireClient } from '#tests/support/wire-client.ts'

const IS_LONG = process.env['TIMANTTI_LONG'] === '1'
/** R11: runs of fifty joins each. */
const COLD_JOINS = IS_LONG ? 200 : 10
/** R12. */
const RACES = IS_LONG ? 5_000 : 200

let folder: string
let storage: HeldStorage
let server: TestServer
let clients: WireClient[] = []

async function start(limits: Partial<RoomLimits> = {}): Promise<void> {
  folder = await mkdtemp(joinPath(tmpdir(), 'life-'))
  storage = new HeldStorage(openSqliteStorage({ file: joinPath(folder, 'board.db') }))
  server = await TestServer.start({ storage, limits })
}
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  await server.close()
  await storage.close()
  await rm(folder, { recursive: true })
})

async function join(token: string, board = 'plan'): Promise<WireClient> {
  const client = await WireClient.open(server, token, undefined, board)
  clients.push(client)
  client.hello()
  await client.sync('board')
  return client
}

/** Closes a client for good: thousands of them are not to stay in memory until the test is over. */
function leave(client: WireClient): void {
  client.close()
  clients = clients.filter(each => each !== client)
}

const titled = (id: string, fi: string): Put => ({
  kind: 'put',
  table: 'priorities',
  id,
  fields: { title: { fi }, framework: 'goals' as never, order: 'a5' },
})
const titles = (client: WireClient) => client.doc('board').getMap('priorities')

test('[O2] [R11] fifty join a board that was never loaded in one instant: one load, and nobody sees it empty', {
  timeout: IS_LONG ? 1_800_000 : 60_000,
}, async () => {
  await start()
  for (let round = 0; round < COLD_JOINS; round += 1) {
    const board = `board${round}`
    await server.createBoard(board)
    const before = storage.loads
    const joined = await Promise.all(Array.from({ length: 50 }, () => join(server.enter('viewer', { board }), board)))
    // board, arrangement and desk; a viewer has no own document.
    expect(storage.loads - before).toBe(3)
    for (const client of joined) expect(titles(client).get('schools.title')).toEqual({ fi: 'Koulut' })
    for (const client of joined) leave(client)
  }
})

test('[O3] a board that nobody uses is unloaded, and its words are there for the next', async () => {
  await start({ idleMs: 50, wheelMs: 10 })
  const writer = await join(server.enter('facilitator'))
  await writer.saved('board', writer.change('board', titled('uusi', 'Uusi')))
  writer.close()
  await eventually('the board is unloaded', () => server.live.figures.boards === 0)
  expect(server.live.figures.rooms).toBe(0)
  const reader = await join(server.enter('viewer'))
  expect(titles(reader).get('uusi.title')).toEqual({ fi: 'Uusi' })
})

test('[O3] [R12] whoever joins while the last one leaves and a save is in flight finds every word', {
  timeout: IS_LONG ? 3_600_000 : 120_000,
}, async () => {
  await start({ idleMs: 0, wheelMs: 1 })
  for (let race = 0; race < RACES; race += 1) {
    const writer = await join(server.enter('facilitator'))
    const number = writer.change('board', titled(`rivi${race % 50}`, `Rivi ${race}`))
    if (race % 2 === 0) await writer.saved('board', number)
    const wasSaved = writer.isSaved('board', number)
    leave(writer)
    // A unload may begin at any turn now; the next join lands before, within or after it.
    for (let turn = 0; turn < race % 7; turn += 1) await new Promise(resolve => setImmediate(resolve))
    const reader = await join(server.enter('viewer'))
    if (wasSaved) expect(titles(reader).get(`rivi${race % 50}.title`)).toEqual({ fi: `Rivi ${race}` })
    expect(server.live.figures.boards).toBe(1)
    leave(reader)
    if (race % 4 === 0) await eventually('the board is unloaded', () => server.live.figures.boards === 0)
  }
})

test('a slow save keeps a board that nobody uses', async () => {
  await start({ idleMs: 0, wheelMs: 1, commitMs: 50 })
  const writer = await join(server.enter('facilitator'))
  storage.hold()
  const before = storage.appends
  writer.change('board', titled('hidas', 'Hidas'))
  await eventually('the append has begun', () => storage.appends > before)
  writer.close()
  await eventually('the socket is gone', () => server.live.figures.sockets === 0)
  const reader = await join(server.enter('viewer'))
  storage.release()
  await eventually('the reader sees it', () => titles(reader).has('hidas.title'))
})

test('[D9] ended sessions are closed with 4401, and [D10] a deleted board with 4404', async () => {
  await start()
  const [ended, kept] = [server.enter('participant'), server.enter('participant')]
  const out = await join(ended)
  const stays = await join(kept)
  server.live.endSessions('plan', [ended])
  expect(await out.closed()).toBe(4401)
  expect(stays.closedWith).toBeUndefined()
  await server.live.dropBoard('plan')
  expect(await stays.closed()).toBe(4404)
  expect(server.live.figures.boards).toBe(0)
})

test('more sockets than a session may have close its oldest', async () => {
  await start({ socketsPerSession: 3 })
  const token = server.enter('participant')
  const sockets = []
  for (let count = 0; count < 4; count += 1) sockets.push(await join(token))
  expect(await sockets[0]?.closed()).toBe(4409)
  expect(sockets.slice(1).map(socket => socket.closedWith)).toEqual([undefined, undefined, undefined])
})

test('[O5] a log that has grown is cut back to a snapshot, and the board reads the same', async () => {
  await start({ idleMs: 50, wheelMs: 10 })
  for (let round = 0; round < 4; round += 1) {
    const writer = await join(server.enter('facilitator'))
    let last = 0
    for (let edit = 0; edit < 150; edit += 1) last = writer.change('board', titled('laskuri', `${round}:${edit}`))
    await writer.saved('board', last)
    writer.close()
    await eventually('the board is unloaded', () => server.live.figures.boards === 0)
  }
  const loaded = await storage.log.load('plan', 'board')
  expect(loaded.snapshot?.sequence).toBe(601)
  expect(loaded.updates).toHaveLength(0)
  const reader = await join(server.enter('viewer'))
  expect(titles(reader).get('laskuri.title')).toEqual({ fi: '3:149' })
})

test('an export reads the committed board, and one’s own notes', async () => {
  await start()
  const writer = await join(server.enter('facilitator'))
  await writer.saved('board', writer.change('board', titled('uusi', 'Uusi')))
  const { view } = await server.live.read('plan')
  expect(view.row('priorities', 'uusi')).toMatchObject({ title: { fi: 'Uusi' } })
  expect((await server.live.readMine('plan', 'nobody')).rows('ownNotes').size).toBe(0)
})

test('[O6] [R25] a board whose newest snapshot is damaged opens from the one before, says so, and others are well', async () => {
  await start({ idleMs: 50, wheelMs: 10 })
  await server.createBoard('other')
  for (let round = 0; round < 2; round += 1) {
    const writer = await join(server.enter('facilitator'))
    let last = 0
    for (let edit = 0; edit < 50; edit += 1) last = writer.change('board', titled('laskuri', `${round}:${edit}`))
    await writer.saved('board', last)
    writer.close()
    await eventually('the board is unloaded', () => server.live.figures.boards === 0)
  }
  const database = new DatabaseSync(joinPath(folder, 'board.db'))
  const { changes } = database
    .prepare(
      'UPDATE snapshots SET bytes = zeroblob(length(bytes)) WHERE sequence = (SELECT max(sequence) FROM snapshots)',
    )
    .run()
  database.close()
  expect(changes).toBe(1)

  const reader = await join(server.enter('viewer'))
  expect(titles(reader).get('laskuri.title')).toEqual({ fi: '1:49' })
  await eventually('it is said', () =>
    reader.of('session', 'notice').some(({ name }) => name === 'restored-from-older'),
  )
  const elsewhere = await join(server.enter('viewer', { board: 'other' }), 'other')
  await elsewhere.sync('board')
  expect(elsewhere.of('session', 'notice')).toEqual([])
  const writer = await join(server.enter('facilitator'))
  await writer.saved('board', writer.change('board', titled('laskuri', 'yhä')))
})

test('a board whose lease another node has taken is let go: its sockets close with 1001, and nothing more is written', async () => {
  await start({ wheelMs: 10, leaseMs: 60 })
  const writer = await join(server.enter('facilitator'))
  await writer.saved('board', writer.change('board', titled('ennen', 'Ennen')))
  // As another node would, once this one's time had run out.
  const taken = await storage.log.lease('plan', 'another node', Date.now() + 120_000, 600_000)
  expect(taken).not.toBe('held')
  expect(await writer.closed()).toBe(1001)
  expect(server.live.figures.boards).toBe(0)
})
