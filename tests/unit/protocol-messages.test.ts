import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHANNEL, EDIT_REFUSALS, MESSAGE, NOTICES } from '#shared/protocol/message-types.ts'
import {
  type ClientMessage,
  decodeClientMessage,
  decodeServerMessage,
  encodeMessage,
  encodeOnChannel,
  FRAME_MAX_BYTES,
  type ServerMessage,
  splitChannel,
  UPDATE_MAX_BYTES,
} from '#shared/protocol/messages.ts'
import { decodeAwareness, encodeAwareness, parseOwnPresence, parseStampedPresence } from '#shared/protocol/presence.ts'

const bytes = fc.uint8Array({ maxLength: 200 })
const number = fc.maxSafeNat()
const syncMessage = fc.oneof(
  bytes.map(stateVector => ({ kind: 'sync-step-1', stateVector }) as const),
  bytes.map(update => ({ kind: 'sync-step-2', update }) as const),
  bytes.map(update => ({ kind: 'sync-update', update }) as const),
  bytes.map(update => ({ kind: 'awareness', update }) as const),
  fc.constant({ kind: 'ask-awareness' } as const),
)
const clientMessage: fc.Arbitrary<ClientMessage> = fc.oneof(
  syncMessage,
  number.map(version => ({ kind: 'hello', version }) as const),
  fc.record({ kind: fc.constant('edit' as const), number, update: bytes }),
)
const serverMessage: fc.Arbitrary<ServerMessage> = fc.oneof(
  syncMessage,
  fc.record({
    kind: fc.constant('hello' as const),
    version: number,
    welcome: fc.record({
      role: fc.constantFrom('facilitator', 'participant', 'viewer'),
      presence: number,
      board: fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/),
    }),
  }),
  number.map(n => ({ kind: 'saved', number: n }) as const),
  fc.record({ kind: fc.constant('refused' as const), number, reason: fc.constantFrom(...EDIT_REFUSALS) }),
  fc.record({ kind: fc.constant('batch' as const), previous: number, sequence: number, update: bytes }),
  number.map(sequence => ({ kind: 'head', sequence }) as const),
  fc.double({ min: 0, max: 1e15, noNaN: true }).map(now => ({ kind: 'server-time', now: now + 0 }) as const),
  fc.constantFrom(...NOTICES).map(notice => ({ kind: 'notice', notice }) as const),
)

