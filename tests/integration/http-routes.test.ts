import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '#server/http/all-routes.ts'
import { BODY_MAX_BYTES } from '#server/http/read-body.ts'
import type { Route } from '#server/http/route.ts'
import type { RoleName } from '#server/storage/storage.ts'
import { type BoardAtWork, HttpAtWork } from '#tests/support/http-at-work.ts'

interface Example {
  /** Parts of the path besides the board. */
  readonly parts?: (board: BoardAtWork) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>
  readonly body?: (board: BoardAtWork) => object
  /** What who may ask is answered. */
  readonly status: number
}

const newLink = async (board: BoardAtWork) => {
  const made = await http.ask('POST', `/api/boards/${board.board}/links`, {
    token: board.tokens.facilitator,
    body: { role: 'viewer' },
  })
  return { link: String(made.json['id']) }
}

/** A good request for every route. The first test fails when a route has none. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  'GET /api/health': { status: 200 },
  'GET /metrics': { status: 200 },
  'GET /api/templates': { status: 200 },
  'POST /api/boards': {
    body: () => ({ template: 'strategy-workshop', language: 'sv', anonymity: 'anonymous' }),
    status: 201,
  },
  'DELETE /api/boards/:board': { status: 204 },
  'GET /api/boards/:board': { status: 200 },
  'POST /api/boards/:board/look': { body: ({ keys }) => ({ key: keys.viewer }), status: 200 },
  'POST /api/look': { body: ({ code }) => ({ code }), status: 200 },
  'POST /api/boards/:board/sessions': { body: ({ keys }) => ({ key: keys.viewer }), status: 200 },
  'POST /api/sessions': { body: ({ code }) => ({ code, name: 'Aino', language: 'fi' }), status: 200 },
  'GET /api/boards/:board/links': { status: 200 },
  'POST /api/boards/:board/links': { body: () => ({ role: 'participant' }), status: 201 },
  'DELETE /api/boards/:board/links/:link': { parts: newLink, status: 204 },
  'POST /api/boards/:board/links/:link/renew': { parts: newLink, status: 201 },
  'POST /api/boards/:board/code': { status: 201 },
  'DELETE /api/boards/:board/code': { status: 204 },
  // Nothing waits on this board; the word itself is tested with the rooms.
  'POST /api/boards/:board/moderation': { body: () => ({ note: 'none', words: '', decision: 'approve' }), status: 404 },
  'GET /api/boards/:board/versions': { status: 200 },
  'POST /api/boards/:board/versions': { body: () => ({ name: 'Before lunch' }), status: 201 },
  'GET /api/boards/:board/versions/:version': { parts: () => ({ version: 'none' }), status: 404 },
  // Nothing is voted on here; votes are tested with the rooms.
  'POST /api/boards/:board/rounds/:round/ballot': {
    parts: () => ({ round: 'none' }),
    body: () => ({ kind: 'dots', dots: [] }),
    status: 404,
  },
  'GET /api/boards/:board/rounds/:round/ballot': { parts: () => ({ round: 'none' }), status: 200 },
  // The prompts of the template; what becomes of the notes is tested on its own.
  'POST /api/boards/:board/imports': {
    body: () => ({
      framework: 'national',
      language: 'fi',
      notes: [{ text: 'Tuotu lappu', prompt: 'works', workshop: 'first' }],
      import: 'i1',
    }),
    status: 200,
  },
  'POST /api/imports': {
    body: () => ({
      format: 'timantti-board',
      version: 1,
      schema: 1,
      tables: { about: { board: { title: { fi: 'Tuotu' }, schema: 1, anonymity: 'anonymous', language: 'fi' } } },
    }),
    status: 201,
  },
  'DELETE /api/boards/:board/imports/:import': { parts: () => ({ import: 'none' }), status: 404 },
  'GET /api/boards/:board/own-notes.md': { status: 200 },
  'GET /api/boards/:board/export.:format': { parts: () => ({ format: 'csv' }), status: 200 },
}

const ROLES: readonly RoleName[] = ['facilitator', 'participant', 'viewer']
const named = ROUTES.map(route => [`${route.method} ${route.path}`, route] as const)
const guarded = named.filter(([, route]) => route.door.kind === 'session')
const taking = named.filter(([, route]) => route.body !== undefined)
const changing = named.filter(([, route]) => route.method !== 'GET')

let http: HttpAtWork
let other: BoardAtWork
/** One board for all questions that change nothing. */
let quiet: BoardAtWork

beforeAll(async () => {
  http = await HttpAtWork.start()
  other = await http.board()
  quiet = await http.board()
})
afterAll(() => http.close())

async function pathOf(route: Route, board: BoardAtWork): Promise<string> {
  const parts = { board: board.board, ...(await EXAMPLES[`${route.method} ${route.path}`]?.parts?.(board)) }
  return route.path.replaceAll(/:([a-z]+)/g, (_all, name: string) => (parts as Record<string, string>)[name] ?? 'none')
}

/** Limits are per session: a test of limits is elsewhere, here they would only get in the way. */
function passMinute(): void {
  http.clock.shiftMs += 10_000
}

