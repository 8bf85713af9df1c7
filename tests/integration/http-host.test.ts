import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { securityHeaders } from '#server/http/security-headers.ts'
import type { Storage } from '#server/storage/storage.ts'
import { HttpAtWork } from '#tests/support/http-at-work.ts'

let http: HttpAtWork

beforeAll(async () => {
  http = await HttpAtWork.start({ headersMs: 300 })
})
afterAll(() => http.close())

describe('a crowd', () => {
  test('[H4] 500 people behind one address look, join and open their sockets within a minute', async () => {
    const board = await http.board('named')
    const startedAt = performance.now()
    const people = await Promise.all(
      Array.from({ length: 500 }, async (_none, i) => {
        const isByCode = i % 2 === 0
        const who = isByCode ? { code: board.code } : { key: board.keys.participant }
        const path = isByCode ? '/api' : `/api/boards/${board.board}`
        expect((await http.ask('POST', `${path}/look`, { body: who })).status).toBe(200)
        const joined = await http.ask('POST', `${path}/sessions`, { body: { ...who, name: `Henkilö ${i}` } })
        expect(joined.status).toBe(200)
        const { socket, opened } = http.socket(`/sync/${board.board}`, String(joined.json['token']))
        expect(await opened).toBe(101)
        return socket
      }),
    )
    expect(performance.now() - startedAt).toBeLessThan(60_000)
    expect(http.live.figures.sockets).toBeGreaterThanOrEqual(500)
    for (const socket of people) socket.terminate()
  })

  test('[A29] [A37] a line that sends nothing, or its headers a letter at a time, is cut', async () => {
    const silent = connect(http.http.port, '127.0.0.1')
    const slow = connect(http.http.port, '127.0.0.1')
    const dripping = setInterval(() => slow.write('x'), 50)
    slow.write('GET /api/health HTTP/1.1\r\nhost: x\r\nx-slow: ')
    slow.on('error', () => undefined)
    silent.on('error', () => undefined)
    const ended = (socket: typeof silent) =>
      new Promise<string>(resolve => {
        let said = ''
        socket.on('data', part => {
          said += part.toString()
        })
        socket.on('close', () => resolve(said))
      })
    const startedAt = performance.now()
    const [bySilent, bySlow] = await Promise.all([ended(silent), ended(slow)])
    clearInterval(dripping)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
    for (const said of [bySilent, bySlow]) expect(said).toMatch(/^(?:HTTP\/1.1 408|$)/)
  })
})

describe('the headers', () => {
  test('[H5] [A56] let nothing in from elsewhere and nothing inline', () => {
    const policy = securityHeaders({ embed: false, isHttps: false })['content-security-policy'] ?? ''
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/)
    for (const part of ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'self'"]) {
      expect(policy.split('; ')).toContain(part)
    }
  })

  test('[A47] let nobody frame the client unless the host says so, and then Teams alone', () => {
    const closed = securityHeaders({ embed: false, isHttps: false })
    expect(closed['content-security-policy']).toContain("frame-ancestors 'self';")
    expect(closed['x-frame-options']).toBe('SAMEORIGIN')
    const open = securityHeaders({ embed: true, isHttps: false })
    expect(open['content-security-policy']).toMatch(/frame-ancestors 'self' https:\/\/teams\.microsoft\.com/)
    expect(open['content-security-policy']).not.toMatch(/frame-ancestors[^;]* \*[ ;]/)
    expect(open['x-frame-options']).toBeUndefined()
  })

  test('keep browsers on https only where the public address is https', () => {
    expect(securityHeaders({ embed: false, isHttps: true })['strict-transport-security']).toMatch(/max-age=\d+/)
    expect(securityHeaders({ embed: false, isHttps: false })['strict-transport-security']).toBeUndefined()
  })
})