describe('messages', () => {
  test('[M1] [M3] every client message comes back as it went', () => {
    fc.assert(
      fc.property(clientMessage, m => {
        expect(decodeClientMessage(encodeMessage(m))).toEqual({ ok: true, message: m })
      }),
    )
  })

  test('[M2] [M4] [M5] [M6] [M7] [M8] [M9] every server message comes back as it went', () => {
    fc.assert(
      fc.property(serverMessage, m => {
        expect(decodeServerMessage(encodeMessage(m))).toEqual({ ok: true, message: m })
      }),
    )
  })

  test('[D2] a channel number stands before the message and comes off again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(CHANNEL)), clientMessage, (channel, m) => {
        expect(splitChannel(encodeOnChannel(channel, m))).toEqual({ channel, body: encodeMessage(m) })
      }),
    )
    expect(splitChannel(new Uint8Array())).toBeUndefined()
    expect(splitChannel(new Uint8Array([200, 1]))).toBeUndefined()
  })

  test('a message cut off anywhere is named truncated or bad, one with more behind it trailing-bytes; nothing throws', () => {
    fc.assert(
      fc.property(serverMessage, clientMessage, fc.nat(300), (s, c, cut) => {
        for (const [encoded, decode] of [
          [encodeMessage(s), decodeServerMessage],
          [encodeMessage(c), decodeClientMessage],
        ] as const) {
          expect(decode(encoded.subarray(0, Math.min(cut, encoded.length - 1))).ok).toBe(false)
          expect(decode(new Uint8Array([...encoded, 0]))).toEqual({ ok: false, fault: 'trailing-bytes' })
        }
      }),
    )
  })

  test('[A05] any bytes get an answer, never a throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        fc.constantFrom(0, 1, 3, 100, 101, 102, 103, 104, 105, 106, 107),
        (rest, type) => {
          for (const frame of [rest, new Uint8Array([type, ...rest])]) {
            for (const decode of [decodeClientMessage, decodeServerMessage]) {
              const decoded = decode(frame)
              if (!decoded.ok)
                expect(decoded.fault).toMatch(/^(too-large|truncated|trailing-bytes|unknown-type|bad-value)$/)
            }
            decodeAwareness(frame)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  const faults: readonly (readonly [string, Uint8Array, string])[] = [
    ['an empty frame', new Uint8Array(), 'truncated'],
    ['an unknown type', new Uint8Array([99]), 'unknown-type'],
    ['an unknown step of sync', new Uint8Array([0, 3, 0]), 'unknown-type'],
    ['a frame above 256 KiB', new Uint8Array(FRAME_MAX_BYTES + 1), 'too-large'],
    ['an edit that claims 2^40 bytes', new Uint8Array([101, 1, 128, 128, 128, 128, 128, 64]), 'too-large'],
    ['an edit that claims more than it holds', new Uint8Array([101, 1, 5, 1]), 'truncated'],
    ['a number of endless bytes', new Uint8Array([101, ...Array(20).fill(255)]), 'truncated'],
    [
      'an edit of more than 64 KiB',
      encodeMessage({ kind: 'edit', number: 1, update: new Uint8Array(UPDATE_MAX_BYTES + 1) }),
      'too-large',
    ],
  ]
  test.each(faults)('[M12] %s is refused by name', (_, frame, fault) => {
    expect(decodeClientMessage(frame)).toEqual({ ok: false, fault })
  })

  const text = (type: number, words: string) => {
    const encoded = new TextEncoder().encode(words)
    return [type, encoded.length, ...encoded]
  }
  const wrongs: readonly (readonly [string, readonly number[]])[] = [
    ['a notice of no known name', text(MESSAGE.notice, 'party')],
    ['a refusal of no known reason', [MESSAGE.refused, 1, ...text(2, 'me').slice(1)]],
    ['a welcome that is no JSON', [MESSAGE.hello, 1, ...text(0, '{').slice(1)]],
    [
      'a welcome of an unknown role',
      [MESSAGE.hello, 1, ...text(0, '{"role":"king","presence":1,"board":"b"}').slice(1)],
    ],
    ['a welcome without presence', [MESSAGE.hello, 1, ...text(0, '{"role":"viewer","board":"b"}').slice(1)]],
    ['a time that is none', [MESSAGE.serverTime, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0]],
    ['a time before time', [MESSAGE.serverTime, 0xbf, 0xf0, 0, 0, 0, 0, 0, 0]],
  ]
  test.each(wrongs)('%s is a bad value', (_, frame) => {
    expect(decodeServerMessage(new Uint8Array(frame))).toEqual({ ok: false, fault: 'bad-value' })
  })
})

describe('presence', () => {
  const at = [1.5, -2] as const

  test('[P2] the known fields in their known shape pass, everything else is left out', () => {
    const own = {
      framework: 'goals',
      cursor: at,
      selection: ['n1'],
      drag: { ids: ['n1'], at },
      view: { at, zoom: 0.5 },
    }
    expect(parseOwnPresence({ ...own, name: 'A boss', role: 'facilitator', x: 1 })).toEqual(own)
    const bad = { framework: 'a b', cursor: [1], selection: ['n 1'], drag: { ids: ['n1'] }, view: { at, zoom: 0 } }
    expect(parseOwnPresence(bad)).toEqual({})
    expect(
      parseOwnPresence({ cursor: [1e9, 0], selection: Array(51).fill('n'), view: { at, zoom: Number.NaN } }),
    ).toEqual({})
    expect([null, 1, 'x', [], undefined].map(parseOwnPresence)).toEqual(Array(5).fill(undefined))
  })

  test('[A53] a peer without a role of the server is nobody', () => {
    expect(parseStampedPresence(7, { role: 'viewer', name: 'Aino', cursor: at })).toEqual({
      id: 7,
      role: 'viewer',
      name: 'Aino',
      cursor: at,
    })
    expect(parseStampedPresence(7, { role: 'viewer', name: 'x'.repeat(61) })).toEqual({ id: 7, role: 'viewer' })
    expect(parseStampedPresence(7, { role: 'admin' })).toBeUndefined()
    expect(parseStampedPresence(7, null)).toBeUndefined()
  })

  test('[A24] an awareness message is read whole or not at all', () => {
    const entries = [
      { client: 1, clock: 2, state: { cursor: at } },
      { client: 3, clock: 4, state: null },
    ]
    const encoded = encodeAwareness(entries)
    expect(decodeAwareness(encoded)).toEqual(entries)
    const broken = encoded.slice()
    broken[broken.length - 1] = 0
    expect(decodeAwareness(broken)).toBeUndefined()
    expect(decodeAwareness(new Uint8Array([...encoded, 1]))).toBeUndefined()
    expect(decodeAwareness(encodeAwareness([{ client: 1, clock: 1, state: 'x'.repeat(5000) }]))).toBeUndefined()
  })
})
