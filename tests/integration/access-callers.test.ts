import type { IncomingMessage } from 'node:http'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOf, isLocal, networkOf, shortAddress } from '#server/access/addresses.ts'
import { personName, plainLine } from '#server/access/person-name.ts'
import { openRateLimit } from '#server/access/rate-limits.ts'
import { PERSON_NAME_MAX_CHARS } from '#shared/domain/limits.ts'

function request(remoteAddress: string | undefined, headers: Record<string, string> = {}): IncomingMessage {
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage
}

describe('addresses', () => {
  test.each([
    ['192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:abcd:12::1', '2001:db8:abcd::/48'],
    ['::1', '0:0:0::/48'],
    ['2001:DB8::', '2001:db8:0::/48'],
    ['nonsense', 'unknown'],
    ['', 'unknown'],
  ])('[H6] of %s a log holds %s', (address, short) => {
    expect(shortAddress(address)).toBe(short)
  })

  test('limits count an IPv4 address, or an IPv6 /64', () => {
    expect(networkOf('192.0.2.77')).toBe('192.0.2.77')
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:0db8:1:2::9'))
    expect(networkOf('2001:db8:1:2::9')).not.toBe(networkOf('2001:db8:1:3::9'))
  })

  test('IPv4 in IPv6’s clothes is IPv4', () => {
    expect(addressOf(request('::ffff:192.0.2.1'), false)).toBe('192.0.2.1')
  })

  test('a proxy’s word counts only where it is trusted, and only its last one', () => {
    const asked = request('10.0.0.1', { 'x-forwarded-for': '6.6.6.6, 192.0.2.9' })
    expect(addressOf(asked, false)).toBe('10.0.0.1')
    expect(addressOf(asked, true)).toBe('192.0.2.9')
    expect(addressOf(request('10.0.0.1', { 'x-forwarded-for': 'rubbish' }), true)).toBe('10.0.0.1')
    expect(addressOf(request('10.0.0.1'), true)).toBe('10.0.0.1')
  })

  test('a request that a proxy carried is not local, wherever the proxy stands', () => {
    expect(isLocal(request('127.0.0.1'))).toBe(true)
    expect(isLocal(request('::1'))).toBe(true)
    expect(isLocal(request('::ffff:127.0.0.1'))).toBe(true)
    expect(isLocal(request('127.0.0.1', { 'x-forwarded-for': '1.2.3.4' }))).toBe(false)
    expect(isLocal(request('127.0.0.1', { forwarded: 'for=1.2.3.4' }))).toBe(false)
    expect(isLocal(request('192.0.2.1'))).toBe(false)
    expect(isLocal(request(undefined))).toBe(false)
  })
})

describe('[A53] a name', () => {
  test.each([
    ['  Aino  ', 'Aino'],
    ['A\u0308iti', 'Äiti'],
    ['admin\u202Enimda', 'adminnimda'],
    ['\u2066Aino\u2069', 'Aino'],
    ['Ai\u200Bno\uFEFF', 'Aino'],
    ['Aino\u0000\u0007', 'Aino'],
    ['Aino\r\nVirtanen\u2028Oy', 'Aino Virtanen Oy'],
    ['\u3164', undefined],
    ['\u115F\u2800', undefined],
    ['', undefined],
    ['\uD83D', undefined],
    ['李小龍', '李小龍'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(personName(typed)).toBe(kept)
  })

  test('may be missing', () => {
    expect(personName(undefined)).toBeUndefined()
  })

  test('is never longer than allowed, never half a character, and stays the same when cleaned again', () => {
    void fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 80 }), (typed, max) => {
        const kept = plainLine(typed, max)
        expect((kept ?? '').length).toBeLessThanOrEqual(max)
        expect((kept ?? '').isWellFormed()).toBe(true)
        expect(plainLine(kept ?? '', max)).toBe(kept)
      }),
    )
    expect(personName('😀'.repeat(50))?.length).toBeLessThanOrEqual(PERSON_NAME_MAX_CHARS)
  })
})

describe('a rate limit', () => {
  test('lets a burst through, then says how long to wait, and recovers with time', () => {
    const clock = { at: 0, now: () => clock.at }
    const limit = openRateLimit({ burst: 3, perSecond: 0.5 }, clock)
    expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 0, 2])
    expect(limit.take('b')).toBe(0)
    clock.at = 2_000
    expect([limit.waitOf('a'), limit.take('a'), limit.take('a')]).toEqual([0, 0, 2])
  })

  test('gives nothing for a clock that runs backwards', () => {
    const clock = { at: 10_000, now: () => clock.at }
    const limit = openRateLimit({ burst: 1, perSecond: 1 }, clock)
    expect(limit.take('a')).toBe(0)
    clock.at = 0
    expect(limit.take('a')).toBe(1)
  })

  test('remembers a bounded number of keys', () => {
    const limit = openRateLimit({ burst: 1, perSecond: 1 }, { now: () => 0 }, 100)
    for (let i = 0; i < 1_000; i += 1) limit.take(`key ${i}`)
    expect(limit.size).toBe(100)
  })
})
