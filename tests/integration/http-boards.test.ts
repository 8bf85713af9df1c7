import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { RecordStorage } from '#server/storage/storage.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import { readBoardJson } from '#shared/results/board-json.ts'
import { eventually } from '#tests/support/eventually.ts'
import { type BoardAtWork, HttpAtWork } from '#tests/support/http-at-work.ts'
import { WireClient } from '#tests/support/wire-client.ts'

let http: HttpAtWork
const providers: WebsocketProvider[] = []

beforeAll(async () => {
  http = await HttpAtWork.start()
})
afterAll(async () => {
  for (const provider of providers) provider.destroy()
  await http.close()
})

/** A stock client's copy of a document, once it has been answered. */
async function open(board: BoardAtWork, document: string, token: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`ws://127.0.0.1:${http.http.port}/sync/${board.board}`, document, doc, {
    protocols: [SUBPROTOCOL, token],
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  })
  providers.push(provider)
  await eventually(`${document} is in sync`, () => provider.synced)
  return doc
}

function ownNote(text: string, prompt = 'works') {
  return { text, prompt, workshop: 'first', revision: 1, wish: { framework: 'national', priority: 'quality' } }
}

async function everyByte(): Promise<string> {
  const files = (await readdir(http.folder)).filter(file => file.startsWith('timantti'))
  return (await Promise.all(files.map(file => readFile(join(http.folder, file), 'utf8')))).join('\n')
}

async function exportOf(board: BoardAtWork, format: string, token: string): Promise<string> {
  // Asked for as often as the limit of a session allows, without waiting for it.
  http.clock.shiftMs += 100
  return (await http.ask('GET', `/api/boards/${board.board}/export.${format}`, { token })).text
}

describe('an export', () => {
  test('[H8] shows what is published at any minute, to viewers too, and nothing that is kept', async () => {
    const board = await http.board('pseudonymous')
    const mine = await open(board, 'mine', board.tokens.participant)
    mine.getMap('ownNotes').set('o1.note', ownNote('Salaisuus ennen paljastusta'))
    await eventually('the note is kept', () => {
      const receipt = mine.getMap('receipts').get('o1.receipt') as { state: string } | undefined
      return receipt?.state === 'kept'
    })
    for (const format of ['md', 'csv', 'json']) {
      for (const token of Object.values(board.tokens)) {
        expect(await exportOf(board, format, token)).not.toContain('Salaisuus')
      }
    }
    const run = await open(board, 'board', board.tokens.facilitator)
    run.getMap('progress').set('check-in.began', true)
    await eventually('the note is published', () => {
      const receipt = mine.getMap('receipts').get('o1.receipt') as { state: string } | undefined
      return receipt?.state === 'published'
    })
    for (const format of ['md', 'csv', 'json']) {
      expect(await exportOf(board, format, board.tokens.viewer)).toContain('Salaisuus ennen paljastusta')
    }
  })

  test('[C9] of an anonymous board carries neither author nor time', async () => {
    const board = await http.board('anonymous')
    const { token } = await http.join(board.board, board.keys.participant, 'Salanimi')
    const mine = await open(board, 'mine', token)
    mine.getMap('ownNotes').set('o1.note', ownNote('Nimetön ajatus'))
    const run = await open(board, 'board', board.tokens.facilitator)
    run.getMap('progress').set('check-in.began', true)
    await eventually('it is published', async () =>
      (await exportOf(board, 'json', board.tokens.viewer)).includes('Nimetön ajatus'),
    )
    for (const format of ['md', 'csv', 'json']) {
      const text = await exportOf(board, format, board.tokens.facilitator)
      expect(text).not.toMatch(/Salanimi|Kirjoittaja\b|"author"|createdAt|exportedAt|\d{2}:\d{2}/)
      for (const { participant } of await http.storage.records.sessions(board.board))
        expect(text).not.toContain(participant)
    }
  })

  test('[H8] [T3] as JSON holds the words of the statements, as they are on the disk', async () => {
    const board = await http.board('named')
    const run = await open(board, 'board', board.tokens.facilitator)
    run.transact(() => {
      run.getMap('statements').set('s1.priority', 'quality')
      run.getMap('statements').set('s1.order', 'a0')
      run.getMap('statements').set('s1.evidence', [])
    })
    const words = new Y.Text()
    run.getMap('statementTexts').set('s1', words)
    words.insert(0, 'Laatu syntyy yhdessä.')
    await eventually('the words are in the file', async () => {
      const read = readBoardJson(await exportOf(board, 'json', board.tokens.viewer))
      return read.ok && read.statementTexts.get('s1') === 'Laatu syntyy yhdessä.'
    })
  })

  test('[A41] hands stored scripts over as a file that no browser runs', async () => {
    const board = await http.board()
    const run = await open(board, 'board', board.tokens.facilitator)
    const attack = '<script>alert(1)</script>'
    run.getMap('about').set('board.title', { fi: attack })
    await eventually('the title is there', async () =>
      (await exportOf(board, 'json', board.tokens.viewer)).includes('alert'),
    )
    for (const format of ['md', 'csv', 'json']) {
      const answer = await http.ask('GET', `/api/boards/${board.board}/export.${format}`, {
        token: board.tokens.viewer,
      })
      expect(answer.headers['content-disposition']).toMatch(
        /^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''[A-Za-z0-9.%_-]+$/,
      )
      expect(answer.headers['content-type']).not.toMatch(/html|xml|svg/)
      expect(answer.headers['cache-control']).toBe('no-store')
      if (format === 'md') expect(answer.text).not.toMatch(/(?<!\\)</)
    }
  })
})