describe('the built client', () => {
  let folder: string
  let server: HttpAtWork
  const script = 'console.log(1)\n'.repeat(400)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'client-'))
    await mkdir(join(folder, 'assets'))
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Timantti</title>')
    await writeFile(join(folder, 'assets', 'main-abc123.js'), script)
    server = await HttpAtWork.start({ config: { clientFolder: folder } })
  })
  afterAll(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })

  test.each(['/', '/join', '/studio', '/gallery', '/b/abc-123_X', '/?from=teams'])(
    '%s is the page, asked for anew',
    async path => {
      const answer = await server.ask('GET', path)
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-cache'])
      expect(answer.text).toContain('<title>Timantti</title>')
    },
  )

  test.each([
    '/b',
    '/b/',
    '/b/a/c',
    '/nowhere',
    '/index.htm',
    '/assets/none.js',
    '/assets/../../etc/passwd',
    '/b/__proto__%00',
  ])('%s is not found', async path => {
    expect((await server.ask('GET', path)).json).toEqual({ error: 'not-found' })
  })

  test('files with a hash in their name never change, and travel packed', async () => {
    const plain = await server.ask('GET', '/assets/main-abc123.js')
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(plain.text).toBe(script)
    const answer = await fetch(`http://127.0.0.1:${server.http.port}/assets/main-abc123.js`, {
      headers: { 'accept-encoding': 'br' },
    })
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(await answer.text()).toBe(script)
  })

  test('a page is for looking at: nothing else can be done to it', async () => {
    expect((await server.ask('POST', '/studio', { body: {} })).json).toEqual({ error: 'not-found' })
    expect((await server.ask('HEAD', '/studio')).status).toBe(200)
  })
})

describe('for the host', () => {
  test('metrics are for this machine or the host’s token', async () => {
    const server = await HttpAtWork.start({ config: { metricsToken: 'a-long-enough-token' } })
    const headers = { 'x-forwarded-for': '203.0.113.1' }
    const { text } = await server.ask('GET', '/metrics')
    for (const line of [
      'timantti_sockets 0',
      'timantti_edits_accepted_total 0',
      '# TYPE timantti_commits_total counter',
    ]) {
      expect(text.split('\n')).toContain(line)
    }
    expect((await server.ask('GET', '/metrics', { headers })).json).toEqual({ error: 'not-found' })
    expect((await server.ask('GET', '/metrics', { headers, token: 'a-wrong-enough-token' })).status).toBe(404)
    expect((await server.ask('GET', '/metrics', { headers, token: 'a-long-enough-token' })).status).toBe(200)
    await server.close()
  })

  test('metrics name routes by their pattern, and strangers’ inventions as none', async () => {
    await http.ask('GET', '/api/boards/secret-board-id')
    await http.ask('GET', '/api/invented-by-a-stranger')
    const { text } = await http.ask('GET', '/metrics')
    expect(text).toContain('route="/api/boards/:board"')
    expect(text).not.toMatch(/secret-board-id|invented-by-a-stranger/)
  })

  test('health says how it is', async () => {
    expect((await http.ask('GET', '/api/health')).json).toMatchObject({ ok: true, storage: 'ready', version: '0.0.0' })
  })

  test('a bug in a handler is a named error for the caller and a line for the host', async () => {
    const around = (storage: Storage): Storage => ({
      ...storage,
      close: () => storage.close(),
      probe: () => storage.probe(),
      records: new Proxy(storage.records, {
        get(target, name: keyof Storage['records']) {
          const method = target[name] as (...given: unknown[]) => unknown
          if (name === 'linkByKeyHash') return () => Promise.reject(new TypeError('words of a board'))
          return method.bind(target)
        },
      }),
    })
    const server = await HttpAtWork.start({ around })
    const answer = await server.ask('POST', '/api/boards/abc/look', { body: { key: 'A'.repeat(32) } })
    expect([answer.status, answer.json]).toEqual([500, { error: 'internal' }])
    const line = server.lines.find(each => each.includes('request failed'))
    expect(line).toContain('"fault":"TypeError"')
    expect(line).not.toContain('words of a board')
    await server.close()
  })

  test('a server that is closing takes nothing new', async () => {
    const server = await HttpAtWork.start()
    const kept = await server.board()
    const { socket, opened, closed } = server.socket(`/sync/${kept.board}`, kept.tokens.viewer)
    await opened
    socket.on('message', () => undefined)
    await server.close()
    expect(await closed).toBe(1001)
    await expect(server.ask('GET', '/api/health')).rejects.toThrow()
  })
})
