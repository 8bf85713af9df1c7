import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LinksAnswer } from '#shared/protocol/api.ts'
import { type BoardAtWork, HttpAtWork } from '#tests/support/http-at-work.ts'

let http: HttpAtWork

beforeAll(async () => {
  http = await HttpAtWork.start()
})
afterAll(() => http.close())

async function linksOf(board: BoardAtWork): Promise<LinksAnswer> {
  const answer = await http.ask('GET', `/api/boards/${board.board}/links`, { token: board.tokens.facilitator })
  return answer.json as unknown as LinksAnswer
}
async function linkOf(board: BoardAtWork, role: string): Promise<string> {
  return (await linksOf(board)).links.find(link => link.role === role && !link.revoked)?.id ?? 'none'
}
async function everyByte(folder: string): Promise<string> {
  const files = await readdir(folder)
  return (await Promise.all(files.map(file => readFile(join(folder, file), 'latin1')))).join('\n')
}

describe('links', () => {
  test('[H2] are exchanged for a token; neither key nor token is anywhere on the disk', async () => {
    const board = await http.board()
    const bytes = await everyByte(http.folder)
    expect(bytes).toContain(board.board)
    for (const secret of [...Object.values(board.keys), ...Object.values(board.tokens)]) {
      expect(secret.length).toBeGreaterThanOrEqual(32)
      expect(bytes).not.toContain(secret)
    }
  })

  test('[A48] keep their key in the fragment', async () => {
    const board = await http.board()
    for (const link of Object.values(board.links)) {
      expect(link).toMatch(new RegExp(`^/b/${board.board}#[A-Za-z0-9_-]{32}$`))
    }
  })

  test('[A38] hold at least 128 random bits in board id and key', async () => {
    const boards = await Promise.all([http.board(), http.board(), http.board()])
    const ids = boards.flatMap(board => [board.board, ...Object.values(board.keys)])
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(Buffer.from(id, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
  })

  test('say what they open before anyone joins', async () => {
    const board = await http.board('pseudonymous')
    const look = await http.ask('POST', `/api/boards/${board.board}/look`, { body: { key: board.keys.participant } })
    expect(look.json).toMatchObject({
      board: board.board,
      role: 'participant',
      anonymity: 'pseudonymous',
      asksName: true,
    })
    expect(look.json['token']).toBeUndefined()
    expect((await linksOf(board)).links.find(link => link.role === 'participant')?.sessions).toBe(1)
  })

  test('ask no name on an anonymous board, nor of a viewer', async () => {
    const anonymous = await http.board('anonymous')
    const named = await http.board('named')
    const asksName = async (board: BoardAtWork, role: 'participant' | 'viewer') =>
      (await http.ask('POST', `/api/boards/${board.board}/look`, { body: { key: board.keys[role] } })).json['asksName']
    expect(await asksName(anonymous, 'participant')).toBe(false)
    expect(await asksName(named, 'viewer')).toBe(false)
    expect(await asksName(named, 'participant')).toBe(true)
  })

  test('[H3] wrong keys, unknown boards and another board’s key are answered alike', async () => {
    const [board, other] = [await http.board(), await http.board()]
    const miss = { error: 'not-found' }
    for (const verb of ['look', 'sessions']) {
      const ask = async (id: string, key: string) =>
        (await http.ask('POST', `/api/boards/${id}/${verb}`, { body: { key } })).json
      expect(await ask(board.board, 'A'.repeat(32))).toEqual(miss)
      expect(await ask(board.board, 'short')).toEqual(miss)
      expect(await ask('A'.repeat(22), board.keys.viewer)).toEqual(miss)
      expect(await ask(other.board, board.keys.facilitator)).toEqual(miss)
      expect(await ask(board.board, "' OR 1=1 --")).toEqual(miss)
    }
  })

  test('[D9] a revoked link ends its sessions and their sockets at once, and says that it was right once', async () => {
    const board = await http.board()
    const { socket, opened, closed } = http.socket(`/sync/${board.board}/board`, board.tokens.participant)
    expect(await opened).toBe(101)
    const link = await linkOf(board, 'participant')
    const path = `/api/boards/${board.board}`
    expect((await http.ask('GET', path, { token: board.tokens.participant })).status).toBe(200)
    await http.ask('DELETE', `${path}/links/${link}`, { token: board.tokens.facilitator })
    expect(await closed).toBe(4401)
    socket.terminate()
    expect((await http.ask('GET', path, { token: board.tokens.participant })).json).toEqual({ error: 'no-session' })
    expect(await http.socket(`/sync/${board.board}/board`, board.tokens.participant).opened).toBe(401)
    const again = await http.ask('POST', `${path}/sessions`, { body: { key: board.keys.participant } })
    expect([again.status, again.json]).toEqual([410, { error: 'link-closed' }])
    expect((await http.ask('GET', path, { token: board.tokens.viewer })).status).toBe(200)
  })

  test('[A39] a renewed link keeps the person: who comes back with the old token has the same own document', async () => {
    const board = await http.board()
    const before = (await http.storage.records.sessions(board.board)).find(session => session.role === 'participant')
    const link = await linkOf(board, 'participant')
    const renewed = await http.ask('POST', `/api/boards/${board.board}/links/${link}/renew`, {
      token: board.tokens.facilitator,
    })
    const key = String(renewed.json['link']).split('#')[1] ?? ''
    expect(key).not.toBe(board.keys.participant)
    await http.join(board.board, key, undefined, board.tokens.participant)
    await http.join(board.board, key)
    const after = (await http.storage.records.sessions(board.board)).filter(
      session => session.role === 'participant' && session.endedAt === undefined,
    )
    expect(after.map(session => session.participant === before?.participant).toSorted()).toEqual([false, true])
  })

  test('a token of another board makes nobody the same person', async () => {
    const [board, other] = [await http.board(), await http.board()]
    await http.join(board.board, board.keys.participant, undefined, other.tokens.participant)
    const people = (sessions: readonly { participant: string }[]) => sessions.map(session => session.participant)
    const here = people(await http.storage.records.sessions(board.board))
    const there = people(await http.storage.records.sessions(other.board))
    expect(here.filter(person => there.includes(person))).toEqual([])
  })

  test('the last facilitator link can be renewed but not revoked', async () => {
    const board = await http.board()
    const link = await linkOf(board, 'facilitator')
    const path = `/api/boards/${board.board}/links/${link}`
    expect((await http.ask('DELETE', path, { token: board.tokens.facilitator })).json).toEqual({ error: 'not-allowed' })
    const renewed = await http.ask('POST', `${path}/renew`, { token: board.tokens.facilitator })
    expect(renewed.status).toBe(201)
    expect((await http.ask('GET', `/api/boards/${board.board}`, { token: board.tokens.facilitator })).status).toBe(401)
    const { token } = await http.join(board.board, String(renewed.json['link']).split('#')[1] ?? '')
    expect((await http.ask('GET', `/api/boards/${board.board}/links`, { token })).status).toBe(200)
  })

  test('a link of another board cannot be revoked from here', async () => {
    const [board, other] = [await http.board(), await http.board()]
    const foreign = await linkOf(other, 'participant')
    const answer = await http.ask('DELETE', `/api/boards/${board.board}/links/${foreign}`, {
      token: board.tokens.facilitator,
    })
    expect(answer.json).toEqual({ error: 'not-found' })
    expect((await http.ask('GET', `/api/boards/${other.board}`, { token: other.tokens.participant })).status).toBe(200)
  })

  test('a session begun while its link is being revoked does not outlive it', async () => {
    const board = await http.board()
    const link = await linkOf(board, 'participant')
    const body = { key: board.keys.participant }
    const joins = Array.from({ length: 20 }, () => http.ask('POST', `/api/boards/${board.board}/sessions`, { body }))
    await http.ask('DELETE', `/api/boards/${board.board}/links/${link}`, { token: board.tokens.facilitator })
    for (const { json } of await Promise.all(joins)) {
      if (json['token'] === undefined) expect(json).toEqual({ error: 'link-closed' })
      else
        expect((await http.ask('GET', `/api/boards/${board.board}`, { token: String(json['token']) })).status).toBe(401)
    }
  })
})

describe('names', () => {
  test('[A53] are kept in one form, without control or direction marks', async () => {
    const board = await http.board('named')
    const { token } = await http.join(
      board.board,
      board.keys.participant,
      ' \u202EAi\u0000no\u200B \n Ka\u0308nki\u2066 ',
    )
    const session = (await http.storage.records.sessions(board.board)).find(each => each.name !== undefined)
    expect(session?.name).toBe('Aino Känki'.normalize('NFC'))
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  test('[C9] are not kept on an anonymous board, nor is the hour of anything', async () => {
    const board = await http.board('anonymous')
    await http.join(board.board, board.keys.participant, 'Salanimi Salonen')
    const dayMs = 24 * 60 * 60 * 1000
    const sessions = await http.storage.records.sessions(board.board)
    expect(sessions.every(session => session.name === undefined && session.createdAt % dayMs === 0)).toBe(true)
    expect((await http.storage.records.board(board.board))?.createdAt).toSatisfy((at: number) => at % dayMs === 0)
    expect((await http.storage.records.links(board.board)).every(link => link.createdAt % dayMs === 0)).toBe(true)
    expect(await everyByte(http.folder)).not.toContain('Salanimi')
  })

  test('[A32] of megabytes are refused', async () => {
    const board = await http.board()
    const body = { key: board.keys.participant, name: 'x'.repeat(5_000_000) }
    const answer = await http.ask('POST', `/api/boards/${board.board}/sessions`, { body }).catch(() => undefined)
    expect([undefined, 413]).toContain(answer?.status)
  })
})
