import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ROUTES } from '#server/http/all-routes.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import { eventually } from '#tests/support/eventually.ts'
import { HttpAtWork } from '#tests/support/http-at-work.ts'

const CANARY = 'kanarialintu'
const ADDRESS = '203.0.113.57'
let http: HttpAtWork

beforeAll(async () => {
  http = await HttpAtWork.start({ config: { trustProxy: true } })
})
afterAll(() => http.close())

test('[H6] [A57] no log line holds words, names, keys, tokens, codes, whole addresses or what was asked for', async () => {
  const headers = {
    'x-forwarded-for': ADDRESS,
    'user-agent': `${CANARY}-agent`,
    referer: `https://x.example/${CANARY}-referer`,
    cookie: `${CANARY}=cookie`,
    'x-other': `${CANARY}-header`,
  }
  const ask = (method: string, path: string, token?: string, body?: unknown) =>
    http.ask(method, path, { token, body, headers })
  const made = await ask('POST', '/api/boards', undefined, {
    template: 'strategy-workshop',
    language: 'fi',
    anonymity: 'named',
    title: `${CANARY}-title`,
  })
  const board = String(made.json['board'])
  const links = made.json['links'] as Record<string, string>
  const keys = Object.values(links).map(link => link.split('#')[1] ?? '')
  const tokens: string[] = []
  for (const key of keys) {
    const joined = await ask('POST', `/api/boards/${board}/sessions`, undefined, { key, name: `${CANARY}-name` })
    tokens.push(String(joined.json['token']))
  }
  const [facilitator = '', participant = ''] = tokens

  // Every field of every route, right and wrong, with a canary in it.
  for (const route of ROUTES) {
    const path = route.path.replace(':board', board).replaceAll(/:[a-z]+/g, `${CANARY}-part`)
    const query = `?q=${CANARY}-query#${CANARY}-fragment`
    const full = Object.fromEntries(
      ['key', 'code', 'name', 'title', 'role', 'note', 'reason', 'template', 'createKey'].map(field => [
        field,
        `${CANARY}-${field}`,
      ]),
    )
    if (route.method === 'DELETE' && route.path === '/api/boards/:board') continue
    if (route.path.endsWith('/code')) continue
    for (const body of [full, `{"${CANARY}`, { ...full, key: keys[0], code: made.json['code'] }]) {
      await ask(route.method, path, facilitator, route.body ? body : undefined)
      await ask(route.method, `${path}${query}`, undefined, route.body ? body : undefined)
    }
    http.clock.shiftMs += 10_000
  }
  await ask('GET', `/${CANARY}-path`)
  await ask(`PUT`, `/api/boards/${CANARY}`)
  await http.socket(`/sync/${board}/${CANARY}?t=${CANARY}`, `${CANARY}-token`, headers).opened
  await http.socket(`/sync/${board}/board`, `${CANARY}-token`, headers).opened

  // Words through the socket, and frames that are refused.
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`ws://127.0.0.1:${http.http.port}/sync/${board}`, 'mine', doc, {
    protocols: [SUBPROTOCOL, participant],
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
  })
  await eventually('it is in sync', () => provider.synced)
  doc.getMap('ownNotes').set('o1.note', { text: `${CANARY}-note`, prompt: 'works', workshop: 'first', revision: 1 })
  await eventually('the note has its receipt', () => doc.getMap('receipts').has('o1.receipt'))
  doc.getMap(`${CANARY}-root`).set(`${CANARY}-key`, CANARY)
  const { socket, closed } = http.socket(`/sync/${board}/board`, participant, headers)
  socket.on('open', () => socket.send(`${CANARY}-text-frame`))
  await closed
  provider.destroy()

  const lines = http.lines
  expect(lines.length).toBeGreaterThan(50)
  const log = lines.join('\n')
  expect(log).not.toContain(CANARY)
  for (const secret of [...keys, ...tokens, String(made.json['code']), ADDRESS]) expect(log).not.toContain(secret)
})

test('[H6] a line names the route’s pattern, the status, the time and the network', async () => {
  const headers = { 'x-forwarded-for': ADDRESS }
  await http.ask('GET', '/api/boards/abc', { headers })
  const line = JSON.parse(http.lines.at(-1) ?? '{}') as Record<string, unknown>
  expect(line).toMatchObject({
    level: 30,
    msg: 'answered',
    method: 'GET',
    route: '/api/boards/:board',
    status: 401,
    address: '203.0.113.0/24',
  })
  expect(line['request']).toMatch(/^[A-Za-z0-9_-]{22}$/)
  expect(line['ms']).toBeTypeOf('number')
  expect(Object.keys(line).toSorted()).toEqual([
    'address',
    'level',
    'method',
    'ms',
    'msg',
    'request',
    'route',
    'status',
    'time',
  ])
})

test('[A40] who asks for what is not theirs leaves a line that stands out', async () => {
  const board = await http.board()
  await http.ask('GET', `/api/boards/${board.board}/links`, { token: board.tokens.participant })
  const line = JSON.parse(http.lines.at(-1) ?? '{}') as Record<string, unknown>
  expect(line).toMatchObject({ level: 40, msg: 'not allowed', route: '/api/boards/:board/links', status: 403 })
})
