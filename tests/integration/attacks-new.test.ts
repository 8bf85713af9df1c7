import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqliteStorage } from '#server/storage/sqlite-storage.ts'
import type { Storage } from '#server/storage/storage.ts'
import { ROUNDS_MAX } from '#shared/domain/limits.ts'
import { type Put, put, remove } from '#shared/domain/plan.ts'
import type { RoundResult, Rows } from '#shared/domain/tables.ts'
import type { Ballot } from '#shared/domain/voting.ts'
import type { CreateBoardAnswer } from '#shared/protocol/api.ts'
import { eventually } from '#tests/support/eventually.ts'
import { HttpAtWork } from '#tests/support/http-at-work.ts'
import { goals, health, schools, works } from '#tests/support/small-board.ts'
import { smallBoardRows } from '#tests/support/small-board-rows.ts'
import { TestServer } from '#tests/support/test-server.ts'
import { WireClient } from '#tests/support/wire-client.ts'

/** An id that no other byte of the database could be taken for. */
const CANARY = 'zebraKanariaKlusteri'
const cluster = (id: string, priority: typeof schools): Put =>
  put('clusters', id, { title: { fi: 'x' }, place: { framework: goals, priority, prompt: works, order: 'a0' } })
const rules: Rows['rounds']['rules'] = { kind: 'dots', framework: goals, on: 'clusters', dots: 5, perTarget: 3 }
const round = (order = 'a0'): Rows['rounds'] => ({ title: { fi: 'Pisteet' }, rules, state: 'open', order })
const ROWS = [...smallBoardRows(), cluster('c1', schools), cluster(CANARY, health), put('rounds', 'r1', round())]
const give = (...dots: readonly (readonly [string, number])[]): Ballot => ({ kind: 'dots', dots })

let folder = ''
let server: TestServer
let storage: Storage
/** How many ballots each write of the storage held. */
let writes: number[] = []
let clients: WireClient[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attacks-'))
  storage = openSqliteStorage({ file: join(folder, 'board.db') })
  writes = []
  const { ballots } = storage
  const put = ballots.put.bind(ballots)
  ballots.put = (board, given) => {
    writes.push(given.length)
    return put(board, given)
  }
  server = await TestServer.start({ storage, rows: ROWS })
})
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  await server.close()
  await storage.close()
  await rm(folder, { recursive: true })
})

async function arrive(role: 'facilitator' | 'participant' | 'viewer'): Promise<WireClient> {
  const client = await WireClient.join(server, server.enter(role), 'board', 'arrangement')
  clients.push(client)
  return client
}
const resultOn = (client: WireClient) =>
  client.doc('board').getMap('results').get('r1.result') as RoundResult | undefined
const cast = (who: string, ballot: Ballot) => server.live.castBallot('plan', 'r1', who, ballot)

/** Everything that lies in the folder of the data. */
async function bytesOnDisk(): Promise<string> {
  const files = await Promise.all((await readdir(folder)).map(name => readFile(join(folder, name))))
  return Buffer.concat(files).toString('latin1')
}

