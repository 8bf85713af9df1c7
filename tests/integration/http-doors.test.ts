import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DOCUMENT_NAMES } from '#shared/doc/documents.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import { eventually } from '#tests/support/eventually.ts'
import { type BoardAtWork, HttpAtWork } from '#tests/support/http-at-work.ts'

let http: HttpAtWork
let board: BoardAtWork
let other: BoardAtWork

beforeAll(async () => {
  http = await HttpAtWork.start({
    config: { origins: ['https://intra.example.org'], publicUrl: 'https://board.example.org' },
  })
  board = await http.board()
  other = await http.board()
})
afterAll(() => http.close())

/** The status that a socket is answered with; an open one is closed again. */
async function knock(path: string, token: string | undefined, headers: Record<string, string> = {}): Promise<number> {
  const { socket, opened } = http.socket(path, token, headers)
  const status = await opened
  socket.terminate()
  return status
}

describe('the door of a document', () => {
  const may: Readonly<Record<string, readonly string[]>> = {
    all: ['facilitator', 'participant', 'viewer'],
    board: ['facilitator', 'participant', 'viewer'],
    arrangement: ['facilitator', 'participant', 'viewer'],
    mine: ['facilitator', 'participant'],
    desk: ['facilitator'],
  }
  const cases = ['all', ...DOCUMENT_NAMES].flatMap(document =>
    (['facilitator', 'participant', 'viewer'] as const).map(role => [document, role] as const),
  )

  test.each(cases)('[D7] [D8] %s for a %s', async (document, role) => {
    const path = `/sync/${board.board}${document === 'all' ? '' : `/${document}`}`
    expect(await knock(path, board.tokens[role])).toBe(may[document]?.includes(role) ? 101 : 403)
  })

  test('[D3] answers 401 without a valid token, wherever else one might stand', async () => {
    const path = `/sync/${board.board}/board`
    expect(await knock(path, undefined)).toBe(401)
    expect(await knock(path, 'A'.repeat(43))).toBe(401)
    expect(await knock(path, board.keys.facilitator)).toBe(401)
    expect(await knock(`${path}?token=${board.tokens.viewer}`, undefined)).toBe(401)
    expect(await knock(path, undefined, { authorization: `Bearer ${board.tokens.viewer}` })).toBe(401)
    expect(await knock(path, undefined, { cookie: `token=${board.tokens.viewer}` })).toBe(401)
  })

  test('[D3] answers 404 alike to an unknown board, a foreign token and a mistyped path', async () => {
    const { viewer } = board.tokens
    const unknown = randomBytes(16).toString('base64url')
    for (const path of [
      `/sync/${unknown}/board`,
      `/sync/${other.board}/board`,
      `/sync/${board.board}/nothing`,
      `/sync/${board.board}/__proto__`,
      `/sync/${board.board}/board/more`,
      '/sync/',
      '/elsewhere',
      `/sync/${'a'.repeat(33)}/board`,
    ]) {
      expect([path, await knock(path, viewer)]).toEqual([path, 404])
    }
  })

  test('[A30] five hundred random boards make nothing', async () => {
    const before = http.live.figures
    const [boards, rooms] = [before.boards, before.rooms]
    const statuses = await Promise.all(
      Array.from({ length: 500 }, () =>
        knock(`/sync/${randomBytes(16).toString('base64url')}/board`, board.tokens.viewer),
      ),
    )
    expect(new Set(statuses)).toEqual(new Set([404]))
    expect(http.live.figures.boards).toBeLessThanOrEqual(boards)
    expect(http.live.figures.rooms).toBeLessThanOrEqual(rooms)
    expect(await http.storage.records.boards()).toHaveLength(2)
  })
})

describe('[D4] [A31] the origin', () => {
  const own = () => `http://127.0.0.1:${http.http.port}`
  test.each([
    ['none', undefined, 101],
    ['the server’s own', 'own', 101],
    ['one that the host named', 'https://intra.example.org', 101],
    ['the public address', 'https://board.example.org', 101],
    ['another site', 'https://evil.example', 403],
    ['the same host on another port', 'http://127.0.0.1:1', 403],
    ['a name that only begins alike', 'https://intra.example.org.evil.example', 403],
    ['null', 'null', 403],
    ['no address at all', 'nonsense', 403],
    ['a file', 'file:///tmp/x.html', 403],
  ])('%s is answered %s with %i', async (_what, origin, status) => {
    const headers: Record<string, string> = origin === undefined ? {} : { origin: origin === 'own' ? own() : origin }
    expect(await knock(`/sync/${board.board}/board`, board.tokens.viewer, headers)).toBe(status)
  })

  test('is judged before the token and the path', async () => {
    expect(await knock('/sync/unknown/board', undefined, { origin: 'https://evil.example' })).toBe(403)
  })
})

test('[D3] the server answers with its subprotocol, never with the token', async () => {
  const { socket, opened } = http.socket(`/sync/${board.board}/board`, board.tokens.viewer)
  await opened
  expect(socket.protocol).toBe(SUBPROTOCOL)
  socket.terminate()
})

test('[A36] resets during and just after the upgrade leave nothing behind', async () => {
  const lines = [
    `GET /sync/${board.board}/board HTTP/1.1`,
    'host: 127.0.0.1',
    'connection: upgrade',
    'upgrade: websocket',
    'sec-websocket-version: 13',
    `sec-websocket-key: ${randomBytes(16).toString('base64')}`,
    `sec-websocket-protocol: ${SUBPROTOCOL}, ${board.tokens.participant}`,
  ]
  const request = `${lines.join('\r\n')}\r\n\r\n`
  await eventually('earlier sockets are gone', () => http.live.figures.sockets === 0)
  await Promise.all(
    Array.from(
      { length: 200 },
      (_none, i) =>
        new Promise<void>(resolve => {
          const socket = connect(http.http.port, '127.0.0.1', () => {
            socket.write(request.slice(0, i % 3 === 0 ? 40 : undefined))
            if (i % 2 === 0) socket.resetAndDestroy()
            else socket.once('data', () => socket.resetAndDestroy())
            if (i % 3 === 0) socket.resetAndDestroy()
          })
          socket.on('error', () => undefined)
          socket.on('close', () => resolve())
        }),
    ),
  )
  await eventually('no socket is left', () => http.live.figures.sockets === 0)
  expect(await knock(`/sync/${board.board}/board`, board.tokens.participant)).toBe(101)
  expect(http.lines.filter(line => /"level":(?:50|60)/.test(line))).toEqual([])
})
