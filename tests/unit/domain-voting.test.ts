import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { startStep } from '#shared/domain/commands/running.ts'
import { addRound, closeRound, editRound, openRound, removeRound } from '#shared/domain/commands/voting.ts'
import type { ClusterId, RoundId } from '#shared/domain/ids.ts'
import { RATING_MAX } from '#shared/domain/limits.ts'
import { type Plan, put } from '#shared/domain/plan.ts'
import type { RoundRules, View } from '#shared/domain/tables.ts'
import { type Ballot, ballotFault, spreadOf, tally, targetsOf } from '#shared/domain/voting.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  clusterId,
  facilitator,
  goals,
  health,
  note,
  regions,
  rules,
  schools,
  smallBoard,
  stepId,
  works,
  writer,
} from '#tests/support/small-board.ts'

const round = 'r1' as RoundId
const dots = (change: Partial<Extract<RoundRules, { kind: 'dots' }>> = {}): RoundRules => ({
  kind: 'dots',
  framework: goals,
  on: 'clusters',
  dots: 5,
  perTarget: 3,
  ...change,
})
const axes: Extract<RoundRules, { kind: 'axes' }> = {
  kind: 'axes',
  framework: goals,
  on: 'clusters',
  x: { fi: 'Vaiva' },
  y: { fi: 'Vaikutus' },
  targets: [clusterId('c1'), clusterId('c2')],
}
const only = (...targets: ClusterId[]): RoundRules => ({ ...axes, targets })
const give = (...given: readonly (readonly [string, number])[]): Ballot => ({ kind: 'dots', dots: given })

/** Three clusters, one of them in another framework; three notes, one of them in the bin. */
function board(): PlainView {
  const cluster = (framework: typeof goals, priority: typeof schools, title: string) => ({
    title: { fi: title },
    place: { framework, priority, prompt: works, order: 'a0' },
  })
  return smallBoard()
    .with('clusters', 'c1', cluster(goals, schools, 'Ovet'))
    .with('clusters', 'c2', cluster(goals, health, 'Jonot'))
    .with('clusters', 'c3', cluster(regions, 'north' as typeof schools, 'Tiet'))
    .with('notes', 'n1', { note: note() })
    .with('notes', 'n2', { note: note() })
    .with('notes', 'n3', { note: note() })
    .with('hidden', 'n3', { since: true })
}

function reasonOf(plan: Plan): string | undefined {
  return plan.accepted ? undefined : plan.reason
}

describe('what can be voted on', () => {
  test('is the clusters of that framework, or the notes that are not in the bin', () => {
    expect([...targetsOf(board(), dots())].sort()).toEqual(['c1', 'c2'])
    expect([...targetsOf(board(), dots({ on: 'notes' }))].sort()).toEqual(['n1', 'n2'])
  })

  test('is for a rating what was chosen and is still there', () => {
    expect([...targetsOf(board().take('clusters', 'c2'), axes)]).toEqual(['c1'])
  })
})

describe('a ballot', () => {
  test('counts while it keeps to the rules', () => {
    expect(ballotFault(board(), dots(), give(['c1', 3], ['c2', 2]))).toBeUndefined()
    expect(ballotFault(board(), dots(), give())).toBeUndefined()
    expect(ballotFault(board(), axes, { kind: 'axes', ratings: [['c1', 0, RATING_MAX]] })).toBeUndefined()
  })

  test.each([
    ['dots for a rating', 'wrong-kind', axes, give(['c1', 1])],
    ['more dots than one has', 'too-many-dots', dots(), give(['c1', 3], ['c2', 3])],
    ['more on one than allowed', 'too-many-on-one', dots(), give(['c1', 4])],
    ['the same target twice', 'target-twice', dots(), give(['c1', 1], ['c1', 1])],
    ['a cluster of another framework', 'target-missing', dots(), give(['c3', 1])],
    ['a note in the bin', 'target-missing', dots({ on: 'notes' }), give(['n3', 1])],
    ['a target that was not asked about', 'target-missing', only(clusterId('c1')), ratingOf('c2')],
  ] as const)('is refused with %s', (_name, fault, rules, ballot) => {
    expect(ballotFault(board(), rules, ballot)).toBe(fault)
  })
})

function ratingOf(target: string): Ballot {
  return { kind: 'axes', ratings: [[target, 1, 1]] }
}

describe('the count', () => {
  test('sums dots, most first, and says how many people gave them', () => {
    const result = tally(board(), dots(), [give(['c1', 1], ['c2', 3]), give(['c2', 1]), give()])
    expect(result).toEqual({
      kind: 'dots',
      voters: 2,
      returned: 0,
      targets: [
        { id: 'c2', title: { fi: 'Jonot' }, voters: 2, dots: 4 },
        { id: 'c1', title: { fi: 'Ovet' }, voters: 1, dots: 1 },
      ],
    })
  })

  test('gives back the dots of what is gone, by the stated rule', () => {
    const view = board().take('clusters', 'c1')
    expect(tally(view, dots(), [give(['c1', 2], ['c2', 1])])).toMatchObject({ returned: 2, targets: [{ id: 'c2' }] })
  })

  test('leaves a note its dots when it moves into a cluster', () => {
    const view = board().with('places', `${goals}:n1`, {
      place: { in: 'cluster', cluster: clusterId('c1'), order: 'a0' },
    })
    expect(tally(view, dots({ on: 'notes' }), [give(['n1', 2])])).toMatchObject({ targets: [{ id: 'n1', dots: 2 }] })
  })

  test('of a rating keeps each axis by itself: who said both cannot be read from it', () => {
    const result = tally(board(), axes, [
      { kind: 'axes', ratings: [['c1', 0, 10]] },
      { kind: 'axes', ratings: [['c1', 2, 10]] },
    ])
    expect(result.kind === 'axes' && result.targets.map(({ id, voters }) => [id, voters])).toEqual([
      ['c1', 2],
      ['c2', 0],
    ])
    expect(result.kind === 'axes' && result.targets[0]?.x).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(result.kind === 'axes' && result.targets[0]?.y).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2])
  })

  test('is the same in whatever order the ballots come, and every dot is in it once', () => {
    const anyBallot = fc
      .record({ c1: fc.nat(3), c2: fc.nat(2) })
      .map(given => give(...Object.entries(given).filter(([, count]) => count > 0)))
    fc.assert(
      fc.property(fc.array(anyBallot, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (ballots, numbers) => {
        const shuffled = ballots
          .map(ballot => ({ ballot, at: numbers.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ ballot }) => ballot)
        const result = tally(board(), dots(), ballots)
        expect(tally(board(), dots(), shuffled)).toEqual(result)
        const given = ballots.flatMap(ballot => (ballot.kind === 'dots' ? ballot.dots.map(([, count]) => count) : []))
        const counted = result.kind === 'dots' ? result.targets.map(target => target.dots) : []
        const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0)
        expect(sum(counted)).toBe(sum(given))
      }),
    )
  })
})

