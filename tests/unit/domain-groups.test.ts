import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addGroup,
  bringBack,
  chooseGroup,
  makeGroups,
  removeGroup,
  renameGroup,
  rotate,
  setGrouping,
  setGroupPriorities,
} from '#shared/domain/commands/groups.ts'
import { assignments, groupIds, groupOf, groupSizes, notesByGroup, prioritiesNow } from '#shared/domain/groups.ts'
import type { FrameworkId, GroupId, PriorityId } from '#shared/domain/ids.ts'
import { GROUPS_MAX, TURNS_MAX } from '#shared/domain/limits.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { actorOf } from '#shared/domain/roles.ts'
import { first, groupedBoard, second } from '#tests/support/grouped-board.ts'
import { PlainView } from '#tests/support/plain-view.ts'
import { facilitator, goals, health, note, schools, smallBoard, viewer, writer } from '#tests/support/small-board.ts'

const ids = (count: number) => Array.from({ length: count }, (_, i) => `group${i}` as GroupId)
const reasonOf = (plan: Plan) => (plan.accepted ? 'accepted' : plan.reason)
const mineWith = (chosen?: string, assigned?: string): PlainView => {
  const mine = new PlainView()
  if (chosen) mine.with('membership', 'me', { group: chosen as GroupId })
  return assigned ? mine.with('assigned', 'me', { group: assigned as GroupId }) : mine
}

/** A framework with so many priorities, in order. */
function boardOf(count: number): PlainView {
  const view = new PlainView().with('frameworks', goals, { title: { fi: 'Tavoitteet' }, order: 'a0' })
  for (let i = 0; i < count; i += 1) {
    const order = `a${String.fromCharCode(97 + i)}`
    view.with('priorities', `p${i}`, { title: { fi: `${i}` }, framework: goals, order })
  }
  return view
}

describe('rotation', () => {
  test('[Q1] in a full turn every group visits every priority exactly once, and always has work', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(12), (groups, more) => {
        const view = boardOf(groups + more)
        view.apply(makeGroups(view, facilitator, { ids: ids(groups), framework: goals }))
        const seen = new Map(ids(groups).map(id => [id, [] as PriorityId[]]))
        for (let turn = 0; turn < groups; turn += 1) {
          const now = ids(groups).flatMap(id => prioritiesNow(view, id))
          expect(now.toSorted()).toEqual([...view.rows('priorities').keys()].toSorted())
          for (const id of ids(groups)) {
            expect(prioritiesNow(view, id).length).toBeGreaterThan(0)
            seen.get(id)?.push(...prioritiesNow(view, id))
          }
          view.apply(rotate(view, facilitator))
        }
        for (const visited of seen.values())
          expect(visited.toSorted()).toEqual([...view.rows('priorities').keys()].toSorted())
        // And then all is as it was.
        expect(prioritiesNow(view, ids(1)[0] as GroupId)[0]).toBe('p0')
      }),
    )
  })

  test('[Q1] with more groups than priorities several groups share one, and every group has work at every turn', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(30),
        (priorities, more, turns) => {
          const view = boardOf(priorities)
          view.apply(makeGroups(view, facilitator, { ids: ids(priorities + more), framework: goals }))
          view.set('run', 'board', { turn: turns })
          const now = ids(priorities + more).map(id => prioritiesNow(view, id))
          expect(now.every(each => each.length === 1)).toBe(true)
          expect(new Set(now.flat()).size).toBe(priorities)
        },
      ),
    )
  })

  test('[Q1] sends each group on to what the next one began with, the last one to the first’s, and back', () => {
    const view = groupedBoard()
    expect([first, second].map(id => prioritiesNow(view, id))).toEqual([[schools], [health]])
    view.apply(rotate(view, facilitator))
    expect([first, second].map(id => prioritiesNow(view, id))).toEqual([[health], [schools]])
    view.apply(bringBack(view, facilitator))
    expect(prioritiesNow(view, first)).toEqual([schools])
    expect(reasonOf(bringBack(view, facilitator))).toBe('nothing-to-do')
    expect(reasonOf(rotate(smallBoard(), facilitator))).toBe('group-missing')
    view.set('run', 'board', { turn: TURNS_MAX })
    expect(reasonOf(rotate(view, facilitator))).toBe('too-many')
  })

  test('[Q1] leaves out a priority that is gone, and a group that is', () => {
    const view = groupedBoard().take('priorities', schools)
    expect(prioritiesNow(view, first)).toEqual([])
    expect(prioritiesNow(view, 'gone' as GroupId)).toEqual([])
  })
})

