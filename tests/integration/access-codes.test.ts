import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CODE_LIFE_MS, openJoinCodes } from '#server/access/join-codes.ts'
import { CODE_ALPHABET, makeCode, readCode } from '#server/access/secrets.ts'
import { DAY_MS } from '#server/access/sessions.ts'
import type { RecordStorage } from '#server/storage/storage.ts'
import { HttpAtWork } from '#tests/support/http-at-work.ts'

let http: HttpAtWork
let proxied: HttpAtWork

beforeAll(async () => {
  http = await HttpAtWork.start()
  proxied = await HttpAtWork.start({ config: { trustProxy: true } })
})
afterAll(async () => {
  await http.close()
  await proxied.close()
})

/** A try by code from an address of its own. */
function tryCode(code: string, address: string, verb: 'look' | 'sessions' = 'sessions') {
  return proxied.ask('POST', `/api/${verb}`, { body: { code }, headers: { 'x-forwarded-for': address } })
}

describe('the spoken code', () => {
  test('gives the participant role', async () => {
    const board = await proxied.board()
    const joined = await tryCode(board.code, '198.51.100.1')
    expect(joined.json).toMatchObject({ board: board.board, role: 'participant' })
  })

  test('is read however it is typed', async () => {
    const board = await proxied.board()
    const spaced = ` ${board.code.slice(0, 3).toLowerCase()} - ${board.code.slice(3)}`
    expect((await tryCode(spaced, '198.51.100.2')).status).toBe(200)
  })

  test('[H3] [A38] unknown, malformed, expired and shut codes, and those without a link, are answered alike', async () => {
    const [shut, expired, linkless] = [await proxied.board(), await proxied.board(), await proxied.board()]
    await proxied.ask('DELETE', `/api/boards/${shut.board}/code`, { token: shut.tokens.facilitator })
    await proxied.storage.records.setCode({
      board: expired.board,
      code: expired.code,
      expiresAt: Date.now() - 1,
      open: true,
    })
    for (const link of await proxied.storage.records.links(linkless.board)) {
      if (link.role === 'participant') await proxied.storage.records.revokeLink(linkless.board, link.id, Date.now())
    }
    const codes = ['222222', '!', 'x'.repeat(150), shut.code, expired.code, linkless.code]
    for (const [i, code] of codes.entries()) {
      for (const verb of ['look', 'sessions'] as const) {
        const answer = await tryCode(code, `198.51.101.${i}`, verb)
        expect([answer.status, answer.text]).toEqual([404, '{"error":"not-found"}'])
      }
    }
  })

  test('[A38] every miss does the same work', async () => {
    const [shut, fine] = [await proxied.board(), await proxied.board()]
    await proxied.ask('DELETE', `/api/boards/${shut.board}/code`, { token: shut.tokens.facilitator })
    const { records } = proxied.storage
    const calls: string[] = []
    const watched = new Proxy(records, {
      get(target, name: keyof RecordStorage) {
        const method = target[name]
        return (...given: unknown[]) => {
          calls.push(name)
          return Reflect.apply(method, target, given)
        }
      },
    })
    const codes = openJoinCodes({ records: watched, clock: { now: Date.now }, random: randomBytes })
    const workOf = async (code: string) => {
      calls.length = 0
      const { kind } = await codes.lookUp(code, 'somewhere')
      return [kind, ...calls]
    }
    const work = ['codeByText', 'board', 'links']
    expect(await workOf('222222')).toEqual(['wrong', ...work])
    expect(await workOf('not a code at all')).toEqual(['wrong', ...work])
    expect(await workOf(shut.code)).toEqual(['wrong', ...work])
    expect(await workOf(fine.code)).toEqual(['right', ...work])
  })

  test('[H3] ten misses a minute and address, then 429 even for the right code, and only for that address', async () => {
    const board = await proxied.board()
    const guesser = '203.0.113.7'
    for (let i = 0; i < 10; i += 1) expect((await tryCode('222222', guesser)).status).toBe(404)
    const refused = await tryCode(board.code, guesser)
    expect(refused.json).toEqual({ error: 'too-many-tries', retryAfterSeconds: 6 })
    expect((await tryCode(board.code, guesser, 'look')).status).toBe(429)
    expect((await tryCode(board.code, '203.0.113.8')).status).toBe(200)
    proxied.clock.shiftMs += 6_000
    expect((await tryCode(board.code, guesser)).status).toBe(200)
  })

  test('[H3] tries side by side do not slip past the count', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => tryCode('222222', '203.0.113.9')))
    expect(answers.filter(answer => answer.status === 404)).toHaveLength(10)
    expect(answers.filter(answer => answer.status === 429)).toHaveLength(50)
  })

  test('[H3] an IPv6 network counts as one', async () => {
    const answers = []
    for (let i = 0; i < 12; i += 1) answers.push(await tryCode('222222', `2001:db8:1:2::${i.toString(16)}`))
    expect(answers.filter(answer => answer.status === 429)).toHaveLength(2)
    expect((await tryCode('222222', '2001:db8:1:3::1')).status).toBe(404)
  })

  test('a caller cannot choose its address: only the proxy’s own word counts, and without a proxy none does', async () => {
    const board = await http.board()
    for (let i = 0; i < 10; i += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${i}` }
      await http.ask('POST', '/api/look', { body: { code: '222222' }, headers })
    }
    expect((await http.ask('POST', '/api/look', { body: { code: board.code } })).status).toBe(429)
    const last = '198.51.100.77'
    for (let i = 0; i < 10; i += 1) await tryCode('222222', `192.0.2.${i}, ${last}`)
    expect((await tryCode('222222', last)).status).toBe(429)
  })

  test('expires within a day', async () => {
    const board = await proxied.board()
    expect((await tryCode(board.code, '198.51.100.9')).status).toBe(200)
    proxied.clock.shiftMs += CODE_LIFE_MS
    expect(CODE_LIFE_MS).toBeLessThanOrEqual(DAY_MS)
    expect((await tryCode(board.code, '198.51.100.9')).status).toBe(404)
  })

  test('a new one stops the one before', async () => {
    const board = await proxied.board()
    const made = await proxied.ask('POST', `/api/boards/${board.board}/code`, { token: board.tokens.facilitator })
    expect(made.json['code']).not.toBe(board.code)
    expect((await tryCode(board.code, '198.51.100.10')).status).toBe(404)
    expect((await tryCode(String(made.json['code']), '198.51.100.10')).status).toBe(200)
  })

  test('[A38] a million tries from one address in an hour look at 610 codes and find none', async () => {
    const { records } = proxied.storage
    let now = 0
    let looked = 0
    const counted = new Proxy(records, {
      get(target, name: keyof RecordStorage) {
        if (name !== 'codeByText') return (...given: unknown[]) => Reflect.apply(target[name], target, given)
        return async () => {
          looked += 1
          return undefined
        }
      },
    })
    const codes = openJoinCodes({ records: counted, clock: { now: () => now }, random: randomBytes })
    let hits = 0
    for (let i = 0; i < 1_000_000; i += 1) {
      now = (i * 3600) / 1000
      if ((await codes.lookUp('222222', 'one')).kind === 'right') hits += 1
    }
    expect(hits).toBe(0)
    expect(looked).toBeLessThanOrEqual(610)
    expect(looked).toBeGreaterThan(500)
  })
})

describe('codes', () => {
  test('are made of characters that nobody mistakes, each equally likely', () => {
    const counts = new Map<string, number>()
    for (let i = 0; i < 5_000; i += 1) {
      const code = makeCode(randomBytes)
      expect(readCode(code)).toBe(code)
      for (const letter of code) counts.set(letter, (counts.get(letter) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted().join('')).toBe([...CODE_ALPHABET].toSorted().join(''))
    expect(CODE_ALPHABET).not.toMatch(/[01ILO]/)
    const expected = 30_000 / CODE_ALPHABET.length
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.25)
  })

  test('skip bytes that would favour some characters', () => {
    const bytes = [255, 254, 253, 252, 251, 250, 249, 248, 0, 1, 2, 3, 4, 5]
    expect(makeCode(count => Uint8Array.from(bytes.splice(0, count)))).toBe(CODE_ALPHABET.slice(0, 6))
  })
})
