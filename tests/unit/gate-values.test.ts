import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { TEXT_ROOT } from '#shared/doc/documents.ts'
import { STATEMENT_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import { GateServer } from '#tests/support/gate-server.ts'
import {
  any,
  binary,
  embed,
  format,
  handMade,
  type Id,
  item,
  string,
  subdocument,
  type,
} from '#tests/support/hostile-updates.ts'

const TITLE = { fi: 'Saavutettavuus' }
const TEXT: Id = [1, 1]

/** A priority's title 1:0, a shared text 1:1 with `abcd` from 1:2 on. */
function board(): GateServer {
  const server = new GateServer('board')
  server.doc.getMap('priorities').set('p.title', TITLE)
  server.doc.getMap<Y.Text>(TEXT_ROOT).set('s', new Y.Text('abcd'))
  return server
}

function by70(...structs: readonly Uint8Array[]): Uint8Array {
  return handMade({ blocks: [{ client: 70, structs }] })
}

describe('kinds and values', () => {
  test('[G5] kinds of content that no document of ours holds are refused', () => {
    const contents = [
      binary(Uint8Array.of(1)),
      embed({ image: 'x' }),
      format('bold', true),
      subdocument('x'),
      ...[0, 1, 3, 4, 5, 6].map(type),
    ]
    for (const content of contents) {
      expect(board().answer(by70(item({ parent: TEXT }, content)))).toBe('unknown-kind')
      expect(board().answer(by70(item({ root: 'priorities', key: 'q.title' }, content)))).toBe('unknown-kind')
    }
    for (const ref of [0, 1, 3, 6, 7]) {
      expect(board().answer(by70(item({ root: TEXT_ROOT, key: 't' }, type(ref))))).toBe('unknown-kind')
    }
    expect(board().answer(by70(item({ root: TEXT_ROOT, key: 't' }, type(2))))).toBe('apply')
    expect(board().answer(by70(item({ parent: TEXT }, { kind: 11, bytes: new Uint8Array([1]) })))).toBe('malformed')
  })

  test('[G5] values out of shape or range are refused, one by one', () => {
    const server = board()
    const wrong: readonly (readonly [string, string, unknown])[] = [
      ['priorities', 'q.title', 'a string'],
      ['priorities', 'q.title', {}],
      ['priorities', 'q.title', { fi: 'x'.repeat(201) }],
      ['priorities', 'q.title', { fi: 'x', de: 'y' }],
      ['priorities', 'q.order', 'a0!'],
      ['priorities', 'q.order', 'x'.repeat(201)],
      ['priorities', 'q.framework', 'not an id'],
      ['priorities', 'q.description', null],
      ['priorities', 'q.description', undefined],
      ['hidden', 'n.since', false],
      ['wordings', 'n.text', ''],
      ['wordings', 'n.text', 'x'.repeat(1001)],
      ['workshops', 'w.date', '1.2.2026'],
      ['prompts', 'A.letter', 'AB'],
      ['steps', 's.rules', { kind: 'write', minutes: -1, prompts: [], mode: 'open', arrange: 'everyone' }],
    ]
    for (const [root, key, value] of wrong) {
      expect(server.answer(by70(item({ root, key }, any(value)))), `${root} ${key}`).toBe('bad-value')
    }
    const arrangement = new GateServer('arrangement')
    for (const at of [[0], [0, 0, 0], [0, 100_001], [Number.NaN, 0], ['0', 0], [0, Number.POSITIVE_INFINITY]]) {
      expect(
        arrangement.answer(by70(item({ root: 'places', key: 'f:n.place' }, any({ in: 'open', at }))), 'participant'),
      ).toBe('bad-value')
    }
    const note = { text: 'x', prompt: 'A', workshop: 'w', revision: 1 }
    const mine = new GateServer('mine')
    for (const more of [
      { author: 'Somebody else' },
      { text: '' },
      { text: ' \n\t\u00A0' },
      { text: '\u200B\u202E\u00AD' },
      { revision: 0 },
      { revision: 1.5 },
      { withdrawn: false },
    ]) {
      expect(
        mine.answer(by70(item({ root: 'ownNotes', key: 'o.note' }, any({ ...note, ...more }))), 'participant'),
      ).toBe('bad-value')
    }
    // A field that is not there may be said so.
    expect(
      mine.answer(by70(item({ root: 'ownNotes', key: 'o.note' }, any({ ...note, wish: undefined }))), 'participant'),
    ).toBe('apply')
  })

  test('[G5] several values in one struct are what somebody keeps for undo: accepted where all are deleted, never alive', () => {
    const values = item({ root: 'priorities', key: 'q.title' }, any(TITLE, { en: 'x' }))
    expect(board().answer(by70(values))).toBe('bad-value')
    expect(board().answer(handMade({ blocks: [{ client: 70, structs: [values] }], deletes: [[70, [0, 1]]] }))).toBe(
      'bad-value',
    )
    expect(board().answer(handMade({ blocks: [{ client: 70, structs: [values] }], deletes: [[70, [0, 2]]] }))).toBe(
      'apply',
    )
    const wrong = item({ root: 'priorities', key: 'q.title' }, any(TITLE, 'x'))
    expect(board().answer(handMade({ blocks: [{ client: 70, structs: [wrong] }], deletes: [[70, [0, 2]]] }))).toBe(
      'bad-value',
    )
  })
})

describe('limits', () => {
  test('[G5] a shared text may not outgrow its limit; replacing and taking away still work at the limit', () => {
    const server = new GateServer('board')
    server.doc.getMap<Y.Text>(TEXT_ROOT).set('s', new Y.Text('x'.repeat(STATEMENT_TEXT_MAX_CHARS - 1)))
    const last: Id = [1, STATEMENT_TEXT_MAX_CHARS - 1]
    expect(server.answer(by70(item({ origin: last }, string('y'))))).toBe('apply')
    expect(server.answer(by70(item({ origin: last }, string('yz'))))).toBe('too-large')
    expect(
      server.answer(
        handMade({ blocks: [{ client: 70, structs: [item({ origin: last }, string('yz'))] }], deletes: [[1, [1, 1]]] }),
      ),
    ).toBe('apply')
    expect(
      server.answer(
        handMade({
          blocks: [{ client: 70, structs: [item({ origin: last }, string('yz'))] }],
          deletes: [[70, [0, 1]]],
        }),
      ),
    ).toBe('apply')
    expect(server.answer(handMade({ deletes: [[1, [1, 1]]] }))).toBe('apply')
    const text = item({ root: TEXT_ROOT, key: 't' }, type(2))
    expect(server.answer(by70(text, item({ parent: [70, 0] }, string('x'.repeat(STATEMENT_TEXT_MAX_CHARS + 1)))))).toBe(
      'too-large',
    )
  })

  test('[G5] a full table takes no further row, but changes of its rows, and a new one for one that goes', () => {
    const server = new GateServer('board')
    server.doc.transact(() => {
      for (let i = 0; i < 12; i += 1) {
        server.doc.getMap('frameworks').set(`f${i}.title`, TITLE)
        server.doc.getMap('frameworks').set(`f${i}.order`, 'a0')
      }
    })
    const put = (key: string, value: unknown) => item({ root: 'frameworks', key }, any(value))
    expect(server.answer(by70(put('f12.title', TITLE)))).toBe('board-full')
    expect(server.answer(by70(item({ origin: [1, 0] }, any({ en: 'x' }))))).toBe('apply')
    const exchange = handMade({ blocks: [{ client: 70, structs: [put('f12.title', TITLE)] }], deletes: [[1, [0, 2]]] })
    expect(server.answer(exchange)).toBe('apply')
    const half = handMade({ blocks: [{ client: 70, structs: [put('f12.title', TITLE)] }], deletes: [[1, [0, 1]]] })
    expect(server.answer(half)).toBe('board-full')
    server.doc.getMap('frameworks').delete('f0.title')
    server.doc.getMap('frameworks').delete('f0.order')
    expect(server.answer(by70(put('f12.title', TITLE)))).toBe('apply')
  })

  test('[G5] a table that is too long already lets its rows be worked on', () => {
    const server = new GateServer('board')
    for (let i = 0; i < 14; i += 1) server.doc.getMap('frameworks').set(`f${i}.title`, TITLE)
    const put = (key: string) => item({ root: 'frameworks', key }, any('a0'))
    expect(server.answer(by70(put('f13.order')))).toBe('apply')
    expect(server.answer(by70(put('f14.order')))).toBe('board-full')
  })

  test('[G1] work that Yjs would need long for is refused: far neighbours, over and over', () => {
    const server = new GateServer('board')
    server.doc.getMap<Y.Text>(TEXT_ROOT).set('s', new Y.Text())
    for (let i = 0; i < 300; i += 1) {
      server.doc.getMap<Y.Text>(TEXT_ROOT).get('s')?.insert(0, 'x')
      server.doc.getMap('priorities').set(`p${i % 2}.title`, TITLE)
    }
    const many = (count: number, struct: Uint8Array) =>
      handMade({ blocks: Array.from({ length: count }, (_, i) => ({ client: 5_000 - i, structs: [struct] })) })
    const inText = item({ parent: [1, 0] }, string('y'))
    expect(server.answer(many(90, inText))).toBe('too-many-structs')
    expect(server.answer(many(20, inText))).toBe('apply')
    const underKey = item({ root: 'priorities', key: 'p0.title' }, any(TITLE))
    expect(server.answer(many(100, underKey))).toBe('too-many-structs')
    expect(server.answer(many(20, underKey))).toBe('apply')
  })
})