describe('groups', () => {
  test('are made by number, named in three languages, in the place of those that were there', () => {
    const view = groupedBoard().set('run', 'board', { turn: 3 })
    view.apply(makeGroups(view, facilitator, { ids: ids(3), framework: goals }))
    expect(groupIds(view)).toEqual(ids(3))
    expect(view.row('groups', 'group2')?.title).toEqual({ fi: 'Pienryhmä 3', sv: 'Smågrupp 3', en: 'Group 3' })
    expect(view.row('run', 'board')?.turn).toBeUndefined()
  })

  test('are not made of nothing, nor too many, nor twice', () => {
    const make = (made: readonly GroupId[], framework = goals) =>
      reasonOf(makeGroups(groupedBoard(), facilitator, { ids: made, framework }))
    expect(make([])).toBe('nothing-to-do')
    expect(make(ids(GROUPS_MAX + 1))).toBe('too-many')
    expect(make([first])).toBe('id-taken')
    expect(make(['x' as GroupId, 'x' as GroupId])).toBe('id-taken')
    expect(make(ids(2), 'gone' as FrameworkId)).toBe('framework-missing')
  })

  test('are added, named, given priorities and taken away', () => {
    const view = groupedBoard()
    view.apply(addGroup(view, facilitator, { id: 'g3' as GroupId }))
    expect(groupIds(view)).toEqual([first, second, 'g3'])
    expect(reasonOf(addGroup(view, facilitator, { id: first }))).toBe('id-taken')
    view.apply(renameGroup(view, facilitator, { group: first, title: { fi: ' Aallot ' } }))
    expect(view.row('groups', first)?.title).toEqual({ fi: 'Aallot' })
    expect(reasonOf(renameGroup(view, facilitator, { group: first, title: {} }))).toBe('title-empty')
    const give = (group: GroupId, priorities: readonly string[]) =>
      setGroupPriorities(view, facilitator, { group, priorities: priorities as PriorityId[] })
    view.apply(give(first, [health, schools, health]))
    expect(view.row('groups', first)?.priorities).toEqual([health, schools])
    expect(reasonOf(give(first, ['gone']))).toBe('priority-missing')
    expect(reasonOf(give('gone' as GroupId, []))).toBe('group-missing')
    view.apply(removeGroup(view, facilitator, second))
    expect(groupIds(view)).toEqual([first, 'g3'])
    expect(reasonOf(removeGroup(view, facilitator, second))).toBe('group-missing')
  })

  test('are the facilitators’ business', () => {
    const view = groupedBoard()
    const plans = [writer, viewer].flatMap(actor => [
      makeGroups(view, actor, { ids: ids(2), framework: goals }),
      addGroup(view, actor, { id: 'g3' as GroupId }),
      renameGroup(view, actor, { group: first, title: { fi: 'X' } }),
      removeGroup(view, actor, first),
      setGroupPriorities(view, actor, { group: first, priorities: [] }),
      rotate(view, actor),
      bringBack(view, actor),
      setGrouping(view, actor, 'even'),
    ])
    expect(new Set(plans.map(reasonOf))).toEqual(new Set(['not-allowed']))
  })
})

