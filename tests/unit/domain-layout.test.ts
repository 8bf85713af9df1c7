import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NoteId, OwnNoteId, PromptId } from '#shared/domain/ids.ts'
import { around, contains, overlaps, type Rect } from '#shared/domain/layout/geometry.ts'
import { cardBox, type Layout, layOut } from '#shared/domain/layout/layout.ts'
import { NoteGrid } from '#shared/domain/layout/note-grid.ts'
import { pendingNotes } from '#shared/domain/layout/pending.ts'
import { notesAcross } from '#shared/domain/layout/sizes.ts'
import { type Contents, contentsOf } from '#shared/domain/placing.ts'
import { anyContents, notesIn } from '#tests/support/any-contents.ts'
import { goals, ownNoteId, regions, schools, smallBoard, spring, withNotes, works } from '#tests/support/small-board.ts'

function firstOverlap(rects: readonly Rect[]): readonly [Rect, Rect] | undefined {
  for (const [i, a] of rects.entries()) {
    const b = rects.slice(i + 1).find(each => overlaps(a, each))
    if (b) return [a, b]
  }
  return undefined
}

function isInside(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}

function openNotes(...points: readonly (readonly [number, number] | undefined)[]): Contents {
  const open = points.map((at, i) => ({ note: `o${i}` as NoteId, at }))
  return { framework: 'f' as Contents['framework'], priorities: [], open }
}

function pointsOf(layout: Layout): (readonly [number, number])[] {
  return layout.cards.map(({ x, y }) => [x - layout.openStart[0], y - layout.openStart[1]])
}