test('[H8] a person’s own notes are for that person alone, kept or published', async () => {
  const board = await http.board('named')
  const path = `/api/boards/${board.board}/own-notes.md`
  const mine = await open(board, 'mine', board.tokens.participant)
  mine.getMap('ownNotes').set('o1.note', ownNote('Vielä **vain** minun', 'develop'))
  mine.getMap('ownNotes').set('o2.note', { ...ownNote('Otin takaisin'), withdrawn: true })
  await eventually('it is on the server', async () =>
    (await http.ask('GET', path, { token: board.tokens.participant })).text.includes('Vielä **vain** minun'),
  )
  const { text } = await http.ask('GET', `${path}?language=sv`, { token: board.tokens.participant })
  expect(text).toContain('## B. Vad bör utvecklas?')
  expect(text).not.toContain('Otin takaisin')
  expect((await http.ask('GET', path, { token: board.tokens.facilitator })).text).not.toContain('minun')
  const { token } = await http.join(board.board, board.keys.participant)
  expect((await http.ask('GET', path, { token })).text).not.toContain('minun')
  expect((await http.ask('GET', `${path}?participant=x`, { token })).json).toEqual({ error: 'bad-request' })
})

describe('what facilitators write about the board', () => {
  const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const look = async (board: BoardAtWork) =>
    (await http.ask('POST', `/api/boards/${board.board}/look`, { body: { key: board.keys.viewer } })).json

  test('[H9] its title and its last day are what joiners are told, and its end is that of the new day', async () => {
    const board = await http.board('named')
    const run = await open(board, 'board', board.tokens.facilitator)
    const until = dayIn(500)
    run.getMap('about').set('board.title', { fi: 'Uusi\u202E nimi' })
    run.getMap('about').set('board.retainUntil', until)
    await eventually('the look says so', async () => {
      const { title, retainUntil } = await look(board)
      return JSON.stringify(title) === '{"fi":"Uusi nimi"}' && retainUntil === until
    })
    const { json } = await http.ask('POST', '/api/sessions', { body: { code: board.code } })
    expect(json).toMatchObject({ title: { fi: 'Uusi nimi' }, retainUntil: until })
    const own = await http.ask('GET', `/api/boards/${board.board}`, { token: board.tokens.viewer })
    expect(own.json).toMatchObject({ title: { fi: 'Uusi nimi' }, retainUntil: until })
    const lastMoment = Date.parse(`${until}T23:59:59.999Z`)
    expect(await http.storage.records.boardsToExpire(lastMoment - 1)).not.toContain(board.board)
    expect(await http.storage.records.boardsToExpire(lastMoment)).toContain(board.board)
  })

  test.each([
    ['today', dayIn(0)],
    ['a day that has passed', '2020-01-01'],
    ['a day too far away', dayIn(3655)],
    ['a day that is none', `${new Date().getUTCFullYear() + 1}-02-30`],
  ])('[H9] %s is not kept: the record stays, and the document says the day that holds', async (_what, day) => {
    const board = await http.board('named')
    const { retainUntil } = await look(board)
    const run = await open(board, 'board', board.tokens.facilitator)
    run.getMap('about').set('board.retainUntil', day)
    await eventually(
      'the document says the old day',
      () => run.getMap('about').get('board.retainUntil') === retainUntil,
    )
    expect((await look(board))['retainUntil']).toBe(retainUntil)
  })

  test('of a board that is unloaded at once is on record all the same', async () => {
    const server = await HttpAtWork.start()
    const board = await server.board('named')
    const { socket, opened } = server.socket(`/sync/${board.board}`, board.tokens.facilitator)
    const client = new WireClient(socket, undefined)
    await opened
    client.hello()
    await client.sync('board')
    const fields = { title: { fi: 'Viime hetkellä' } }
    await client.saved('board', client.change('board', { kind: 'put', table: 'about', id: 'board', fields }))
    await server.live.close()
    expect((await server.storage.records.board(board.board))?.title).toEqual(fields.title)
    await server.close()
  })
})

