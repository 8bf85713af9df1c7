import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dropNotes } from '#shared/domain/commands/dropping.ts'
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
  test('comes before or after the clusters of the list it is dropped on', () => {
    const layout = layOut(contentsOf(board(), goals))
    const box = layout.areas[0]?.lists[0]?.clusters[0]?.box
    const other = layout.areas[1]?.lists[0]?.box
    if (!box || !other) throw new Error('nothing laid out')
    const list = { priority: schools, prompt: works }
    expect(clusterDropAt(layout, [box.x + 5, box.y + 5])).toEqual({ ...list, index: 0 })
    expect(clusterDropAt(layout, [box.x + 5, box.y + box.height - 5])).toEqual({ ...list, index: 1 })
    expect(clusterDropAt(layout, [other.x + 5, other.y + 60])).toEqual({ priority: health, prompt: works, index: 0 })
    expect(clusterDropAt(layout, [-50, -50])).toBeUndefined()
  })
})
