import { describe, expect, test } from 'vitest'
import { TEXT_ROOT } from '#shared/doc/documents.ts'
import { A, ANONYMITY, board, expectRefused, NOTE, PRIORITY, set, TEXT, TITLE } from '#tests/support/gate-board.ts'
import { GateServer } from '#tests/support/gate-server.ts'
import { any, deleted, handMade, type Id, item, json, string, type } from '#tests/support/hostile-updates.ts'

const OPEN = { in: 'open', at: [0, 0] }

describe('attacks on what others have written', () => {
  test('[A16] [G7] a few bytes that delete everything are refused to whom they do not belong, and count their rows to whom they do', () => {
    const all = handMade({ deletes: [[1, [0, 8]]] })
    for (const person of ['viewer', 'participant', 'facilitator'] as const)
      expectRefused(board(), all, 'not-allowed', person)
    const server = new GateServer('arrangement')
    server.doc.transact(() => {
      for (let i = 0; i < 5_000; i += 1) server.doc.getMap('places').set(`f:n${i}.place`, OPEN)
      for (let i = 0; i < 100; i += 1) {
        server.doc.getMap('clusters').set(`c${i}.title`, TITLE)
        server.doc.getMap('clusters').set(`c${i}.place`, { framework: 'f', priority: 'p', prompt: 'A', order: 'a0' })
      }
    })
    const everything = handMade({ deletes: [[1, [0, 5_200]]] })
    expect(server.check(everything, 'participant')).toEqual({ kind: 'apply', claims: [], deletedRows: 5_100 })
    expectRefused(server, everything, 'not-allowed', 'viewer')
    server.mayArrange = false
    expectRefused(server, everything, 'step-forbids', 'participant')
    expect(server.answer(everything, 'facilitator')).toBe('apply')
  })

  test('[A16] [G9] a row counts as deleted however it is done, and a move does not', () => {
    const make = () => {
      const server = new GateServer('arrangement')
      server.doc.getMap('places').set('f:n.place', OPEN)
      return server
    }
    const place: Id = [1, 0]
    const at = { root: 'places', key: 'f:n.place' }
    const count = (...structs: readonly Uint8Array[]) => ({ kind: 'apply', claims: [70], deletedRows: structs.length })
    const check = (update: Parameters<typeof handMade>[0]) => make().check(handMade(update), 'participant')
    expect(
      check({ blocks: [{ client: 70, structs: [item({ origin: place }, any(OPEN))] }], deletes: [[1, [0, 1]]] }),
    ).toEqual(count())
    expect(check({ blocks: [{ client: 70, structs: [item({ origin: place }, any(OPEN))] }] })).toEqual(count())
    // Overwritten by something that is deleted already.
    expect(check({ blocks: [{ client: 70, structs: [item({ origin: place }, deleted(1))] }] })).toMatchObject({
      deletedRows: 1,
    })
    expect(
      check({ blocks: [{ client: 70, structs: [item({ origin: place }, any(OPEN))] }], deletes: [[70, [0, 1]]] }),
    ).toMatchObject({ deletedRows: 1 })
    // The same from the beginning of the list, where the higher client id comes to stand last.
    expect(check({ blocks: [{ client: 70, structs: [item(at, deleted(1))] }] })).toMatchObject({ deletedRows: 1 })
    // Deleted, and a value added that comes to stand before it.
    expect(
      make().check(
        handMade({ blocks: [{ client: 0, structs: [item(at, any(OPEN))] }], deletes: [[1, [0, 1]]] }),
        'participant',
      ),
    ).toMatchObject({ deletedRows: 1 })
  })

  test('[A17] [D5] [G5] participants and viewers cannot touch the board; nobody but the clerk the notes and what was declared', () => {
    for (const person of ['participant', 'viewer'] as const) {
      expectRefused(board(), set('priorities', 'q.title', TITLE), 'not-allowed', person)
      expectRefused(board(), set('run', 'board.step', 's'), 'not-allowed', person)
      expectRefused(
        board(),
        handMade({ blocks: [{ client: 70, structs: [item({ origin: A, rightOrigin: [1, 5] }, string('x'))] }] }),
        'not-allowed',
        person,
      )
      expectRefused(board(), handMade({ deletes: [[1, [4, 2]]] }), 'not-allowed', person)
      expectRefused(board(), handMade({ deletes: [[1, [0, 1]]] }), 'not-allowed', person)
    }
    const note = { text: 'others', prompt: 'A', workshop: 'w' }
    for (const person of ['participant', 'facilitator'] as const) {
      expectRefused(board(), set('notes', 'n.note', note), 'not-allowed', person)
      expectRefused(
        board(),
        handMade({ blocks: [{ client: 70, structs: [item({ origin: NOTE }, any(note))] }], deletes: [[1, [1, 1]]] }),
        'not-allowed',
        person,
      )
      expectRefused(board(), handMade({ deletes: [[1, [1, 1]]] }), 'not-allowed', person)
      expectRefused(board(), set('about', 'board.schema', 2), 'not-allowed', person)
      expectRefused(board(), set('about', 'board.anonymity', 'named'), 'not-allowed', person)
      expectRefused(
        board(),
        handMade({ blocks: [{ client: 70, structs: [item({ origin: ANONYMITY }, any('named'))] }] }),
        'not-allowed',
        person,
      )
      expectRefused(board(), handMade({ deletes: [[1, [2, 1]]] }), 'not-allowed', person)
    }
    expect(board().answer(set('notes', 'm.note', note), 'clerk')).toBe('apply')
    expect(board().answer(set('about', 'board.schema', 2), 'clerk')).toBe('apply')
    expect(board().answer(set('about', 'board.title', TITLE))).toBe('apply')
  })

  test('[A17] [D6] [D7] [D8] in the other documents, too, everybody writes their own tables only', () => {
    const arrangement = new GateServer('arrangement')
    expect(arrangement.answer(set('places', 'f:n.place', OPEN), 'participant')).toBe('apply')
    arrangement.mayArrange = false
    expectRefused(arrangement, set('places', 'f:n.place', OPEN), 'step-forbids', 'participant')
    expectRefused(arrangement, set('places', 'f:n.place', OPEN), 'not-allowed', 'viewer')
    expect(arrangement.answer(set('places', 'f:n.place', OPEN), 'facilitator')).toBe('apply')
    const mine = new GateServer('mine')
    const note = { text: 'words', prompt: 'A', workshop: 'w', revision: 1 }
    expect(mine.answer(set('ownNotes', 'o.note', note), 'participant')).toBe('apply')
    expectRefused(mine, set('receipts', 'o.receipt', { state: 'kept', revision: 1 }), 'not-allowed', 'participant')
    expectRefused(new GateServer('desk'), set('counts', 'all.written', 1), 'not-allowed', 'facilitator')
  })

  test('[A18] [G5] a table, or a text, where a value belongs, and the other way round, are refused', () => {
    const server = board()
    const put = (where: Parameters<typeof item>[0], content: Parameters<typeof item>[1]) =>
      handMade({ blocks: [{ client: 70, structs: [item(where, content)] }] })
    expectRefused(server, put({ root: TEXT_ROOT, key: 's2' }, any('plain')), 'unknown-kind')
    expectRefused(server, put({ root: TEXT_ROOT, key: 's2' }, string('plain')), 'unknown-kind')
    expectRefused(server, put({ root: 'priorities', key: 'q.title' }, string('plain')), 'unknown-kind')
    expectRefused(server, put({ root: 'priorities', key: 'q.title' }, type(0)), 'unknown-kind')
    expectRefused(server, put({ root: 'priorities', key: 'q.title' }, json(TITLE)), 'unknown-kind')
    expectRefused(server, put({ root: 'priorities' }, any(TITLE)), 'unknown-key')
    expectRefused(server, put({ root: 'priorities' }, string('a sequence in a root')), 'unknown-key')
    expectRefused(server, put({ parent: TEXT }, any('in a text')), 'unknown-kind')
    expectRefused(server, put({ parent: TEXT, key: 'bold' }, any(true)), 'unknown-key')
    const inNewValue = [
      item({ root: 'priorities', key: 'q.title' }, any(TITLE)),
      item({ parent: [70, 0] }, string('in a value')),
    ]
    expectRefused(server, handMade({ blocks: [{ client: 70, structs: inNewValue }] }), 'unknown-kind')
    expectRefused(server, put({ parent: PRIORITY }, string('in a value')), 'unknown-kind')
  })

  test('[A19] [T1] keys of the wrong form, unknown fields and `__proto__` are refused', () => {
    const keys = [
      '__proto__',
      'constructor',
      '__proto__.title',
      'constructor.title',
      'prototype.title',
      'q.__proto__',
      'q.constructor',
      'q.toString',
    ]
    const wrong = [
      'q',
      'q.',
      '.title',
      'q.title.x',
      'q q.title',
      `${'x'.repeat(33)}.title`,
      'f:q.title',
      'q.place',
      'ä.title',
      '',
    ]
    for (const key of [...keys, ...wrong]) expectRefused(board(), set('priorities', key, TITLE), 'unknown-key')
    for (const key of ['__proto__', 'constructor', 'a.b', '', 'x'.repeat(33)]) {
      expectRefused(
        board(),
        handMade({ blocks: [{ client: 70, structs: [item({ root: TEXT_ROOT, key }, type(2))] }] }),
        'unknown-key',
      )
    }
    for (const key of ['f.place', 'f:.place', ':n.place', 'f:n:m.place', '__proto__:n.plac']) {
      expectRefused(new GateServer('arrangement'), set('places', key, OPEN), 'unknown-key')
    }
    expectRefused(board(), set('about', 'other.title', TITLE), 'unknown-key')
    const value = item({ root: 'priorities', key: 'q.title' }, any({ ['__proto__']: 1 }))
    expectRefused(board(), handMade({ blocks: [{ client: 70, structs: [value] }] }), 'unknown-key')
  })
})