describe('who is in which group', () => {
  test('[Q2] while people choose, their choice counts; else what the clerk has written', () => {
    const view = groupedBoard()
    expect(groupOf(view, mineWith())).toBeUndefined()
    expect(groupOf(view, mineWith('g1', 'g2'))).toBe('g1')
    expect(groupOf(view, mineWith(undefined, 'g2'))).toBe('g2')
    view.apply(setGrouping(view, facilitator, 'even'))
    expect(groupOf(view, mineWith('g1', 'g2'))).toBe('g2')
    expect(groupOf(view, mineWith('g1'))).toBe('g1')
    view.apply(setGrouping(view, facilitator, undefined))
    expect(groupOf(view, mineWith('g1', 'g2'))).toBe('g2')
    expect(groupOf(view, mineWith('gone', 'gone'))).toBeUndefined()
  })

  test('[Q2] a participant chooses while people choose, and only then', () => {
    const view = groupedBoard()
    view.apply(chooseGroup(view, writer, second))
    expect(groupOf(view, view)).toBe(second)
    expect(reasonOf(chooseGroup(view, writer, second))).toBe('nothing-to-do')
    expect(reasonOf(chooseGroup(view, writer, 'gone' as GroupId))).toBe('group-missing')
    expect(reasonOf(chooseGroup(view, facilitator, first))).toBe('not-allowed')
    expect(reasonOf(setGrouping(view, facilitator, 'choose'))).toBe('nothing-to-do')
    view.apply(setGrouping(view, facilitator, 'even'))
    expect(reasonOf(chooseGroup(view, writer, first))).toBe('groups-closed')
  })

  test('[Q3] groups are filled evenly, and nobody who is in one is moved', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.option(fc.nat(8)), { maxLength: 60 }),
        fc.nat(60),
        (groups, chosen, more) => {
          const view = boardOf(3)
          view.apply(makeGroups(view, facilitator, { ids: ids(groups), framework: goals }))
          view.set('run', 'board', { grouping: 'even' })
          const here = chosen.map(at => mineWith(at === null ? undefined : `group${at % groups}`))
          const late = Array.from({ length: more }, () => mineWith())
          for (const mines of [here, [...here, ...late]]) {
            const before = mines.map(mine => groupOf(view, mine))
            const most = Math.max(0, ...groupSizes(view, mines).values())
            for (const [i, group] of assignments(view, mines).entries()) {
              if (group) mines[i]?.with('assigned', 'me', { group })
            }
            expect(mines.map(mine => mine.row('assigned', 'me')?.group)).not.toContain(undefined)
            for (const [i, group] of before.entries())
              if (group) expect(groupOf(view, mines[i] as PlainView)).toBe(group)
            const sizes = [...groupSizes(view, mines).values()]
            // As even as those who had chosen leave it.
            expect(Math.max(...sizes)).toBeLessThanOrEqual(Math.max(most, Math.ceil(mines.length / groups)))
            // Done again, as after a crash, it changes nothing.
            expect(assignments(view, mines).every(group => group === undefined)).toBe(true)
          }
        },
      ),
    )
  })

  test('[Q3] what people choose is written down by the clerk, and who has not chosen is left alone', () => {
    const view = groupedBoard()
    expect(assignments(view, [mineWith('g1'), mineWith(), mineWith('g1', 'g1'), mineWith('g2', 'g1')])).toEqual([
      'g1',
      undefined,
      undefined,
      'g2',
    ])
    view.apply(setGrouping(view, facilitator, undefined))
    expect(assignments(view, [mineWith('g1'), mineWith()])).toEqual([undefined, undefined])
  })

  test('[Q5] notes are counted by group, without those that were taken back', () => {
    const mine = mineWith('g1')
      .with('ownNotes', 'a', { note: { ...note(), revision: 1 } })
      .with('ownNotes', 'b', { note: { ...note(), revision: 1, withdrawn: true } })
    const nobodys = mineWith().with('ownNotes', 'c', { note: { ...note(), revision: 1 } })
    expect([...notesByGroup(groupedBoard(), [mine, mine, nobodys])]).toEqual([
      [first, 2],
      [second, 0],
    ])
  })
})

describe('the right to arrange in groups', () => {
  test('[D6] a participant has their group’s priorities, and without a group nothing', () => {
    const view = groupedBoard()
    const area = (mine: PlainView) => actorOf(view, 'participant', mine).area
    expect([...(area(mineWith('g1')) ?? [])]).toEqual([schools])
    view.apply(rotate(view, facilitator))
    expect([...(area(mineWith('g1')) ?? [])]).toEqual([health])
    expect(actorOf(view, 'participant', mineWith('g1')).mayArrange).toBe(true)
    expect(actorOf(view, 'participant', mineWith())).toMatchObject({ mayArrange: false })
    expect(actorOf(view, 'viewer', mineWith('g1'))).toEqual({ role: 'viewer', mayArrange: false })
    expect(actorOf(view, 'facilitator')).toEqual({ role: 'facilitator', mayArrange: true })
  })
})