describe('the layout of a framework', () => {
  test('shows every note exactly once, and no card lies over another', () => {
    fc.assert(
      fc.property(anyContents, contents => {
        const { cards, cardOf } = layOut(contents)
        expect(cards.map(card => card.note).toSorted()).toEqual(notesIn(contents).toSorted())
        expect(cardOf.size).toBe(cards.length)
        expect(firstOverlap(cards.map(cardBox))).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  test('keeps areas, lists and clusters apart, each inside what holds it and around what it holds', () => {
    fc.assert(
      fc.property(anyContents, contents => {
        const { areas, cards, bounds } = layOut(contents)
        expect(firstOverlap(areas.map(area => area.box))).toBeUndefined()
        for (const area of areas) {
          expect(isInside(area.box, bounds)).toBe(true)
          expect(firstOverlap(area.lists.map(list => list.box))).toBeUndefined()
          for (const list of area.lists) {
            expect(isInside(list.box, area.box)).toBe(true)
            expect(firstOverlap(list.clusters.map(cluster => cluster.box))).toBeUndefined()
            for (const { box } of list.clusters) expect(isInside(box, list.box)).toBe(true)
          }
        }
        const lists = areas.flatMap(area => area.lists)
        const clusters = lists.flatMap(list => list.clusters)
        for (const card of cards) {
          const { home } = card
          const holder =
            home.in === 'list'
              ? lists.find(list => list.priority === home.priority && list.prompt === home.prompt)
              : home.in === 'cluster'
                ? clusters.find(each => each.cluster === home.cluster)
                : undefined
          if (holder) expect(isInside(cardBox(card), holder.box)).toBe(true)
          else expect(areas.some(area => overlaps(area.box, cardBox(card)))).toBe(false)
          if (home.in === 'list') expect(clusters.some(each => overlaps(each.box, cardBox(card)))).toBe(false)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('is the same for the same contents', () => {
    fc.assert(
      fc.property(anyContents, contents => {
        expect(layOut(structuredClone(contents))).toEqual(layOut(contents))
      }),
      { numRuns: 50 },
    )
  })

  test('of nothing is empty', () => {
    expect(layOut(openNotes())).toMatchObject({ areas: [], cards: [], bounds: { x: 0, y: 0, width: 0, height: 0 } })
  })

  test('lies wider where lists are longer', () => {
    const widths = [0, 24, 25, 73, 161, 401, 5000].map(notesAcross)
    expect(widths).toEqual([2, 2, 3, 4, 6, 8, 8])
  })
})

describe('open space', () => {
  test('shows a note where it was dropped', () => {
    expect(pointsOf(layOut(openNotes([300, 40], [600.5, 900])))).toEqual([
      [300, 40],
      [600.5, 900],
    ])
  })

  test('shows a point before its corner on its edge', () => {
    expect(pointsOf(layOut(openNotes([-50, 40])))).toEqual([[0, 40]])
  })

  test('lets the later of two notes on one spot step aside to the nearest free one', () => {
    const [first, second] = pointsOf(layOut(openNotes([360, 264], [365, 264])))
    expect(first).toEqual([360, 264])
    expect(second).toEqual([360, 132])
  })

  test('takes notes into the rows where there is no room near', () => {
    const layout = layOut(openNotes(...Array.from({ length: 200 }, () => [500, 500] as const)))
    const aside = pointsOf(layout).filter(([x]) => x < 0)
    expect(aside.length).toBeGreaterThan(100)
    expect(firstOverlap(layout.cards.map(cardBox))).toBeUndefined()
  })

  test('holds notes without a point in rows before the free part', () => {
    const layout = layOut(openNotes(undefined, undefined, undefined, undefined, undefined, [0, 0]))
    const unplaced = layout.cards.slice(0, 5)
    expect(unplaced.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [180, 0],
      [360, 0],
      [540, 0],
      [0, 132],
    ])
    expect(layout.openStart).toEqual([540 + 168 + 48, 0])
  })
})

describe('what one person sees otherwise', () => {
  const sketch = fc.tuple(anyContents, fc.array(fc.nat(40), { maxLength: 8 }), fc.nat(12))

  test('folded clusters hold no cards, and everything still lies apart and inside', () => {
    fc.assert(
      fc.property(sketch, ([contents, picks, ownCount]) => {
        const clusters = contents.priorities.flatMap(({ lists }) => lists.flatMap(list => list.clusters))
        const folded = new Map(
          picks.flatMap(i => {
            const cluster = clusters[i]
            return cluster ? [[cluster.cluster, cluster.notes] as const] : []
          }),
        )
        const [priority] = contents.priorities
        const prompt = priority?.lists[0]?.prompt
        const pending = Array.from({ length: prompt ? ownCount : 0 }, (_, i) => ({
          own: `own${i}` as OwnNoteId,
          prompt: prompt as PromptId,
          priority: i % 2 === 0 ? priority?.priority : undefined,
          at: i % 3 === 0 ? ([50, 50] as const) : undefined,
        }))
        const layout = layOut(contents, { folded, pending })
        const inFolded = new Set([...folded.values()].flat())
        expect(layout.cards.map(card => card.note).toSorted()).toEqual(
          notesIn(contents)
            .filter(note => !inFolded.has(note))
            .toSorted(),
        )
        expect(layout.pending.map(({ own }) => own).toSorted()).toEqual(pending.map(({ own }) => own).toSorted())
        expect(firstOverlap([...layout.cards, ...layout.pending].map(cardBox))).toBeUndefined()
        for (const { lists, box } of layout.areas) {
          for (const list of lists) {
            expect(isInside(list.box, box)).toBe(true)
            expect(firstOverlap(list.clusters.map(cluster => cluster.box))).toBeUndefined()
            for (const cluster of list.clusters) {
              expect(isInside(cluster.box, list.box)).toBe(true)
              expect(cluster.folded?.length).toBe(
                folded.has(cluster.cluster) ? Math.min(3, cluster.cards.count) : undefined,
              )
            }
          }
        }
      }),
      { numRuns: 200 },
    )
  })

  test('an own note lies after those that everybody sees, and moves none of them in its list', () => {
    const view = withNotes(smallBoard(), ['a', 'b'])
    const plain = layOut(contentsOf(view, goals))
    const pending = [{ own: ownNoteId('o1'), prompt: works, priority: schools }]
    const layout = layOut(contentsOf(view, goals), { folded: new Map(), pending })
    expect(layout.cards.filter(({ home }) => home.in === 'list')).toEqual(plain.cards)
    const [last] = layout.cards.slice(-1)
    const [own] = layout.pending
    expect([own?.y, own?.x]).toEqual([(last?.y ?? 0) + 132, layout.cards[0]?.x])
    expect(layout.areas[0]?.lists[0]?.cards.count).toBe(2)
  })
})

describe('own notes that nobody else sees yet', () => {
  const own = { text: 'x', prompt: works, workshop: spring, revision: 1 } as const

  test('are those that stand and are not published, in the order of writing', () => {
    const view = smallBoard()
      .with('ownNotes', 'o2', { note: { ...own, wish: { framework: goals, priority: schools } } })
      .with('ownNotes', 'o1', { note: { ...own, wish: { framework: goals, at: [5, 6] } } })
      .with('ownNotes', 'o3', { note: { ...own, withdrawn: true } })
      .with('ownNotes', 'o4', { note: own })
      .with('receipts', 'o4', { receipt: { state: 'published', revision: 1, note: 'n' as NoteId } })
      .with('ownNotes', 'o5', { note: own })
      .with('receipts', 'o5', { receipt: { state: 'kept', revision: 1 } })
    expect(pendingNotes(view, goals)).toEqual([
      { own: 'o1', prompt: works, priority: undefined, at: [5, 6] },
      { own: 'o2', prompt: works, priority: schools, at: undefined },
      { own: 'o5', prompt: works, priority: undefined, at: undefined },
    ])
  })

  test('lie in open space where the priority of their wish is not of this framework', () => {
    const wish = { framework: goals, priority: schools }
    const view = smallBoard().with('ownNotes', 'o1', { note: { ...own, wish } })
    expect(pendingNotes(view, regions)).toEqual([{ own: 'o1', prompt: works, priority: undefined, at: undefined }])
    view.take('priorities', schools)
    expect(pendingNotes(view, goals)[0]?.priority).toBeUndefined()
  })
})

describe('the grid of cards', () => {
  const view = fc.record({
    x: fc.integer({ min: -2000, max: 6000 }),
    y: fc.integer({ min: -2000, max: 6000 }),
    width: fc.integer({ min: 1, max: 4000 }),
    height: fc.integer({ min: 1, max: 4000 }),
  })

  test('finds exactly the cards in view', () => {
    fc.assert(
      fc.property(anyContents, view, (contents, rect) => {
        const layout = layOut(contents)
        const found = new NoteGrid(layout).within(rect).map(card => card.note)
        const wanted = layout.cards.filter(card => overlaps(cardBox(card), rect)).map(card => card.note)
        expect(found.toSorted()).toEqual(wanted.toSorted())
      }),
      { numRuns: 200 },
    )
  })

  test('finds the card under a point', () => {
    fc.assert(
      fc.property(anyContents, fc.nat(2000), fc.nat(2000), (contents, x, y) => {
        const layout = layOut(contents)
        const grid = new NoteGrid(layout)
        expect(grid.at([x, y])).toBe(layout.cards.find(card => contains(cardBox(card), [x, y])))
        for (const card of layout.cards.slice(0, 5)) expect(grid.at([card.x, card.y])).toBe(card)
      }),
      { numRuns: 100 },
    )
  })
})

describe('rectangles', () => {
  test('that touch do not overlap, and hold their left and upper edge only', () => {
    const box = { x: 0, y: 0, width: 10, height: 10 }
    expect(overlaps(box, { ...box, x: 10 })).toBe(false)
    expect(overlaps(box, { ...box, x: 9, y: -9 })).toBe(true)
    expect([contains(box, [0, 0]), contains(box, [10, 0]), contains(box, [0, 10])]).toEqual([true, false, false])
    expect(around([box, { x: -5, y: 20, width: 1, height: 2 }])).toEqual({ x: -5, y: 0, width: 15, height: 22 })
  })
})