describe('moderation', () => {
  test('[C2] a waiting note is published by a facilitator’s word, or goes back with the reason, once', async () => {
    const board = await http.board('named')
    const run = await open(board, 'board', board.tokens.facilitator)
    const rules = run.getMap('steps').get('check-in.rules') as object
    run.getMap('steps').set('check-in.rules', { ...rules, mode: 'moderated' })
    run.getMap('progress').set('check-in.began', true)
    const desk = await open(board, 'desk', board.tokens.facilitator)
    const mine = await open(board, 'mine', board.tokens.participant)
    mine.getMap('ownNotes').set('o1.note', ownNote('Hyvä ajatus'))
    mine.getMap('ownNotes').set('o2.note', ownNote('Pahoja sanoja'))
    const waiting = () =>
      [...desk.getMap('waiting')].map(([key, note]) => [key.split('.')[0], (note as { text: string }).text] as const)
    await eventually('both wait', () => waiting().length === 2)
    const idOf = (text: string) => waiting().find(([, words]) => words === text)?.[0]
    const [good, bad] = [idOf('Hyvä ajatus'), idOf('Pahoja sanoja')]
    const say = (body: object) =>
      http.ask('POST', `/api/boards/${board.board}/moderation`, { token: board.tokens.facilitator, body })
    expect((await say({ note: good, words: 'Hyvä ajatus', decision: 'approve' })).status).toBe(204)
    expect(
      (await say({ note: bad, words: 'Pahoja sanoja', decision: 'return', reason: 'Sanoisitko\u202E tämän toisin?' }))
        .status,
    ).toBe(204)
    expect((await say({ note: good, words: 'Hyvä ajatus', decision: 'approve' })).json).toEqual({ error: 'not-found' })
    const text = await exportOf(board, 'md', board.tokens.viewer)
    expect(text).toContain('Hyvä ajatus')
    expect(text).not.toContain('Pahoja sanoja')
    await eventually('the author is told', () => {
      const receipt = mine.getMap('receipts').get('o2.receipt') as { state: string; reason?: string } | undefined
      return receipt?.state === 'returned' && receipt.reason === 'Sanoisitko tämän toisin?'
    })
  })
})

