import { afterEach, expect, test } from 'vitest'
import { eventually } from '#tests/support/eventually.ts'
import { type Fault, type FaultyStorage, openFaultyStorage } from '#tests/support/faulty-storage.ts'
import { HttpAtWork } from '#tests/support/http-at-work.ts'
import { WireClient } from '#tests/support/wire-client.ts'

const FAULTS: readonly Fault[] = ['disk-full', 'io-error', 'sync-error', 'locked']

let faulty: FaultyStorage
let http: HttpAtWork

async function start(): Promise<void> {
  http = await HttpAtWork.start({
    engine: file => {
      faulty = openFaultyStorage(file)
      return faulty.storage
    },
  })
}
afterEach(() => http.close())

async function health() {
  const { status, json } = await http.ask('GET', '/api/health')
  return [status, json['storage']]
}

const titled = (fi: string) => ({ kind: 'put', table: 'about', id: 'board', fields: { title: { fi } } }) as const

test.each(FAULTS)(
  '[O4] %s while no room writes: requests are told so by name, and service comes back by itself',
  async fault => {
    await start()
    const board = await http.board()
    faulty.break(fault)
    const join = () => http.ask('POST', `/api/boards/${board.board}/sessions`, { body: { key: board.keys.viewer } })
    const make = () =>
      http.ask('POST', '/api/boards', {
        body: { template: 'strategy-workshop', language: 'fi', anonymity: 'named' },
      })
    for (const ask of [join, make, join]) {
      const { status, json, headers } = await ask()
      expect([status, json]).toEqual([503, { error: 'storage-unavailable', retryAfterSeconds: 3 }])
      expect(headers['retry-after']).toBe('3')
    }
    expect(await health()).toEqual([503, 'failing'])

    faulty.mend()
    await eventually('the storage is ready again', async () => (await health())[1] === 'ready')
    expect((await join()).status).toBe(200)
    expect((await make()).status).toBe(201)
    // Three sessions before, and the one that was let in just now. A sync that failed may have left one more, whose
    // token nobody was ever told.
    expect(await http.storage.records.sessions(board.board)).toHaveLength(fault === 'sync-error' ? 5 : 4)
    expect(await http.storage.records.boards()).toHaveLength(2)
  },
)

test('[O4] whoever is on a board hears of a failure that a request has found, and edits made meanwhile are saved after it', async () => {
  await start()
  const board = await http.board()
  const { socket, opened } = http.socket(`/sync/${board.board}`, board.tokens.facilitator)
  const client = new WireClient(socket, undefined)
  await opened
  client.hello()
  await client.sync('board')
  const heard = (name: string) => client.of('session', 'notice').filter(notice => notice.name === name).length
  const fail = () =>
    http.ask('POST', `/api/boards/${board.board}/links`, { token: board.tokens.facilitator, body: { role: 'viewer' } })

  faulty.break('disk-full')
  expect((await fail()).status).toBe(503)
  await eventually('saving-stopped is said', () => heard('saving-stopped') === 1)
  faulty.mend()
  await eventually('saving-again is said though nothing waited', () => heard('saving-again') === 1)

  faulty.break('io-error')
  expect((await fail()).status).toBe(503)
  const number = client.change('board', titled('Kirjoitettu katkon aikana'))
  expect(client.isSaved('board', number)).toBe(false)
  faulty.mend()
  await client.saved('board', number)
  expect([heard('saving-stopped'), heard('saving-again')]).toEqual([2, 2])
  socket.terminate()
})