test('[A40] every route has an example here, and every example a route', () => {
  expect(Object.keys(EXAMPLES).toSorted()).toEqual(named.map(([name]) => name).toSorted())
})

describe.each(named)('[A40] %s', (name, route) => {
  const example = EXAMPLES[name]
  const { door } = route

  test.each(ROLES)('answers a %s as its door says', async role => {
    passMinute()
    const board = await http.board()
    const path = await pathOf(route, board)
    const answer = await http.ask(route.method, path, { token: board.tokens[role], body: example?.body?.(board) })
    const isWelcome = door.kind !== 'session' || door.roles.includes(role)
    expect(answer.status).toBe(isWelcome ? example?.status : 403)
  })
})

describe.each(guarded)('[A40] %s', (name, route) => {
  const ask = async (token: string | undefined) =>
    http.ask(route.method, await pathOf(route, quiet), { token, body: EXAMPLES[name]?.body?.(quiet) })

  test('asks for a token', async () => {
    passMinute()
    expect((await ask(undefined)).json).toEqual({ error: 'no-session' })
    expect((await ask('')).status).toBe(401)
    expect((await ask('A'.repeat(43))).status).toBe(401)
    expect((await ask(quiet.keys.facilitator)).status).toBe(401)
  })

  test('answers another board’s facilitator as if there were no such board', async () => {
    passMinute()
    expect((await ask(other.tokens.facilitator)).json).toEqual({ error: 'not-found' })
  })

  test('[D9] answers 401 once the link is revoked', async () => {
    passMinute()
    const { link } = await newLink(quiet)
    const made = await http.ask('POST', `/api/boards/${quiet.board}/links/${link}/renew`, {
      token: quiet.tokens.facilitator,
    })
    const { token } = await http.join(quiet.board, String(made.json['link']).split('#')[1] ?? '')
    const isRole = route.door.kind === 'session' && route.door.roles.includes('viewer')
    if (isRole) expect((await ask(token)).status).toBe(EXAMPLES[name]?.status)
    await http.ask('DELETE', `/api/boards/${quiet.board}/links/${made.json['id']}`, { token: quiet.tokens.facilitator })
    expect((await ask(token)).json).toEqual({ error: 'no-session' })
  })
})

const BAD_BODIES: readonly (readonly [string, unknown, Readonly<Record<string, string>>, string])[] = [
  ['no body', '', {}, 'bad-json'],
  ['half a body', '{"key":', {}, 'bad-json'],
  ['no object', '[]', {}, 'bad-request'],
  ['null', 'null', {}, 'bad-request'],
  ['an empty object', '{}', {}, 'bad-request'],
  ['wrong types', { key: 1, code: [], role: {}, note: null, decision: 7, template: false }, {}, 'bad-request'],
  ['a reach for the prototype', '{"__proto__":{"role":"facilitator"}}', {}, 'bad-json'],
  ['deep nesting', '['.repeat(8000) + ']'.repeat(8000), {}, 'bad-json'],
  ['another type', '{}', { 'content-type': 'text/plain' }, 'unsupported-type'],
  ['a form', 'key=1', { 'content-type': 'application/x-www-form-urlencoded' }, 'unsupported-type'],
  ['a packed body', '{}', { 'content-encoding': 'gzip' }, 'unsupported-type'],
]