describe('deleting a board', () => {
  test('[QUALITY P7] [H7] [D10] [A58] takes every word away, closes every socket, and is not found afterwards', async () => {
    const [board, neighbour] = [await http.board(), await http.board()]
    const canary = 'Kanarialintu-laulaa-7f3a'
    const mine = await open(board, 'mine', board.tokens.participant)
    mine.getMap('ownNotes').set('o1.note', ownNote(canary))
    const run = await open(board, 'board', board.tokens.facilitator)
    run.getMap('progress').set('check-in.began', true)
    run.getMap('about').set('board.title', { fi: `${canary} otsikko` })
    await http.join(board.board, board.keys.participant, `${canary} nimi`)
    await eventually('it is on the disk', async () => (await everyByte()).includes(canary))
    await eventually('it is published', async () =>
      (await exportOf(board, 'json', board.tokens.viewer)).includes(canary),
    )
    const all = http.socket(`/sync/${board.board}`, board.tokens.viewer)
    const near = http.socket(`/sync/${neighbour.board}`, neighbour.tokens.viewer)
    expect([await all.opened, await near.opened]).toEqual([101, 101])
    for (const provider of providers) provider.shouldConnect = false

    const path = `/api/boards/${board.board}`
    expect((await http.ask('DELETE', path, { token: board.tokens.participant })).status).toBe(403)
    expect((await http.ask('DELETE', path, { token: board.tokens.facilitator })).status).toBe(204)
    expect(await all.closed).toBe(4404)
    expect(near.socket.readyState).toBe(WebSocket.OPEN)
    near.socket.terminate()

    expect((await http.ask('GET', path, { token: board.tokens.facilitator })).status).toBe(401)
    expect((await http.ask('POST', `${path}/look`, { body: { key: board.keys.viewer } })).json).toEqual({
      error: 'not-found',
    })
    expect((await http.ask('POST', '/api/look', { body: { code: board.code } })).json).toEqual({ error: 'not-found' })
    expect((await http.ask('GET', `/api/boards/${neighbour.board}`, { token: neighbour.tokens.viewer })).status).toBe(
      200,
    )
    expect(await everyByte()).not.toContain(canary)
  })

  test('[H7] stops the rooms before it takes the rows, so that nothing is written in between', async () => {
    let roomsAtDeletion = -1
    const server = await HttpAtWork.start({
      around: storage => ({
        ...storage,
        close: () => storage.close(),
        records: new Proxy(storage.records, {
          get(target, name: keyof RecordStorage) {
            const method = (target[name] as (...given: unknown[]) => unknown).bind(target)
            if (name !== 'deleteBoard') return method
            return (board: string) => {
              roomsAtDeletion = server.live.figures.boards
              return method(board)
            }
          },
        }),
      }),
    })
    const board = await server.board()
    const { socket, opened } = server.socket(`/sync/${board.board}`, board.tokens.viewer)
    await opened
    expect(server.live.figures.boards).toBe(1)
    await server.ask('DELETE', `/api/boards/${board.board}`, { token: board.tokens.facilitator })
    expect(roomsAtDeletion).toBe(0)
    socket.terminate()
    await server.close()
  })

  test('two deletions at once are both answered, and nothing fails', async () => {
    const board = await http.board()
    const path = `/api/boards/${board.board}`
    const answers = await Promise.all([1, 2].map(() => http.ask('DELETE', path, { token: board.tokens.facilitator })))
    expect(answers.map(answer => answer.status).toSorted()[0]).toBe(204)
    expect([204, 401, 404]).toContain(answers.map(answer => answer.status).toSorted()[1])
    expect(http.lines.filter(line => /"level":(?:50|60)/.test(line))).toEqual([])
  })
})

describe('making a board', () => {
  const body = { template: 'strategy-workshop', language: 'fi', anonymity: 'named' }

  test('takes its title, language and last day', async () => {
    const retainUntil = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    const made = await http.ask('POST', '/api/boards', {
      body: { ...body, title: ' Kymen\u202E strategia ', retainUntil },
    })
    const look = await http.ask('POST', `/api/boards/${made.json['board']}/look`, {
      body: { key: (made.json['links'] as { viewer: string }).viewer.split('#')[1] },
    })
    expect(look.json).toMatchObject({ title: { fi: 'Kymen strategia' }, retainUntil, role: 'viewer' })
  })

  test.each([
    ['an unknown template', { template: 'nothing' }],
    ['a day that has passed', { retainUntil: '2020-01-01' }],
    ['a day too far away', { retainUntil: '2999-01-01' }],
    ['a day that is none', { retainUntil: '2027-02-30' }],
    ['an unknown language', { language: 'de' }],
    ['a title beyond all measure', { title: 'x'.repeat(2_000) }],
  ])('refuses %s', async (_what, change) => {
    expect((await http.ask('POST', '/api/boards', { body: { ...body, ...change } })).json).toEqual({
      error: 'bad-request',
    })
  })

  test('asks for the host’s secret where the host wants it, and does not limit who has it', async () => {
    const closed = await HttpAtWork.start({ config: { create: { kind: 'key', secret: 'a-long-enough-secret' } } })
    expect((await closed.ask('GET', '/api/templates')).json['create']).toBe('key')
    expect((await closed.ask('POST', '/api/boards', { body })).json).toEqual({ error: 'not-allowed' })
    const wrong = { ...body, createKey: 'a-wrong-enough-secret' }
    expect((await closed.ask('POST', '/api/boards', { body: wrong })).json).toEqual({ error: 'not-allowed' })
    const right = { ...body, createKey: 'a-long-enough-secret' }
    for (let i = 0; i < 70; i += 1) expect((await closed.ask('POST', '/api/boards', { body: right })).status).toBe(201)
    await closed.close()
  })

  test('is limited for one address', async () => {
    const server = await HttpAtWork.start()
    const statuses: number[] = []
    for (let i = 0; i < 70; i += 1) statuses.push((await server.ask('POST', '/api/boards', { body })).status)
    expect(statuses.slice(0, 60).every(status => status === 201)).toBe(true)
    expect(statuses.slice(60)).toContain(429)
    await server.close()
  })
})
