import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate } from '#server/gate/check-update.ts'
import { TEXT_ROOT } from '#shared/doc/documents.ts'
import { GateServer, isPending } from '#tests/support/gate-server.ts'
import {
  any,
  anyBytes,
  collected,
  deleted,
  handMade,
  type Id,
  item,
  skip,
  string,
  type,
} from '#tests/support/hostile-updates.ts'

const TITLE = { fi: 'Saavutettavuus' }
const TEXT: Id = [1, 1]
const A: Id = [1, 2]
const B: Id = [1, 3]

/** A priority's title 1:0, a shared text 1:1 with `abcd` from 1:2 on. */
function board(): GateServer {
  const server = new GateServer('board')
  server.doc.getMap('priorities').set('p.title', TITLE)
  server.doc.getMap<Y.Text>(TEXT_ROOT).set('s', new Y.Text('abcd'))
  return server
}

function title(key: string, value: unknown = TITLE): Uint8Array {
  return item({ root: 'priorities', key }, any(value))
}

function by70(...structs: readonly Uint8Array[]): Uint8Array {
  return handMade({ blocks: [{ client: 70, structs }] })
}

describe('rule a: what the server has', () => {
  test('[G4] is acknowledged and not applied, deletes too, whoever sends it', () => {
    const server = board()
    const update = handMade({
      blocks: [{ client: 70, structs: [item({ origin: [1, 0] }, any({ fi: 'Muu' }))] }],
      deletes: [[1, [0, 1]]],
    })
    expect(server.answer(update)).toBe('apply')
    server.receive(update)
    expect(server.answer(update)).toBe('known')
    expect(server.answer(Y.encodeStateAsUpdate(server.doc), 'viewer')).toBe('known')
    expect(server.answer(handMade({}), 'viewer')).toBe('known')
  })

  test('[G4] with deletes that are new, the deletes are judged and applied', () => {
    const server = board()
    server.receive(by70(title('q.title')))
    const update = handMade({ blocks: [{ client: 70, structs: [title('q.title')] }], deletes: [[70, [0, 1]]] })
    expect(server.answer(update, 'participant', 'facilitator')).toBe('not-allowed')
    expect(server.receive(update)).toEqual({ kind: 'apply', claims: [], deletedRows: 1 })
    expect(server.doc.getMap('priorities').has('q.title')).toBe(false)
    expect(server.answer(update)).toBe('known')
  })

  test('[G4] but pretending to know what stands elsewhere is refused: such a struct would make Yjs wait for ever', () => {
    const server = board()
    server.receive(by70(title('q.title'), title('r.title')))
    const withDelete = (...structs: readonly Uint8Array[]) =>
      handMade({ blocks: [{ client: 70, structs }], deletes: [[70, [0, 1]]] })
    const lies = [
      item({ origin: [99, 7] }, any(TITLE)),
      item({ rightOrigin: [99, 7] }, any(TITLE)),
      item({ origin: [70, 9] }, any(TITLE)),
      item({ parent: [99, 7] }, any(TITLE)),
      item({ root: 'never-seen', key: 'q.title' }, any(TITLE)),
      item({ root: 'priorities', key: 'x.title' }, any(TITLE)),
    ]
    for (const lie of lies) expect(server.answer(withDelete(lie))).toBe('mixed')
    expect(server.answer(withDelete(title('q.title')))).toBe('apply')
  })
})

describe('what is known may not part a pair', () => {
  test('[G4] nor may it begin between the halves of a character: Yjs would put another one for each', () => {
    const server = board()
    server.receive(by70(item({ origin: A, rightOrigin: B }, string('😀')), title('q.title')))
    const known = handMade({
      blocks: [{ client: 70, clock: 1, structs: [item({ origin: [70, 0], rightOrigin: B }, string('x'))] }],
      deletes: [[70, [2, 1]]],
    })
    expect(server.answer(known)).toBe('mixed')
    expect(server.doc.getMap<Y.Text>(TEXT_ROOT).get('s')?.toString()).toBe('a😀bcd')
  })
})