describe.each(taking)('%s', (name, route) => {
  test.each(BAD_BODIES)('[H1] answers %s by name', async (_what, body, headers, error) => {
    passMinute()
    const answer = await http.ask(route.method, await pathOf(route, quiet), {
      token: quiet.tokens.facilitator,
      body,
      headers,
    })
    expect(answer.json).toEqual({ error })
  })

  test('[H1] answers a body that is too long by name', async () => {
    passMinute()
    const body = { key: 'x'.repeat(route.bodyMaxBytes ?? BODY_MAX_BYTES) }
    const answer = await http.ask(route.method, await pathOf(route, quiet), { token: quiet.tokens.facilitator, body })
    expect(answer.json).toEqual({ error: 'too-large' })
  })

  test('refuses a field that it does not know', async () => {
    passMinute()
    const body = { ...EXAMPLES[name]?.body?.(quiet), isAdmin: true }
    const answer = await http.ask(route.method, await pathOf(route, quiet), { token: quiet.tokens.facilitator, body })
    expect(answer.json).toEqual({ error: 'bad-request' })
  })

  test('refuses bytes that are no UTF-8', async () => {
    passMinute()
    const bytes = Buffer.from(JSON.stringify(EXAMPLES[name]?.body?.(quiet)).replace('"', '"\u00ff'), 'latin1')
    const answer = await fetch(`http://127.0.0.1:${http.http.port}${await pathOf(route, quiet)}`, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${quiet.tokens.facilitator}` },
    })
    expect(await answer.json()).toEqual({ error: 'bad-json' })
  })

  test('does not wait for a body that is announced as too long', async () => {
    passMinute()
    const path = await pathOf(route, quiet)
    const said = await new Promise<string>(resolve => {
      const socket = connect(http.http.port, '127.0.0.1', () => {
        socket.write(
          [
            `POST ${path} HTTP/1.1`,
            'host: x',
            `authorization: Bearer ${quiet.tokens.facilitator}`,
            'content-type: application/json',
            'content-length: 10000000',
            '\r\n',
          ].join('\r\n'),
        )
      })
      socket.once('data', part => {
        resolve(String(part))
        socket.destroy()
      })
    })
    expect(said).toMatch(/^HTTP\/1.1 413 /)
  })

  test('does not read the body of who may not ask', async () => {
    if (route.door.kind !== 'session') return
    const { roles } = route.door
    passMinute()
    const path = await pathOf(route, quiet)
    expect((await http.ask(route.method, path, { body: '{"half' })).status).toBe(401)
    for (const role of ROLES.filter(each => !roles.includes(each))) {
      expect((await http.ask(route.method, path, { body: '{"half', token: quiet.tokens[role] })).status).toBe(403)
    }
  })
})

describe.each(changing)('[A31] %s', (_name, route) => {
  test('turns a page of another site away', async () => {
    passMinute()
    const path = await pathOf(route, quiet)
    const foreign = { origin: 'https://evil.example' }
    const answer = await http.ask(route.method, path, { token: quiet.tokens.facilitator, headers: foreign })
    expect(answer.json).toEqual({ error: 'foreign-origin' })
  })
})

describe.each([...new Set(ROUTES.map(route => route.path))])('the path %s', path => {
  const methods = ROUTES.filter(route => route.path === path).map(route => route.method as string)

  test('names its methods to who uses another', async () => {
    passMinute()
    const route = ROUTES.find(each => each.path === path)
    if (!route) throw new Error(path)
    const address = await pathOf(route, quiet)
    const others = ['GET', 'POST', 'DELETE', 'PUT', 'PATCH'].filter(method => !methods.includes(method))
    for (const method of others) {
      const answer = await http.ask(method, address, { token: quiet.tokens.facilitator })
      expect(answer.json).toEqual({ error: 'method-not-allowed' })
      for (const allowed of methods) expect(answer.headers.allow).toContain(allowed)
    }
    const options = await http.ask('OPTIONS', address)
    expect([options.status, options.text]).toEqual([204, ''])
    expect(options.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('answers HEAD as GET, without the body', async () => {
    if (!methods.includes('GET')) return
    passMinute()
    const route = ROUTES.find(each => each.path === path && each.method === 'GET')
    if (!route) throw new Error(path)
    const address = await pathOf(route, quiet)
    const head = await http.ask('HEAD', address, { token: quiet.tokens.facilitator })
    expect([head.status, head.text]).toEqual([EXAMPLES[`GET ${path}`]?.status, ''])
    expect(Number(head.headers['content-length'])).toBeGreaterThan(0)
  })
})

test.each([
  '/api/boards/__proto__',
  '/api/boards/constructor/links',
  '/api/boards/..%2f..%2fetc%2fpasswd',
  '/api/boards/%00',
  '/api/boards/a.b',
  `/api/boards/${'a'.repeat(33)}`,
  '/api/boards/',
  '/api/boards//links',
  '/api//health',
  '/api/nothing',
  '/sync/abc',
  '/../package.json',
  '/.git/config',
  '/b/a/b',
  '/assets/../../package.json',
])('[A32] %s is not found, or asks for a session like any board', async path => {
  const answer = await http.ask('GET', path)
  expect([401, 404]).toContain(answer.status)
  expect(Object.keys(answer.json)).toEqual(['error'])
})

test('[A32] an address of megabytes is turned away without an answer of ours', async () => {
  const status = await fetch(`http://127.0.0.1:${http.http.port}/api/boards/${'a'.repeat(5_000_000)}`).then(
    answer => answer.status,
    () => 0,
  )
  expect([0, 431]).toContain(status)
  expect((await http.ask('GET', '/api/health')).status).toBe(200)
})

test('an export takes its language, framework and workshop, and refuses anything else', async () => {
  const path = `/api/boards/${quiet.board}/export.md`
  const { viewer: token } = quiet.tokens
  expect((await http.ask('GET', `${path}?language=sv&framework=regional`, { token })).text).toContain(
    'Regionens prioriteringar',
  )
  expect((await http.ask('GET', `${path}?framework=regional`, { token })).text).not.toContain('Valtakunnalliset')
  expect((await http.ask('GET', `${path}?language=de`, { token })).json).toEqual({ error: 'bad-request' })
  expect((await http.ask('GET', `${path}?sql=1`, { token })).json).toEqual({ error: 'bad-request' })
  expect((await http.ask('GET', path.replace('.md', '.exe'), { token })).json).toEqual({ error: 'not-found' })
})

test('a session that asks too often is told when to come back, and others are not held up', async () => {
  const board = await http.board()
  const path = `/api/boards/${board.board}`
  const answers = []
  for (let i = 0; i < 80; i += 1) answers.push(await http.ask('GET', path, { token: board.tokens.viewer }))
  const refused = answers.filter(answer => answer.status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.json).toEqual({ error: 'too-fast', retryAfterSeconds: 1 })
  expect((await http.ask('GET', path, { token: board.tokens.participant })).status).toBe(200)
})