describe('a vote under attack', () => {
  test('[A55] a hall that votes at once makes few writes of it, and every ballot is counted', async () => {
    const people = Array.from({ length: 300 }, (_, at) => `person-${at}`)
    const outcomes = await Promise.all(people.map(who => cast(who, give(['c1', 1]))))
    expect(new Set(outcomes)).toEqual(new Set(['done']))
    expect(writes.reduce((sum, count) => sum + count, 0)).toBe(300)
    expect(writes.length).toBeLessThan(30)
    const facilitator = await arrive('facilitator')
    facilitator.change('board', put('rounds', 'r1', { state: 'closed' }))
    await eventually('it is counted', () => resultOn(facilitator) !== undefined)
    expect(resultOn(facilitator)).toMatchObject({ voters: 300, targets: [{ id: 'c1', dots: 300 }] })
  })

  test('[A51] ballots that race the closing and its undoing are counted if they were accepted, and only then', async () => {
    const facilitator = await arrive('facilitator')
    const outcomes: string[] = []
    const casting: Promise<void>[] = []
    for (let at = 0; at < 200; at += 1) {
      const state = at % 7 === 3 ? 'closed' : 'open'
      if (at % 7 === 3 || at % 7 === 5) facilitator.change('board', put('rounds', 'r1', { state }))
      casting.push(cast(`person-${at}`, give(['c1', 1])).then(outcome => void outcomes.push(outcome)))
      await new Promise(resolve => setTimeout(resolve, at % 5))
    }
    facilitator.change('board', put('rounds', 'r1', { state: 'closed' }))
    await Promise.all(casting)
    await eventually('it is counted', () => resultOn(facilitator) !== undefined)
    const accepted = outcomes.filter(outcome => outcome === 'done').length
    expect(outcomes.filter(outcome => outcome !== 'done' && outcome !== 'round-closed')).toEqual([])
    expect(resultOn(facilitator)).toMatchObject({ voters: accepted })
    await eventually('no ballot is left', async () => (await storage.ballots.rounds('plan')).length === 0)
  })

  test('[A51] nobody has more dots than the rules at the counting give, whatever the rules were before', async () => {
    expect(await cast('anna', give(['c1', 3], [CANARY, 2]))).toBe('done')
    expect(await cast('bertta', give(['c1', 1]))).toBe('done')
    const facilitator = await arrive('facilitator')
    const turnout = () => facilitator.doc('board').getMap('turnouts').get('r1.voted')
    await eventually('both are counted', () => turnout() === 2)
    const fewer = { ...rules, dots: 2, perTarget: 1 }
    await facilitator.saved('board', facilitator.change('board', put('rounds', 'r1', { rules: fewer })))
    await eventually('one may vote anew', () => turnout() === 1)
    expect(await server.live.ownBallot('plan', 'r1', 'anna')).toBeUndefined()
    expect(await server.live.ownBallot('plan', 'r1', 'bertta')).toEqual(give(['c1', 1]))
    facilitator.change('board', put('rounds', 'r1', { state: 'closed' }))
    await eventually('it is counted', () => resultOn(facilitator) !== undefined)
    expect(resultOn(facilitator)).toMatchObject({ voters: 1, targets: [{ id: 'c1', dots: 1, voters: 1 }] })
  })

  test('[A17] nobody but a facilitator writes rounds, and nobody at all results or turnouts', async () => {
    const result: RoundResult = {
      kind: 'dots',
      voters: 9,
      returned: 0,
      targets: [{ id: 'c1' as never, dots: 9, voters: 9 }],
    }
    for (const role of ['facilitator', 'participant', 'viewer'] as const) {
      for (const change of [put('results', 'r1', { result }), put('turnouts', 'r1', { voted: 99 })]) {
        const client = await arrive(role)
        await expect(client.saved('board', client.change('board', change))).rejects.toThrow()
      }
    }
    for (const role of ['participant', 'viewer'] as const) {
      for (const change of [put('rounds', 'r1', { state: 'closed' }), remove('rounds', 'r1')]) {
        const client = await arrive(role)
        await expect(client.saved('board', client.change('board', change))).rejects.toThrow()
      }
    }
    const reader = await arrive('viewer')
    expect(reader.doc('board').getMap('rounds').get('r1.state')).toBe('open')
    expect(reader.doc('board').getMap('results').size + reader.doc('board').getMap('turnouts').size).toBe(0)
  })

  test('[A17] a board holds no more rounds than it may', async () => {
    const client = await arrive('facilitator')
    for (let at = 1; at < ROUNDS_MAX; at += 50) {
      const some = Array.from({ length: Math.min(50, ROUNDS_MAX - at) }, (_, nth) =>
        put('rounds', `x${at + nth}`, round()),
      )
      await client.saved('board', client.change('board', ...some))
    }
    await expect(client.saved('board', client.change('board', put('rounds', 'more', round())))).rejects.toThrow()
  })

  test('[A50] [B6] when a vote is counted, no file holds a ballot, a voter or a key, after the clean-up no copy neither', async () => {
    const people = Array.from({ length: 200 }, (_, at) => `participant-${at}`)
    await Promise.all(people.map(who => cast(who, give([CANARY, 2], ['c1', 1]))))
    const ballot = JSON.stringify(give([CANARY, 2], ['c1', 1]))
    expect(await bytesOnDisk()).toContain(ballot)
    expect(await bytesOnDisk()).not.toContain('participant-')
    const key = Buffer.from(await storage.ballots.key('plan', 'r1', Uint8Array.of(1))).toString('latin1')
    expect(await bytesOnDisk()).toContain(key)
    const facilitator = await arrive('facilitator')
    facilitator.change('board', put('rounds', 'r1', { state: 'closed' }))
    await eventually('the ballots are gone', async () => (await storage.ballots.rounds('plan')).length === 0)
    const log = await readFile(join(folder, 'board.db-wal'))
    expect(log.toString('latin1')).not.toContain('{"kind":"dots","dots":[[')
    await storage.cleanUp()
    const left = await bytesOnDisk()
    expect(left).not.toContain(key)
    expect(left).not.toContain('{"kind":"dots","dots":[[')
    expect(left).not.toContain('participant-')
    expect(JSON.stringify(server.lines)).not.toContain('participant-')
  })

  test('[A50] a vote on a board that is deleted meanwhile leaves nothing behind, and nobody hangs', async () => {
    const casting = Array.from({ length: 50 }, (_, at) => cast(`participant-${at}`, give(['c1', 1])).catch(String))
    await storage.records.deleteBoard('plan')
    await server.live.dropBoard('plan')
    await Promise.all(casting)
    await storage.cleanUp()
    expect(await bytesOnDisk()).not.toContain('{"kind":"dots","dots":[[')
  })
})