test('a spread is values that somebody gave: the middle, and where half of all lie', () => {
  expect(spreadOf([0, 0, 0])).toBeUndefined()
  expect(spreadOf([0, 1, 0])).toEqual({ low: 1, middle: 1, high: 1 })
  expect(spreadOf([2, 0, 1, 0, 2, 0, 0, 0, 0, 0, 1])).toEqual({ low: 0, middle: 2, high: 4 })
})

describe('rounds', () => {
  const planned = () =>
    board().apply(addRound(board(), facilitator, { id: round, title: { fi: 'Pisteet' }, rules: dots() }))

  test('are planned, opened and closed, and never opened again', () => {
    let view = planned()
    expect(view.row('rounds', round)).toMatchObject({ state: 'planned', title: { fi: 'Pisteet' } })
    view = view.apply(openRound(view, facilitator, round))
    expect(view.row('rounds', round)?.state).toBe('open')
    expect(reasonOf(openRound(view, facilitator, round))).toBe('nothing-to-do')
    expect(reasonOf(removeRound(view, facilitator, round))).toBe('round-open')
    view = view.apply(closeRound(view, facilitator, round))
    expect(reasonOf(openRound(view, facilitator, round))).toBe('round-closed')
    view = view.apply(removeRound(view, facilitator, round))
    expect(view.row('rounds', round)).toBeUndefined()
  })

  test('keep the rules that people vote by', () => {
    let view = planned()
    view = view.apply(editRound(view, facilitator, { round, rules: dots({ dots: 3 }) }))
    expect(view.row('rounds', round)?.rules).toMatchObject({ dots: 3 })
    view = view.apply(openRound(view, facilitator, round))
    expect(reasonOf(editRound(view, facilitator, { round, rules: dots() }))).toBe('round-open')
    view = view.apply(editRound(view, facilitator, { round, title: { fi: 'Uusi nimi' } }))
    expect(view.row('rounds', round)?.title).toEqual({ fi: 'Uusi nimi' })
  })

  test.each([
    ['more on one than there are', dots({ dots: 2, perTarget: 3 }), 'rules-invalid'],
    ['no dots at all', dots({ dots: 0, perTarget: 0 }), 'rules-invalid'],
    ['a framework that is gone', dots({ framework: 'gone' as typeof goals }), 'framework-missing'],
    ['a rating of nothing', only(), 'rules-invalid'],
  ] as const)('are refused with %s', (_name, refused, reason) => {
    expect(reasonOf(addRound(board(), facilitator, { id: round, title: { fi: 'x' }, rules: refused }))).toBe(reason)
  })

  test('belong to facilitators', () => {
    const view = planned()
    expect(reasonOf(addRound(view, writer, { id: round, title: { fi: 'x' }, rules: dots() }))).toBe('not-allowed')
    for (const act of [openRound, closeRound, removeRound]) {
      expect(reasonOf(act(view, writer, round))).toBe('not-allowed')
    }
    expect(reasonOf(editRound(view, writer, { round, title: { fi: 'x' } }))).toBe('not-allowed')
  })

  test('open with their step', () => {
    const view = board().with('steps', 's1', { title: { fi: 'Äänestys' }, rules: rules({ kind: 'vote' }), order: 'a0' })
    const added = view.apply(
      addRound(view, facilitator, { id: round, title: { fi: 'x' }, rules: dots(), step: stepId('s1') }),
    )
    const started = added.apply(startStep(added, facilitator, stepId('s1')))
    expect(started.row('rounds', round)?.state).toBe('open')
  })
})

test('[A55] a ballot is judged by the targets that it names, however many others there are', () => {
  const view = smallBoard().apply([put('notes', 'n1', { note: { text: 'x', prompt: works, workshop: 'w1' as never } })])
  const withoutLists: View = {
    rows: () => {
      throw new Error('all of them were looked at')
    },
    row: (table, id) => view.row(table, id),
  }
  const rules: RoundRules = { kind: 'dots', framework: goals, on: 'notes', dots: 5, perTarget: 3 }
  expect(ballotFault(withoutLists, rules, { kind: 'dots', dots: [['n1', 1]] })).toBeUndefined()
  expect(ballotFault(withoutLists, rules, { kind: 'dots', dots: [['n2', 1]] })).toBe('target-missing')
  expect(ballotFault(withoutLists, rules, { kind: 'dots', dots: [['__proto__', 1]] })).toBe('target-missing')
})
