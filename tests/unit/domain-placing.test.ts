import { describe, expect, test } from 'vitest'
import { contentsOf, placeId, placeOf } from '#shared/domain/placing.ts'
import type { Place } from '#shared/domain/tables.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  clusterId,
  develop,
  goals,
  health,
  north,
  note,
  noteId,
  regions,
  schools,
  smallBoard,
  withNotes,
  works,
} from '#tests/support/small-board.ts'

const one = noteId('n1')
const heap = clusterId('heap')

function withHeap(view: PlainView): PlainView {
  return view.with('clusters', heap, {
    title: { fi: 'Kasa' },
    place: { framework: goals, priority: health, prompt: works, order: 'a0' },
  })
}

function place(view: PlainView, id: string, where: Place): PlainView {
  return view.with('places', placeId(goals, noteId(id)), { place: where })
}

describe('the place of a note', () => {
  test('[T4] is the row of places if there is one', () => {
    const view = place(withNotes(smallBoard(), ['n1']), 'n1', { in: 'priority', priority: health, order: 'a3' })
    expect(placeOf(view, goals, one)).toEqual({ in: 'priority', priority: health, order: 'a3' })
  })

  test('[T4] is else the wish for that framework, in the order of its id', () => {
    const view = withNotes(smallBoard(), ['n1'])
    expect(placeOf(view, goals, one)).toEqual({ in: 'priority', priority: schools, order: 'a0n1' })
    expect(placeOf(view, regions, one)).toEqual({ in: 'open', at: undefined })
  })

  test('[T4] is else open space, at the point of the wish', () => {
    const view = withNotes(smallBoard(), ['n1'], { wish: { framework: goals, at: [40, 60] } })
    withNotes(view, ['n2'], { wish: undefined })
    expect(placeOf(view, goals, one)).toEqual({ in: 'open', at: [40, 60] })
    expect(placeOf(view, goals, noteId('n2'))).toEqual({ in: 'open', at: undefined })
  })

  test('[T4] that points at a priority or cluster that is gone counts as none', () => {
    const view = withHeap(withNotes(smallBoard(), ['n1', 'n2']))
    place(view, 'n1', { in: 'cluster', cluster: heap, order: 'a0' })
    place(view, 'n2', { in: 'priority', priority: health, order: 'a0' })
    const wished = { in: 'priority', priority: schools }
    expect(placeOf(view, goals, one)).toEqual({ in: 'cluster', cluster: heap, priority: health, order: 'a0' })
    view.take('priorities', health)
    expect(placeOf(view, goals, one)).toMatchObject(wished)
    expect(placeOf(view, goals, noteId('n2'))).toMatchObject(wished)
    view.take('priorities', schools)
    expect(placeOf(view, goals, one)).toEqual({ in: 'open', at: undefined })
  })

  test('[T4] that points at a cluster that is gone counts as none', () => {
    const view = place(withNotes(smallBoard(), ['n1']), 'n1', { in: 'cluster', cluster: heap, order: 'a0' })
    expect(placeOf(view, goals, one)).toMatchObject({ in: 'priority', priority: schools })
  })

  test('is never in a priority or cluster of another framework', () => {
    const view = withNotes(smallBoard(), ['n1'], { wish: undefined })
    place(view, 'n1', { in: 'priority', priority: north, order: 'a0' })
    expect(placeOf(view, goals, one)).toEqual({ in: 'open', at: undefined })
    withHeap(view).with('places', placeId(regions, one), { place: { in: 'cluster', cluster: heap, order: 'a0' } })
    expect(placeOf(view, regions, one)).toEqual({ in: 'open', at: undefined })
  })

  test('is never in a cluster that says it is of another framework than its priority', () => {
    const view = place(withNotes(smallBoard(), ['n1'], { wish: undefined }), 'n1', {
      in: 'cluster',
      cluster: heap,
      order: 'a0',
    })
    view.with('clusters', heap, {
      title: { fi: 'Kasa' },
      place: { framework: regions, priority: health, prompt: works, order: 'a0' },
    })
    expect(placeOf(view, goals, one)).toEqual({ in: 'open', at: undefined })
    expect(contentsOf(view, goals).open).toEqual([{ note: one, at: undefined }])
  })

  test('is open space on a framework that is gone, or for a prompt that is gone', () => {
    const view = withNotes(smallBoard(), ['n1'])
    expect(placeOf(view.copy().take('frameworks', goals), goals, one)).toEqual({ in: 'open', at: undefined })
    expect(placeOf(view.copy().take('prompts', works), goals, one)).toEqual({ in: 'open', at: undefined })
  })

  test('is single under the priority of a cluster whose prompt is another', () => {
    const view = withHeap(withNotes(smallBoard(), ['n1'], { prompt: develop }))
    place(view, 'n1', { in: 'cluster', cluster: heap, order: 'a4' })
    expect(placeOf(view, goals, one)).toEqual({ in: 'priority', priority: health, order: 'a4' })
  })
})

