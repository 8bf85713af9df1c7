import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyChanges } from '#shared/doc/apply-changes.ts'
import { boardSeed } from '#shared/doc/board-seed.ts'
import { missingParts, type PartLimits, splitUpdate } from '#shared/doc/edit-parts.ts'
import { migrate, needsReload, schemaOf } from '#shared/doc/migrations.ts'
import { writeText } from '#shared/doc/statement-texts.ts'
import type { Change } from '#shared/domain/plan.ts'
import { changeArbitrary, clusterPut, notePut, ownNotePut } from '#tests/support/doc-changes.ts'

const SMALL: PartLimits = { maxBytes: 200, maxStructs: 5 }

/** Applies part after part and checks what the gate asks of each: canonical, small, no gap, nothing pending. */
function applyParts(target: Y.Doc, parts: readonly Uint8Array[], limits: PartLimits): void {
  for (const part of parts) {
    const { structs, ds } = Y.decodeUpdate(part)
    const ranges = [...ds.clients.values()].reduce((sum, items) => sum + items.length, 0)
    expect(structs.length + ranges).toBeLessThanOrEqual(limits.maxStructs)
    if (structs.length + ranges > 1) expect(part.length).toBeLessThanOrEqual(limits.maxBytes + 40)
    expect(new Set(structs.map(({ id }) => id.client)).size).toBeLessThanOrEqual(1)
    // mergeUpdates of one update decodes and encodes it: the gate's rule G8.
    expect(Y.mergeUpdates([part, new Uint8Array([0, 0])])).toEqual(part)
    const known = Y.decodeStateVector(Y.encodeStateVector(target))
    for (const { id, length } of structs) {
      expect(known.get(id.client) ?? 0).toBe(id.clock)
      known.set(id.client, id.clock + length)
    }
    Y.applyUpdate(target, part)
    expect(target.store.pendingStructs).toBeNull()
    expect(target.store.pendingDs).toBeNull()
  }
}

const json = (doc: Y.Doc) =>
  ['ownNotes', 'notes', 'clusters', 'places', 'marks', 'run'].map(name => doc.getMap(name).toJSON())

function act(doc: Y.Doc, changes: readonly Change[]): void {
  applyChanges({ board: doc, arrangement: doc, mine: doc, desk: doc }, changes, 'intent')
}

