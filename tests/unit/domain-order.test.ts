import fc from 'fast-check'
import { generateKeyBetween } from 'fractional-indexing'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { compareOrdered, defaultOrder, isOrderKey, type Ordered, orderAtEnd, placeAt } from '#shared/domain/order.ts'
import { TABLES } from '#shared/domain/tables.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/)
/** Few different keys, so that equal ones are common. */
const order = fc.constantFrom('Zz', 'a0', 'a0V', 'a1', 'a2', 'b00')
const list = fc
  .uniqueArray(id, { maxLength: 12 })
  .chain(ids => fc.tuple(...ids.map(each => order.map((key): Ordered => ({ id: each, order: key })))))
  .map(rows => [...rows].sort(compareOrdered))

function withNewKeys(rows: readonly Ordered[], rekeyed: readonly Ordered[]): Ordered[] {
  return rows.map(row => rekeyed.find(each => each.id === row.id) ?? row)
}

describe('order keys', () => {
  test('[T5] rows are ordered by key and ties by id, by code unit', () => {
    const rows = [
      { id: 'b', order: 'a1' },
      { id: 'a', order: 'a1' },
      { id: 'c', order: 'a0' },
      { id: 'd', order: 'Zz' },
      { id: 'B', order: 'a1' },
    ]
    expect(rows.sort(compareOrdered).map(row => row.id)).toEqual(['d', 'c', 'B', 'a', 'b'])
    expect(compareOrdered({ id: 'a', order: 'a0' }, { id: 'a', order: 'a0' })).toBe(0)
  })

  test('[T5] a note without an order takes a0 and its id, other characters and trailing zeros left out', () => {
    expect(defaultOrder('Q7-x_9')).toBe('a0Q7x9')
    expect(defaultOrder('abc000')).toBe('a0abc')
    expect(defaultOrder('000')).toBe('a0')
    expect(defaultOrder('-_-')).toBe('a0')
  })

  test('[T5] every default order is a key that something can be placed beside', () => {
    fc.assert(
      fc.property(id, noteId => {
        const key = defaultOrder(noteId)
        expect(isOrderKey(key)).toBe(true)
        expect(generateKeyBetween(null, key) < key).toBe(true)
        expect(generateKeyBetween(key, null) > key).toBe(true)
      }),
    )
  })

  test('a key is called good exactly when something can be placed before and after it', () => {
    const works = (key: string) => {
      try {
        return generateKeyBetween(null, key) < key && generateKeyBetween(key, null) > key
      } catch {
        return false
      }
    }
    const anything = fc.oneof(
      fc.stringMatching(/^[A-Za-z][0-9A-Za-z]{0,6}$/),
      fc.stringMatching(/^[AaZz][0z]{20,30}$/),
      fc.stringMatching(/^[a-c][0-9]{0,4}$/),
      fc.constantFrom('', 'a', `A${'0'.repeat(26)}`, `A${'0'.repeat(25)}1`, `z${'z'.repeat(26)}`, 'a10', 'Zz', '10'),
    )
    fc.assert(
      fc.property(anything, key => {
        expect(isOrderKey(key)).toBe(works(key))
      }),
      { numRuns: 2000 },
    )
  })

  test('a key of other characters is no key', () => {
    expect(['a-', 'a 1', 'ä0', 'a0\n', 'a0é'].map(isOrderKey)).toEqual([false, false, false, false, false])
  })

  test('a table takes no key that would stop the next placing beside it', () => {
    expect(v.is(TABLES.frameworks.order, 'a0V')).toBe(true)
    expect(v.is(TABLES.frameworks.order, 'a10')).toBe(false)
    expect(v.is(TABLES.frameworks.order, 'b1')).toBe(false)
    expect(v.is(TABLES.frameworks.order, `a0${'z'.repeat(300)}`)).toBe(false)
  })

  test('rows placed at an index stand there, whatever equal keys the list holds', () => {
    fc.assert(
      fc.property(list, fc.integer({ min: -2, max: 14 }), fc.integer({ min: 1, max: 4 }), (rows, index, count) => {
        const { keys, rekeyed } = placeAt(rows, index, count)
        // Ids that would come last and first among equals: neither may matter.
        const added = keys.map((key, i): Ordered => ({ id: i % 2 ? `~${i}` : `!${i}`, order: key }))
        const at = Math.min(Math.max(index, 0), rows.length)
        const wanted = [...rows.slice(0, at), ...added.map(row => row), ...rows.slice(at)].map(row => row.id)
        const result = [...withNewKeys(rows, rekeyed), ...added].sort(compareOrdered)
        expect(keys).toHaveLength(count)
        expect(result.map(row => row.id)).toEqual(wanted)
        expect(result.every(row => isOrderKey(row.order))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('only the shorter side of a run of equal keys is keyed anew', () => {
    const rows = ['a', 'b', 'c', 'd', 'e'].map((each): Ordered => ({ id: each, order: 'a1' }))
    const framed = [{ id: 'x', order: 'a0' }, ...rows, { id: 'y', order: 'a2' }]
    expect(placeAt(framed, 2, 1).rekeyed.map(row => row.id)).toEqual(['a'])
    expect(placeAt(framed, 5, 1).rekeyed.map(row => row.id)).toEqual(['e'])
    expect(placeAt(framed, 1, 1).rekeyed).toEqual([])
    expect(placeAt(framed, 6, 1).rekeyed).toEqual([])
  })

  test('a list that grew long keys gets fresh short ones', () => {
    let rows: Ordered[] = [
      { id: 'first', order: 'a0' },
      { id: 'last', order: 'a1' },
    ]
    for (let i = 0; i < 1500; i += 1) {
      const { keys, rekeyed } = placeAt(rows, 1, 1)
      rows = [...withNewKeys(rows, rekeyed), { id: `n${i}`, order: keys[0] ?? '' }].sort(compareOrdered)
      expect(rows[1]?.id).toBe(`n${i}`)
    }
    expect(Math.max(...rows.map(row => row.order.length))).toBeLessThanOrEqual(101)
  })

  test('the key for the end follows the last one', () => {
    expect(orderAtEnd([])).toBe('a0')
    expect(orderAtEnd([{ order: 'a5' }, { order: 'a1' }])).toBe('a6')
    expect(placeAt([], 0, 0)).toEqual({ keys: [], rekeyed: [] })
  })
})
