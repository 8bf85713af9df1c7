import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dropCluster, dropNotes } from '#shared/domain/commands/dropping.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { clusterDropAt, type DropTarget, dropTargetAt } from '#shared/domain/layout/drop-target.ts'
import { overlaps, type Point } from '#shared/domain/layout/geometry.ts'
import { cardBox, type Layout, layOut } from '#shared/domain/layout/layout.ts'
import { NoteGrid } from '#shared/domain/layout/note-grid.ts'
import { NOTE_SIZE } from '#shared/domain/layout/sizes.ts'
import { contentsOf, placeOf } from '#shared/domain/placing.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  arranger,
  clusterId,
  goals,
  health,
  noteId,
  schools,
  smallBoard,
  withNotes,
  works,
} from '#tests/support/small-board.ts'

const heap = clusterId('heap')
const none: ReadonlySet<NoteId> = new Set()

/** Notes a to e single under `schools`, x and y in `heap` there, o in open space. */
function board(): PlainView {
  const place = { framework: goals, priority: schools, prompt: works, order: 'a0' }
  const view = withNotes(smallBoard(), [...'abcde', 'x', 'y']).with('clusters', heap, { title: { fi: 'Kasa' }, place })
  withNotes(view, ['o'], { wish: { framework: goals, at: [400, 400] } })
  for (const id of ['x', 'y']) {
    view.with('places', `${goals}:${id}`, { place: { in: 'cluster', cluster: heap, order: `a${id === 'x' ? 0 : 1}` } })
  }
  return view
}

function cornerOf(layout: Layout, id: string): Point {
  const card = layout.cardOf.get(noteId(id))
  if (!card) throw new Error(`no card for ${id}`)
  return [card.x, card.y]
}

/** Where a drop would land at a share of the width of a card, in the middle of its height. */
function onCard(id: string, share: number, dragged = none): DropTarget | undefined {
  const layout = layOut(contentsOf(board(), goals))
  const [x, y] = cornerOf(layout, id)
  const point: Point = [x + NOTE_SIZE.width * share, y + NOTE_SIZE.height / 2]
  return dropTargetAt(layout, new NoteGrid(layout), point, dragged)
}

