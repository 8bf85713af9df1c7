import { describe, expect, it } from 'vitest'
import { wrapWords } from '#client/features/results/wrap-words.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { placeId } from '#shared/domain/placing.ts'
import {
  answersTo,
  HEAT_STEPS,
  heatOf,
  heatStep,
  keyShares,
  LARGEST_CLUSTERS_MAX,
  largestClusters,
  workshopCounts,
} from '#shared/results/insight.ts'
import { type FrameworkResults, resultsOf } from '#shared/results/results.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  autumn,
  clusterId,
  develop,
  goals,
  health,
  note,
  regions,
  schools,
  smallBoard,
  spring,
  withNotes,
  works,
} from '#tests/support/small-board.ts'

/** Schools: 3 A and 1 B; health: 2 B of the autumn; one A note in open space. */
function board(): PlainView {
  const view = smallBoard()
  withNotes(view, ['a1', 'a2', 'a3'])
  withNotes(view, ['b1'], { prompt: develop })
  withNotes(view, ['h1', 'h2'], {
    prompt: develop,
    workshop: autumn,
    wish: { framework: goals, priority: health },
  })
  withNotes(view, ['o1'], { wish: undefined })
  return view
}

function shown(view: PlainView, workshop?: string): FrameworkResults {
  const framework = resultsOf(view, { language: 'fi', framework: goals, workshop }).frameworks[0]
  if (!framework) throw new Error('no framework')
  return framework
}

function cluster(view: PlainView, id: string, ...notes: readonly string[]): void {
  view.with('clusters', id, {
    title: { fi: id },
    place: { framework: goals, priority: schools, prompt: works, order: `a0${id}` },
  })
  for (const each of notes) {
    view.with('notes', each, { note: note() })
    view.with('places', placeId(goals, each as NoteId), {
      place: { in: 'cluster', cluster: clusterId(id), order: `a0${each}` },
    })
  }
}

describe('heat of priorities and prompts', () => {
  it('counts each note once, with open space apart and totals that hold everything', () => {
    const view = board()
    const heat = heatOf(view, shown(view))
    expect(heat.columns.map(({ letter }) => letter)).toEqual(['A', 'B'])
    expect(heat.rows.map(({ title, counts, total }) => [title, ...counts, total])).toEqual([
      ['Koulut', 3, 1, 4],
      ['Terveys', 0, 2, 2],
    ])
    expect(heat.open).toMatchObject({ counts: [1, 0], total: 1 })
    expect(heat.totals).toEqual([4, 3])
    expect(heat.total).toBe(7)
    expect(heat.largest).toBe(3)
  })

  it('keeps what answers a prompt that is gone in the total of open space, and in no column', () => {
    const view = withNotes(board(), ['gone'], { prompt: 'gone' as typeof works })
    const heat = heatOf(view, shown(view))
    expect(heat.open).toMatchObject({ counts: [1, 0], total: 2 })
    expect(heat.total).toBe(8)
  })

  it('has no row of open space where nothing lies there, and columns where there is no priority', () => {
    const view = withNotes(smallBoard(), ['a1'])
    expect(heatOf(view, shown(view)).open).toBeUndefined()
    const bare = smallBoard().take('priorities', schools).take('priorities', health)
    expect(heatOf(bare, shown(bare)).columns).toHaveLength(2)
  })

  it('is as dark as the count: none at 0, the darkest for the largest alone', () => {
    expect([0, 1, 25, 26, 75, 76, 100].map(count => heatStep(count, 100))).toEqual([0, 1, 1, 2, 3, 4, 4])
    expect(heatStep(100, 100)).toBe(HEAT_STEPS)
    expect(heatStep(0, 0)).toBe(0)
  })
})

describe('largest clusters', () => {
  it('come by size over all priorities, equal ones as they lie, and no more than the plot shows', () => {
    const view = smallBoard()
    cluster(view, 'two', 'x1', 'x2')
    cluster(view, 'three', 'y1', 'y2', 'y3')
    cluster(view, 'alsotwo', 'z1', 'z2')
    for (let at = 0; at < LARGEST_CLUSTERS_MAX; at += 1) cluster(view, `one${at}`, `s${at}`)
    const found = largestClusters(shown(view))
    expect(found).toHaveLength(LARGEST_CLUSTERS_MAX)
    expect(found.slice(0, 3).map(({ title, count }) => [title, count])).toEqual([
      ['three', 3],
      ['alsotwo', 2],
      ['two', 2],
    ])
    expect(found[0]).toMatchObject({ priorityTitle: 'Koulut', letter: 'A', prompt: works })
  })
})

describe('notes by workshop', () => {
  it('are in the order of the dates, split by prompt, workshops without notes too', () => {
    const view = board()
      .with('workshops', 'first', { title: { fi: 'Ensin' }, date: '2025-01-01', order: 'a9' })
      .with('workshops', 'empty', { title: { fi: 'Tyhjä' }, date: '2027-01-01', order: 'a0' })
    withNotes(view, ['f1'], { workshop: 'first' as typeof spring })
    const counts = workshopCounts(view, shown(view))
    expect(counts.map(({ workshop, total }) => [workshop, total])).toEqual([
      ['first', 1],
      [spring, 5],
      [autumn, 2],
      ['empty', 0],
    ])
    expect(counts[1]?.counts).toEqual(
      new Map([
        [works, 4],
        [develop, 1],
      ]),
    )
  })
})

describe('key notes and filters', () => {
  it('counts the key notes of each priority', () => {
    const view = board().with('marks', 'a1', { key: true }).with('marks', 'h1', { colour: 'sun' })
    expect(keyShares(shown(view)).map(({ title, keys, total }) => [title, keys, total])).toEqual([
      ['Koulut', 1, 4],
      ['Terveys', 0, 2],
    ])
  })

  it('leaves the answers to one prompt alone, with their counts, and nothing of the other one', () => {
    const view = board()
    const found = answersTo(view, shown(view), develop)
    expect(found.priorities.map(({ noteCount, lists }) => [noteCount, lists.map(({ prompt }) => prompt)])).toEqual([
      [1, [develop]],
      [2, [develop]],
    ])
    expect(found.open).toEqual([])
    expect(answersTo(view, shown(view), works).open).toHaveLength(1)
    expect(heatOf(view, found).columns.map(({ letter }) => letter)).toEqual(['B'])
  })

  it('looks at the framework asked for alone', () => {
    const view = board()
    const other = resultsOf(view, { language: 'fi', framework: regions }).frameworks[0]
    expect(other && heatOf(view, other)).toMatchObject({ total: 7, largest: 0, open: { total: 7 } })
  })
})

describe('labels of plots', () => {
  it('wraps words into lines and leaves nothing out', () => {
    const text = 'Saavutettava ja asiakaslähtöinen ohjaus kaikille'
    const lines = wrapWords(text, 16)
    expect(lines.every(line => line.length <= 16)).toBe(true)
    expect(lines.join(' ')).toBe(text)
  })

  it('breaks a word that is longer than a line, and keeps an empty text empty', () => {
    expect(wrapWords('lentokonesuihkuturbiini', 10)).toEqual(['lentokones', 'uihkuturbi', 'ini'])
    expect(wrapWords('a lentokonesuihku b', 10)).toEqual(['a', 'lentokones', 'uihku b'])
    expect(wrapWords('', 10)).toEqual([''])
  })
})
