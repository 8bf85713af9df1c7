import { describe, expect, test } from 'vitest'
import type { NoteId } from '#shared/domain/ids.ts'
import { placeId } from '#shared/domain/placing.ts'
import { sinceLast } from '#shared/results/since.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  autumn,
  clusterId,
  goals,
  health,
  regions,
  schools,
  smallBoard,
  spring,
  stepId,
  withNotes,
  works,
} from '#tests/support/small-board.ts'

/** Spring left three notes under schools, two of them in a cluster; the autumn is on. */
function board(): PlainView {
  const view = smallBoard().with('run', 'board', { workshop: autumn })
  withNotes(view, ['s1', 's2', 's3'])
  for (const [id, order] of [
    ['old', 'a0'],
    ['fresh', 'a1'],
  ] as const) {
    const place = { framework: goals, priority: schools, prompt: works, order }
    view.with('clusters', id, { title: { fi: id }, place })
  }
  return cluster(view, 'old', 's1', 's2')
}

function cluster(view: PlainView, id: string, ...notes: readonly string[]): PlainView {
  for (const each of notes) {
    const place = { in: 'cluster' as const, cluster: clusterId(id), order: `a0${each}` }
    view.with('places', placeId(goals, each as NoteId), { place })
  }
  return view
}

const ofAutumn = { workshop: autumn }

describe('what is new since the last workshop', () => {
  test('is nothing that can be said in the first one, or where the earlier ones left no note', () => {
    expect(sinceLast(board().set('run', 'board', { workshop: spring }), goals)).toBeUndefined()
    expect(sinceLast(withNotes(smallBoard(), ['a1'], ofAutumn), goals)).toBeUndefined()
    expect(sinceLast(smallBoard().take('workshops', spring).take('workshops', autumn), goals)).toBeUndefined()
  })

  test('counts the new notes of every priority and of the open space, beside all that are there', () => {
    const view = withNotes(board(), ['a1', 'a2'], ofAutumn)
    withNotes(view, ['h1'], { ...ofAutumn, wish: { framework: goals, priority: health } })
    withNotes(view, ['o1'], { ...ofAutumn, wish: undefined })
    withNotes(view, ['bin'], ofAutumn).with('hidden', 'bin', { since: true })
    expect(sinceLast(view, goals)).toMatchObject({
      earlier: spring,
      workshop: autumn,
      all: { fresh: 4, total: 7 },
      priorities: [
        { priority: schools, fresh: 2, total: 5 },
        { priority: health, fresh: 1, total: 1 },
      ],
      open: { fresh: 1, total: 1 },
    })
    expect(sinceLast(view, regions)?.open).toEqual({ fresh: 4, total: 7 })
  })

  test('names the clusters that grew, most first, and tells the wholly new ones', () => {
    const view = withNotes(board(), ['a1', 'a2', 'a3'], ofAutumn)
    cluster(cluster(view, 'old', 'a1'), 'fresh', 'a2', 'a3')
    expect(sinceLast(view, goals)?.clusters).toEqual([
      { cluster: 'fresh', priority: schools, fresh: 2, total: 2 },
      { cluster: 'old', priority: schools, fresh: 1, total: 3 },
    ])
    expect(sinceLast(board(), goals)?.clusters).toEqual([])
  })

  test('names the votes that this workshop has counted about this framework, and no other', () => {
    const view = board().with('steps', 'vote', {
      title: { fi: 'Vote' },
      order: 'a0',
      workshop: autumn,
      rules: { kind: 'vote', minutes: 5, prompts: [], mode: 'open', arrange: 'facilitators' },
    })
    const rules = { kind: 'dots', framework: goals, on: 'clusters', dots: 3, perTarget: 1 } as const
    const round = { title: { fi: 'Pisteet' }, rules, state: 'closed' } as const
    view
      .with('rounds', 'before', { ...round, order: 'a0' })
      .with('rounds', 'earlier', { ...round, order: 'a1', workshop: spring })
      .with('rounds', 'byStep', { ...round, order: 'a3', step: stepId('vote') })
      .with('rounds', 'stamped', { ...round, order: 'a2', workshop: autumn })
      .with('rounds', 'uncounted', { ...round, order: 'a4', workshop: autumn })
      .with('rounds', 'elsewhere', { ...round, order: 'a5', workshop: autumn, rules: { ...rules, framework: regions } })
    for (const id of ['before', 'earlier', 'byStep', 'stamped', 'elsewhere']) {
      view.with('results', id, { result: { kind: 'dots', voters: 3, returned: 0, targets: [] } })
    }
    expect(sinceLast(view, goals)?.votes).toEqual(['stamped', 'byStep'])
  })

  test('names the priorities whose statements no new note stands behind', () => {
    const view = withNotes(board(), ['a1', 'a2'], ofAutumn)
    expect(sinceLast(view, goals)?.untouched).toEqual([])
    view.with('statements', 'st', { priority: schools, order: 'a0', evidence: [clusterId('old')] })
    expect(sinceLast(view, goals)?.untouched).toEqual([schools])
    expect(sinceLast(cluster(view.copy(), 'old', 'a1'), goals)?.untouched).toEqual([])
    view.with('statements', 'st2', { priority: schools, order: 'a1', evidence: ['a2' as NoteId] })
    expect(sinceLast(view, goals)?.untouched).toEqual([])
  })
})