describe('long offline work in parts', () => {
  test('[M12] parts of a split update come to the same as the whole, each sound by itself', () => {
    fc.assert(
      fc.property(fc.array(fc.array(changeArbitrary, { maxLength: 5 }), { maxLength: 12 }), acts => {
        const doc = new Y.Doc()
        for (const changes of acts) act(doc, changes)
        const whole = Y.encodeStateAsUpdate(doc)
        const target = new Y.Doc()
        applyParts(target, splitUpdate(whole, SMALL), SMALL)
        expect(json(target)).toEqual(json(doc))
        expect(Y.encodeStateVector(target)).toEqual(Y.encodeStateVector(doc))
      }),
      { numRuns: 150 },
    )
  })

  test('[M12] only what the server lacks is sent, whoever worked meanwhile, over several lives of the client', () => {
    const acts = fc.array(fc.tuple(fc.nat(2), fc.array(changeArbitrary, { maxLength: 3 })), { maxLength: 14 })
    fc.assert(
      fc.property(acts, rounds => {
        const server = new Y.Doc()
        let mine = new Y.Doc()
        const ownClients = new Set([mine.clientID])
        for (const [kind, changes] of rounds) {
          if (kind === 0) act(server, changes)
          else if (kind === 1) act(mine, changes)
          else {
            // The page is closed and opened again: same content, another client id.
            const next = new Y.Doc()
            Y.applyUpdate(next, Y.encodeStateAsUpdate(mine))
            mine = next
            ownClients.add(mine.clientID)
          }
        }
        const stateVector = Y.encodeStateVector(server)
        const answer = Y.encodeStateAsUpdate(server, Y.encodeStateVector(mine))
        Y.applyUpdate(mine, answer)
        const parts = missingParts(
          mine,
          { stateVector, deleted: Y.decodeUpdate(answer).ds },
          c => ownClients.has(c),
          SMALL,
        )
        applyParts(server, parts, SMALL)
        expect(json(server)).toEqual(json(mine))
        const again = {
          stateVector: Y.encodeStateVector(server),
          deleted: Y.decodeUpdate(Y.encodeStateAsUpdate(server)).ds,
        }
        expect(missingParts(mine, again, () => true, SMALL)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('thousands of notes and their deletes go in parts within the limits of the gate', () => {
    const doc = new Y.Doc()
    for (let i = 0; i < 3000; i += 1) act(doc, [ownNotePut(`n${i}`, 'ä'.repeat(100))])
    for (let i = 0; i < 3000; i += 2) act(doc, [{ kind: 'remove', table: 'ownNotes', id: `n${i}` }])
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc))
    expect(parts.length).toBeGreaterThan(3)
    const target = new Y.Doc()
    applyParts(target, parts, { maxBytes: 64 * 1024 - 100, maxStructs: 2000 })
    expect(json(target)).toEqual(json(doc))
  })

  test("another person's words that the server lost are not handed in for them", () => {
    const [server, other, mine] = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
    act(other, [notePut('n1', 'theirs')])
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(other))
    act(mine, [notePut('n2', 'mine')])
    const lacks = { stateVector: Y.encodeStateVector(server), deleted: Y.createDeleteSet() }
    const parts = missingParts(mine, lacks, client => client === mine.clientID)
    for (const part of parts) Y.applyUpdate(server, part)
    expect(Object.keys(server.getMap('notes').toJSON())).toEqual(['n2.note'])
  })

  test('texts are split too', () => {
    const doc = new Y.Doc()
    let text = ''
    for (let i = 0; i < 60; i += 1) {
      text = i % 7 === 3 ? text.slice(0, 4) + text.slice(6) : `${text.slice(0, i % 5)}w${i} ${text.slice(i % 5)}`
      writeText(doc, 's1', text, 'intent')
    }
    const target = new Y.Doc()
    applyParts(target, splitUpdate(Y.encodeStateAsUpdate(doc), SMALL), SMALL)
    expect((target.getMap('statementTexts').get('s1') as Y.Text).toString()).toBe(text)
  })
})

describe('schema', () => {
  const about = (schema: unknown) => {
    const board = new Y.Doc()
    board.getMap('about').set('board.schema', schema)
    return board
  }

  test('[T6] a board newer than this program asks for a reload; one as old or older does not', () => {
    expect([undefined, 1, 2].map(schema => needsReload(schema))).toEqual([false, false, true])
    expect([about(2), about('2'), about(0), about(1.5), new Y.Doc()].map(schemaOf)).toEqual([
      2,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  test('[T6] [T7] migrations run in order, once, from where the board is, and leave strangers alone', () => {
    const board = about(1)
    board.getMap('stranger').set('x.y', 'kept')
    const ran: number[] = []
    const migrations = [2, 3].map(to => ({ to, migrate: () => void ran.push(to) }))
    const origins: unknown[] = []
    board.on('afterTransaction', ({ origin }: Y.Transaction) => origins.push(origin))
    expect(migrate({ board }, migrations)).toBe(3)
    expect(migrate({ board }, migrations)).toBe(3)
    expect(ran).toEqual([2, 3])
    expect(board.getMap('about').get('board.schema')).toBe(3)
    expect(board.getMap('stranger').toJSON()).toEqual({ 'x.y': 'kept' })
    expect(new Set(origins)).toEqual(new Set(['migration']))
    expect(migrate({ board: new Y.Doc() }, migrations)).toBeUndefined()
  })

  test('a seed holds the rows of each document, under the client id that was given', () => {
    const seeds = boardSeed([notePut('n1', 'x'), clusterPut('c1', { fi: 'y' })], 4711)
    expect(seeds.map(({ document }) => document)).toEqual(['board', 'arrangement'])
    for (const { update } of seeds) expect(Y.decodeUpdate(update).structs.map(({ id }) => id.client)).toContain(4711)
    const board = new Y.Doc()
    Y.applyUpdate(board, seeds[0]?.update ?? new Uint8Array([0, 0]))
    expect(board.getMap('notes').has('n1.note')).toBe(true)
  })
})