describe('rule b: no mix of known and new', () => {
  test('[G4] in one client, in several, and within a struct', () => {
    const server = board()
    server.receive(by70(title('q.title'), title('r.title')))
    expect(server.answer(by70(title('q.title'), title('r.title'), title('t.title')))).toBe('mixed')
    const two = [71, 70].map(client => ({ client, structs: [title(`${client}.title`)] }))
    expect(server.answer(handMade({ blocks: two }))).toBe('mixed')
    const long = item({ parent: TEXT }, deleted(5))
    expect(server.answer(by70(long))).toBe('clock-overlap')
    const more = handMade({ blocks: [{ client: 70, clock: 2, structs: [title('t.title')] }] })
    expect(server.answer(more)).toBe('apply')
  })

  test('[G3] a gap in the clocks', () => {
    expect(board().answer(handMade({ blocks: [{ client: 70, clock: 1, structs: [title('q.title')] }] }))).toBe(
      'clock-gap',
    )
  })
})

describe('rule c: neighbours are there, not collected, and of one parent', () => {
  test('[G6] a struct that names itself, or a later one, is refused', () => {
    for (const where of [
      { origin: [70, 0] },
      { rightOrigin: [70, 0] },
      { parent: [70, 0] },
      { origin: [70, 1] },
      { parent: [70, 1] },
    ] as const) {
      expect(board().answer(by70(item(where, string('x')), item({ parent: TEXT }, string('y'))))).toBe(
        'missing-neighbour',
      )
    }
  })

  test('[G6] two clients whose structs wait for each other are refused, and a chain that can be followed is not', () => {
    const cross = (a: Id, b: Id) =>
      handMade({
        blocks: [
          { client: 71, structs: [item({ origin: a }, string('x')), item({ origin: [71, 0] }, string('z'))] },
          { client: 70, structs: [item({ origin: b }, string('y')), item({ origin: [70, 0] }, string('w'))] },
        ],
      })
    expect(board().answer(cross([70, 0], [71, 0]))).toBe('missing-neighbour')
    expect(board().answer(cross([70, 0], [1, 5]))).toBe('apply')
    expect(board().answer(cross([1, 5], [71, 0]))).toBe('apply')
  })

  test('[G6] neighbours of two texts, of two keys, or a right neighbour under a key are refused', () => {
    const server = board()
    server.receive(
      by70(item({ root: TEXT_ROOT, key: 't' }, type(2)), item({ parent: [70, 0] }, string('z')), title('q.title')),
    )
    const then = (...structs: readonly Uint8Array[]) => handMade({ blocks: [{ client: 70, clock: 3, structs }] })
    expect(server.answer(then(item({ origin: A, rightOrigin: [70, 1] }, string('x'))))).toBe('crossed')
    expect(server.answer(then(item({ origin: [1, 0], rightOrigin: [70, 2] }, any(TITLE))))).toBe('crossed')
    expect(server.answer(then(item({ rightOrigin: [1, 0] }, any(TITLE))))).toBe('crossed')
    expect(
      server.answer(
        then(item({ origin: [70, 1] }, string('y')), item({ origin: A, rightOrigin: [70, 3] }, string('x'))),
      ),
    ).toBe('crossed')
    expect(server.answer(then(item({ origin: [1, 0] }, any(TITLE))))).toBe('apply')
    server.receive(then(item({ origin: [1, 0] }, any(TITLE))))
    const backwards = item({ origin: [70, 3], rightOrigin: [1, 0] }, any(TITLE))
    expect(server.answer(handMade({ blocks: [{ client: 70, clock: 4, structs: [backwards] }] }))).toBe('crossed')
  })

  test('[G6] an older value as left neighbour is accepted: who set it had not seen the newer one', () => {
    const server = board()
    server.doc.getMap('priorities').set('p.title', { fi: 'Toinen' })
    server.doc.getMap('priorities').set('p.title', { fi: 'Kolmas' })
    expect(server.answer(by70(item({ origin: [1, 0] }, any(TITLE))))).toBe('apply')
    expect(server.answer(by70(title('p.title')))).toBe('apply')
  })

  test('[G7] an edit into a text that was deleted meanwhile is answered gone', () => {
    const server = board()
    server.doc.getMap(TEXT_ROOT).delete('s')
    for (const where of [{ origin: A, rightOrigin: B }, { origin: B }, { rightOrigin: A }, { parent: TEXT }]) {
      expect(server.answer(by70(item(where, string('my words'))))).toBe('gone')
    }
    // And into one that the same update declares gone.
    expect(
      server.answer(by70(item({ root: TEXT_ROOT, key: 't' }, deleted(1)), item({ parent: [70, 0] }, string('x')))),
    ).toBe('gone')
    expect(server.answer(by70(collected(2), item({ origin: [70, 1] }, string('x'))))).toBe('gone')
  })

  test('[G6] what was typed into it and is deleted in its makers own document passes, as clock ticks without words', () => {
    const server = board()
    server.doc.getMap(TEXT_ROOT).delete('s')
    const kept = handMade({
      blocks: [{ client: 70, structs: [item({ origin: B }, string('my words')), title('q.title')] }],
      deletes: [[70, [0, 8]]],
    })
    for (const update of [
      kept,
      by70(collected(8), title('q.title')),
      by70(item({ parent: TEXT }, deleted(8)), title('q.title')),
    ]) {
      const copy = board()
      copy.doc.getMap(TEXT_ROOT).delete('s')
      expect(copy.receive(update)).toMatchObject({ kind: 'apply' })
      expect(copy.doc.getMap('priorities').get('q.title')).toEqual(TITLE)
      expect(isPending(copy.doc)).toBe(false)
      expect(copy.answer(update, 'participant', 'other')).toBe('known')
    }
    // But not with one foot in a text that stands.
    server.receive(
      handMade({
        blocks: [
          {
            client: 60,
            structs: [item({ root: TEXT_ROOT, key: 't' }, type(2)), item({ parent: [60, 0] }, string('z'))],
          },
        ],
      }),
    )
    const astride = handMade({
      blocks: [{ client: 70, structs: [item({ origin: B, rightOrigin: [60, 1] }, deleted(1))] }],
    })
    expect(server.answer(astride)).toBe('crossed')
    expect(server.answer(by70(collected(8)), 'participant')).toBe('not-allowed')
    expect(new GateServer('mine').answer(by70(collected(8)), 'participant')).toBe('unknown-kind')
  })
})