describe('the contents of a framework', () => {
  test('[T5] hold every priority, prompt, cluster and note in order', () => {
    const view = withHeap(withNotes(smallBoard(), ['n3', 'n1', 'n2', 'n4', 'n5']))
    withNotes(view, ['b1'], { prompt: develop })
    view.with('clusters', 'early', {
      title: { fi: 'Alku' },
      place: { framework: goals, priority: health, prompt: works, order: 'Zz' },
    })
    place(view, 'n4', { in: 'cluster', cluster: heap, order: 'a1' })
    place(view, 'n5', { in: 'cluster', cluster: heap, order: 'a0' })
    place(view, 'n3', { in: 'priority', priority: schools, order: 'Zz' })
    expect(contentsOf(view, goals)).toEqual({
      framework: goals,
      priorities: [
        {
          priority: schools,
          noteCount: 4,
          lists: [
            { prompt: works, clusters: [], notes: ['n3', 'n1', 'n2'] },
            { prompt: develop, clusters: [], notes: ['b1'] },
          ],
        },
        {
          priority: health,
          noteCount: 2,
          lists: [
            {
              prompt: works,
              clusters: [
                { cluster: 'early', notes: [] },
                { cluster: 'heap', notes: ['n5', 'n4'] },
              ],
              notes: [],
            },
            { prompt: develop, clusters: [], notes: [] },
          ],
        },
      ],
      open: [],
    })
  })

  test('leave hidden notes out, and lose no other', () => {
    const view = withHeap(withNotes(smallBoard(), ['n1', 'n2']))
    withNotes(view, ['o2', 'o1'], { wish: undefined })
    withNotes(view, ['p1'], { wish: { framework: goals, at: [5, 5] } })
    view.with('notes', 'lost', { note: note({ prompt: 'gone' as typeof works }) })
    view.with('hidden', 'n2', { since: true })
    view.with('hidden', 'o2', { since: true })
    const { priorities, open } = contentsOf(view, goals)
    expect(priorities[0]?.lists[0]?.notes).toEqual(['n1'])
    expect(open).toEqual([
      { note: 'p1', at: [5, 5] },
      { note: 'lost', at: undefined },
      { note: 'o1', at: undefined },
    ])
  })

  test('of two frameworks hold the same notes, each in its own places', () => {
    const view = withNotes(smallBoard(), ['n1', 'n2'])
    view.with('places', placeId(regions, one), { place: { in: 'priority', priority: north, order: 'a0' } })
    expect(contentsOf(view, goals).priorities[0]?.lists[0]?.notes).toEqual(['n1', 'n2'])
    expect(contentsOf(view, regions).priorities[0]?.lists[0]?.notes).toEqual(['n1'])
    expect(contentsOf(view, regions).open).toEqual([{ note: 'n2', at: undefined }])
  })
})