describe('a drop', () => {
  const list = { kind: 'list', priority: schools, prompt: works }

  test('on the middle of a single note groups, on its sides comes before or after it', () => {
    expect(onCard('b', 0.5)).toEqual({ kind: 'note', note: 'b' })
    expect(onCard('b', 0.1)).toEqual({ ...list, index: 1 })
    expect(onCard('b', 0.9)).toEqual({ ...list, index: 2 })
  })

  test('on a note that is being dragged stays in the list', () => {
    expect(onCard('b', 0.4, new Set([noteId('b')]))).toEqual({ ...list, index: 1 })
  })

  test('on a note of a cluster comes before or after it there', () => {
    expect(onCard('y', 0.4)).toEqual({ kind: 'cluster', cluster: heap, index: 1 })
    expect(onCard('y', 0.6)).toEqual({ kind: 'cluster', cluster: heap, index: 2 })
  })

  test('on free ground goes to the end of the list or cluster there, on a title to the priority', () => {
    const layout = layOut(contentsOf(board(), goals))
    const grid = new NoteGrid(layout)
    const [area] = layout.areas
    const [first] = area?.lists ?? []
    const [cluster] = first?.clusters ?? []
    if (!area || !first || !cluster) throw new Error('nothing laid out')
    const at = (x: number, y: number) => dropTargetAt(layout, grid, [x, y], none)
    expect(at(first.box.x + first.box.width - 1, first.box.y + first.box.height - 1)).toEqual({ ...list, index: 5 })
    expect(at(cluster.box.x + 1, cluster.box.y + 1)).toEqual({ kind: 'cluster', cluster: heap, index: 0 })
    expect(at(area.box.x + 2, area.box.y + 2)).toEqual({ kind: 'priority', priority: schools })
    expect(at(area.box.x - 10, area.box.y)).toBeUndefined()
  })

  test('in open space keeps the point, and finds a free one where another note lies', () => {
    const layout = layOut(contentsOf(board(), goals))
    const grid = new NoteGrid(layout)
    const [x, y] = layout.openStart
    const half: Point = [NOTE_SIZE.width / 2, NOTE_SIZE.height / 2]
    const at = (dx: number, dy: number, dragged = none) =>
      dropTargetAt(layout, grid, [x + dx + half[0], y + dy + half[1]], dragged)
    expect(at(20, 30)).toEqual({ kind: 'open', at: [20, 30] })
    expect(at(-40, 30)).toEqual({ kind: 'open', at: [0, 30] })
    expect(at(410, 390, new Set([noteId('o')]))).toEqual({ kind: 'open', at: [410, 390] })
    const aside = at(410, 390)
    if (aside?.kind !== 'open') throw new Error('not in open space')
    expect(overlaps(cardBox({ x: aside.at[0], y: aside.at[1] }), cardBox({ x: 400, y: 400 }))).toBe(false)
  })

  test('does what it promised, wherever it is made', () => {
    fc.assert(
      fc.property(fc.subarray([...'abcdexyo'], { minLength: 1 }), fc.nat(3000), fc.nat(900), (held, x, y) => {
        const view = board()
        const notes = held.map(noteId)
        const layout = layOut(contentsOf(view, goals))
        const target = dropTargetAt(layout, new NoteGrid(layout), [x, y], new Set(notes))
        if (!target) return
        const drop = { framework: goals, notes, target, cluster: clusterId('new'), title: { fi: 'Uusi' } }
        view.apply(dropNotes(view, arranger, drop))
        const places = notes.map(id => placeOf(view, goals, id))
        const [first] = places
        switch (target.kind) {
          case 'list':
          case 'priority':
            expect(places.every(place => place.in === 'priority' && place.priority === target.priority)).toBe(true)
            break
          case 'cluster':
            expect(places.every(place => place.in === 'cluster' && place.cluster === target.cluster)).toBe(true)
            break
          case 'note':
            expect(new Set(places.map(place => place.in === 'cluster' && place.cluster)).size).toBe(1)
            break
          case 'open':
            expect(first).toEqual({ in: 'open', at: target.at })
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('a cluster that is dragged', () => {
  const other = clusterId('other')
  /** `heap` and `other` under `schools`, none under `health`. */
  function twoHeaps() {
    const place = { framework: goals, priority: schools, prompt: works, order: 'a1' }
    const view = board().with('clusters', other, { title: { fi: 'Toinen' }, place })
    const layout = layOut(contentsOf(view, goals))
    const [first, second] = layout.areas[0]?.lists[0]?.clusters ?? []
    if (!first || !second) throw new Error('nothing laid out')
    return { view, layout, first, second }
  }
  const drop = (point: Point, cluster = heap) => clusterDropAt(twoHeaps().layout, point, { cluster, prompt: works })
  const own = { kind: 'place', priority: schools, prompt: works } as const

  test('goes into another over its middle, before or after it at its edges', () => {
    const { first, second } = twoHeaps()
    const at = ({ box }: typeof first, share: number): Point => [box.x + 5, box.y + box.height * share]
    expect(drop(at(second, 0.5))).toEqual({ kind: 'merge', into: other })
    expect(drop(at(second, 0.9))).toEqual({ ...own, index: 2 })
    expect(drop(at(first, 0.1), other)).toEqual({ ...own, index: 0 })
  })

  test('goes nowhere over itself, beside itself, or outside the areas', () => {
    const { first, second } = twoHeaps()
    expect(drop([first.box.x + 5, first.box.y + 50])).toBeUndefined()
    expect(drop([second.box.x + 5, second.box.y + 5])).toBeUndefined()
    expect(drop([-50, -50])).toBeUndefined()
  })

  test('goes to the list of its own prompt, wherever under a priority it is let go', () => {
    const area = twoHeaps().layout.areas[1]
    if (!area) throw new Error('nothing laid out')
    const there = { kind: 'place', priority: health, prompt: works, index: 0 }
    expect(drop([area.box.x + 5, area.box.y + 5])).toEqual(there)
    for (const { box } of area.lists) expect(drop([box.x + 5, box.y + 60])).toEqual(there)
  })

  test('does what it promised: it lies there, or its notes are in the other one', () => {
    const { view } = twoHeaps()
    view.apply(dropCluster(view, arranger, { cluster: heap, target: { ...own, priority: health, index: 0 } }))
    expect(view.row('clusters', heap)?.place.priority).toBe(health)
    view.apply(dropCluster(view, arranger, { cluster: heap, target: { kind: 'merge', into: other } }))
    expect(view.row('clusters', heap)).toBeUndefined()
    expect(placeOf(view, goals, noteId('x'))).toMatchObject({ in: 'cluster', cluster: other, priority: schools })
  })
})

test('a note that is let go on a folded cluster goes to its end', () => {
  const layout = layOut(contentsOf(board(), goals), { folded: new Map([[heap, []]]), pending: [] })
  const box = layout.areas[0]?.lists[0]?.clusters[0]?.box
  if (!box) throw new Error('nothing laid out')
  const target = dropTargetAt(layout, new NoteGrid(layout), [box.x + 20, box.y + 20], none)
  expect(target).toEqual({ kind: 'cluster', cluster: heap, index: 2 })
})