describe('rule e: nothing of length zero, and nothing too long', () => {
  test('[G3] structs', () => {
    for (const struct of [
      collected(0),
      item({ parent: TEXT }, deleted(0)),
      item({ parent: TEXT }, string('')),
      item({ root: 'priorities', key: 'q.title' }, any()),
    ]) {
      expect(board().answer(by70(struct))).toBe('length')
    }
    for (const struct of [collected(100_001), item({ parent: TEXT }, deleted(100_001))])
      expect(board().answer(by70(struct))).toBe('length')
    for (const struct of [collected(100_000), item({ parent: TEXT }, deleted(100_000))])
      expect(board().answer(by70(struct))).toBe('apply')
    expect(board().answer(by70(skip(1)))).toBe('skip')
  })

  test('[G3] delete ranges', () => {
    expect(board().answer(handMade({ deletes: [[1, [0, 0]]] }))).toBe('length')
    expect(board().answer(handMade({ deletes: [[1]] }))).toBe('malformed')
    expect(board().answer(handMade({ blocks: [{ client: 70, structs: [] }] }))).toBe('malformed')
  })
})

describe('rule f: one way to say a thing', () => {
  test('[G8] trailing bytes are refused', () => {
    expect(board().answer(handMade({ blocks: [{ client: 70, structs: [title('q.title')] }], trailing: [0] }))).toBe(
      'trailing-bytes',
    )
    expect(board().answer(handMade({ trailing: [0] }))).toBe('trailing-bytes')
  })

  test('[G8] clients and ranges out of order, twice or touching are refused', () => {
    const block = (client: number, key: string) => ({ client, structs: [title(key)] })
    expect(board().answer(handMade({ blocks: [block(71, 'q.title'), block(70, 'r.title')] }))).toBe('apply')
    expect(board().answer(handMade({ blocks: [block(70, 'q.title'), block(71, 'r.title')] }))).toBe('malformed')
    expect(board().answer(handMade({ blocks: [block(70, 'q.title'), block(70, 'q.title')] }))).toBe('malformed')
    expect(board().answer(handMade({ deletes: [[1, [2, 1], [4, 1]]] }))).toBe('apply')
    for (const ranges of [
      [
        [4, 1],
        [2, 1],
      ],
      [
        [2, 1],
        [2, 1],
      ],
      [
        [2, 1],
        [3, 1],
      ],
      [
        [2, 2],
        [3, 1],
      ],
    ] as const) {
      expect(board().answer(handMade({ deletes: [[1, ...ranges]] }))).toBe('malformed')
    }
  })

  test('[G8] numbers, strings and values in a form that Yjs would not write are refused', () => {
    const value = (bytes: readonly number[]) => by70(item({ root: 'steps', key: 's.rules' }, anyBytes(bytes)))
    const malformed = [
      [125, 0x80, 0x00], // 0 in two bytes
      [125, ...Array.from({ length: 30 }, () => 0x80), 1], // far out of range
      [124, 0x3f, 0x80, 0, 0], // 1 as a float
      [123, 0x3f, 0xe0, 0, 0, 0, 0, 0, 0], // 0.5 as a double
      [119, 1, 0xff], // no UTF-8
      [119, 3, 0xed, 0xa0, 0x80], // half a surrogate pair
      [118, 2, 1, 97, 120, 1, 97, 121], // a twice
      [118, 1, 1, 48, 120], // a numeric key
      [42],
      [117, 1],
    ]
    for (const bytes of malformed) expect(board().answer(value(bytes)), String(bytes)).toBe('malformed')
    for (const bytes of [[122, 0, 0, 0, 0, 0, 0, 0, 1], [116, 1, 1], [127], [123, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0]]) {
      expect(board().answer(value(bytes)), String(bytes)).toBe('bad-value')
    }
    // A padded client id, and one of more than 32 bits.
    const padded = Uint8Array.from([1, 1, 0xc6, 0x00, 0, ...title('q.title'), 0])
    expect(board().answer(padded)).toBe('malformed')
    expect(board().answer(handMade({ blocks: [{ client: 2 ** 32, structs: [title('q.title')] }] }))).toBe('malformed')
    // Bits and parents that mean nothing.
    expect(board().answer(by70(Uint8Array.of(0x20, 1)))).toBe('malformed')
    expect(board().answer(by70(item({ origin: A, rightOrigin: B, isKeyed: true }, string('x'))))).toBe('malformed')
    const parent = item({ parent: TEXT }, string('x'))
    parent[1] = 2
    expect(board().answer(by70(parent))).toBe('malformed')
  })

  test('[G8] the one freedom: the bit "has a key" beside a neighbour, which Yjs writes or not', () => {
    const server = board()
    for (const isKeyed of [true, false]) {
      expect(server.answer(by70(item({ origin: [1, 0], isKeyed }, any(TITLE))))).toBe('apply')
    }
  })

  test('[G8] what is accepted and written again by Yjs is the same bytes but for that bit', () => {
    const server = board()
    const client = new Y.Doc()
    Y.applyUpdate(client, Y.encodeStateAsUpdate(server.doc))
    client.clientID = 70
    const updates: Uint8Array[] = []
    client.on('update', (update: Uint8Array) => updates.push(update))
    client.transact(() => {
      client.getMap('priorities').set('p.title', { fi: 'å', en: 'x' })
      client.getMap('run').set('board.step', 's')
      client.getMap<Y.Text>(TEXT_ROOT).get('s')?.insert(2, '😀')
      client
        .getMap('steps')
        .set('s.rules', { kind: 'talk', minutes: 2.5, prompts: [], mode: 'open', arrange: 'everyone' })
    })
    client.getMap<Y.Text>(TEXT_ROOT).get('s')?.delete(0, 2)
    for (const update of updates) {
      expect(server.receive(update)).toMatchObject({ kind: 'apply' })
      const again = Y.diffUpdate(
        update,
        encoding.encode(encoder => encoding.writeVarUint(encoder, 0)),
      )
      expect(again.length).toBe(update.length)
      for (const [i, byte] of update.entries()) expect([0, 0x20]).toContain(byte ^ (again[i] ?? 0xff))
    }
  })
})

describe('rule g: an exception inside the check', () => {
  test('[G8] is a refusal, whatever the bytes or the document are', () => {
    const server = board()
    const session = {
      ...server.session('anna', 'facilitator'),
      ownerOf: () => {
        throw new Error('the claims cannot be read')
      },
    }
    expect(checkUpdate(server.doc, by70(title('q.title')), session)).toEqual({ kind: 'refuse', reason: 'malformed' })
    const whole = by70(title('q.title'), item({ origin: A, rightOrigin: B }, string('xyz')))
    expect(server.answer(whole)).toBe('apply')
    for (let length = 0; length < whole.length; length += 1) {
      expect(server.answer(whole.subarray(0, length)), `cut at ${length}`).toBe('malformed')
    }
  })
})