test('[A46] slow senders of board files hold no more memory and places than they may, and give them back', async () => {
  const http = await HttpAtWork.start()
  const file = JSON.stringify({ format: 'other' })
  /** Announces a file and sends only its first byte. */
  const hold = () => {
    const headers = { 'content-type': 'application/json', 'content-length': String(file.length) }
    const sending = request({ port: http.http.port, host: '127.0.0.1', method: 'POST', path: '/api/imports', headers })
    sending.on('error', () => undefined)
    sending.write(file.slice(0, 1))
    return sending
  }
  const held = [hold(), hold(), hold()]
  const send = () => http.ask('POST', '/api/imports', { body: file })
  await eventually('no more are received from there', async () => (await send()).status === 429)
  held[0]?.end(file.slice(1))
  await eventually('a place is free', async () => (await send()).json['error'] === 'not-a-board')
  for (const each of held) each.destroy()
  await eventually('all are free', async () => {
    const answers = await Promise.all([send(), send(), send()])
    return answers.every(({ json }) => json['error'] === 'not-a-board')
  })
  await http.close()
})

test('[A53] [A46] a board file brings no title and no author with marks that nobody sees, and no id that an object has', async () => {
  const http = await HttpAtWork.start()
  const { board, tokens } = await http.board('named')
  const text = (await http.ask('GET', `/api/boards/${board}/export.json`, { token: tokens.viewer })).text
  const file = JSON.parse(text)
  file.tables.about.board.title = { fi: 'Ra\u0000ha\u202e\u200b\nlaiva' }
  const note = { text: 'Sanat', prompt: 'works', workshop: 'first' }
  const rows = JSON.stringify({
    n1: { note: { ...note, author: 'Ai\u202eno\u0007\u200b' } },
    n2: { note: { ...note, author: '\u200b\u2060' } },
    constructor: { note: { ...note, wish: { framework: '__proto__' } } },
  }).replace('"n1"', '"__proto__":{"note":{"text":"Peri","prompt":"works","workshop":"first"}},"n1"')
  const body = JSON.stringify(file).replace(/"notes":\{[^}]*\}/, `"notes":${rows}`)
  const made = await http.ask('POST', '/api/imports', { body })
  expect(made.status).toBe(201)
  const [path = '', key = ''] = (made.json as unknown as CreateBoardAnswer).links.facilitator.split('#')
  const id = path.split('/').at(-1) ?? ''
  expect((await http.storage.records.board(id))?.title).toEqual({ fi: 'Raha laiva' })
  const { token } = await http.join(id, key)
  const again = JSON.parse((await http.ask('GET', `/api/boards/${id}/export.json`, { token })).text)
  const notes = Object.values(again.tables.notes) as { note: { text: string; author?: string } }[]
  expect(notes.map(each => each.note.author ?? 'none').sort()).toEqual(['Aino', 'none', 'none', 'none'])
  expect(Object.keys(again.tables.notes).join()).not.toMatch(/__proto__|constructor/)
  await http.close()
})
