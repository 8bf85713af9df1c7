import { describe, expect, test } from 'vitest'
import { moveNotes, setColour, setKeyNotes, toggleKeyNote } from '#shared/domain/commands/arranging.ts'
import {
  addToCluster,
  dissolveCluster,
  groupNotes,
  mergeClusters,
  moveCluster,
  renameCluster,
  takeFromCluster,
} from '#shared/domain/commands/clusters.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { type Actor, actorOf } from '#shared/domain/roles.ts'
import type { View } from '#shared/domain/tables.ts'
import { first, groupedBoard, inHealth, inSchools } from '#tests/support/grouped-board.ts'
import { clusterId, goals, health, noteId, schools, works, writer } from '#tests/support/small-board.ts'

const view = groupedBoard().with('membership', 'me', { group: first })
const actor = actorOf(view, 'participant')
const title = { fi: 'Yhdessä' }
const school = [noteId('school')]
const other = [noteId('health')]
const move = (notes: typeof school, to: Parameters<typeof moveNotes>[2]['to']) => (on: View, by: Actor) =>
  moveNotes(on, by, { framework: goals, notes, to })
const group =
  (onto: string, ...notes: string[]) =>
  (on: View, by: Actor) =>
    groupNotes(on, by, {
      framework: goals,
      cluster: clusterId('new'),
      title,
      onto: noteId(onto),
      notes: notes.map(noteId),
    })

type Act = (on: View, by: Actor) => Plan

describe('[Q4] in the priorities of one’s group', () => {
  test.each<[string, Act]>([
    ['notes are moved into a list', move([noteId('school2')], { in: 'priority', priority: schools })],
    ['into a cluster', move(school, { in: 'cluster', cluster: inSchools })],
    ['into open space', move(school, { in: 'open', at: [5, 5] })],
    ['and out of it', move([noteId('loose')], { in: 'priority', priority: schools })],
    ['clusters are made', group('school', 'loose')],
    ['filled', (on, by) => addToCluster(on, by, { cluster: inSchools, notes: school })],
    ['emptied', (on, by) => takeFromCluster(on, by, { framework: goals, notes: [noteId('school2')] })],
    ['named', (on, by) => renameCluster(on, by, { cluster: inSchools, title })],
    ['dissolved', (on, by) => dissolveCluster(on, by, inSchools)],
    ['notes are coloured', (on, by) => setColour(on, by, { notes: school, colour: 'sky' })],
    ['also in open space', (on, by) => setColour(on, by, { notes: [noteId('loose')], colour: 'sky' })],
    ['and marked', (on, by) => toggleKeyNote(on, by, noteId('school'))],
  ])('%s', (_name, act) => {
    expect(act(view, actor)).toMatchObject({ accepted: true })
  })
})

describe('[Q4] outside of them', () => {
  test.each<[string, Act]>([
    ['no note is moved within another priority', move([noteId('health2')], { in: 'priority', priority: health })],
    ['none is taken from there', move(other, { in: 'priority', priority: schools })],
    ['not into open space either', move(other, { in: 'open', at: [5, 5] })],
    ['none is put there', move(school, { in: 'priority', priority: health })],
    ['nor into a cluster there', move(school, { in: 'cluster', cluster: inHealth })],
    ['no cluster is made', group('health', 'loose')],
    ['nor out of notes from there', group('school', 'health')],
    ['none is named', (on, by) => renameCluster(on, by, { cluster: inHealth, title })],
    ['moved there', (on, by) => moveCluster(on, by, { cluster: inSchools, priority: health })],
    ['or from there', (on, by) => moveCluster(on, by, { cluster: inHealth, priority: schools })],
    ['merged into one there', (on, by) => mergeClusters(on, by, { into: inHealth, from: [inSchools] })],
    ['or with one from there', (on, by) => mergeClusters(on, by, { into: inSchools, from: [inHealth] })],
    ['or dissolved', (on, by) => dissolveCluster(on, by, inHealth)],
    ['emptied', (on, by) => takeFromCluster(on, by, { framework: goals, notes: [noteId('health2')] })],
    ['no note is coloured', (on, by) => setColour(on, by, { notes: other, colour: 'sky' })],
    ['nor marked', (on, by) => setKeyNotes(on, by, { notes: [...school, ...other], isKey: true })],
  ])('%s', (_name, act) => {
    expect(act(view, actor)).toEqual({ accepted: false, reason: 'other-group' })
  })

  test('a person without a group hears the same; where the step lets nobody arrange, that', () => {
    const act = move(school, { in: 'open', at: [5, 5] })
    expect(act(view, actorOf(groupedBoard(), 'participant'))).toEqual({ accepted: false, reason: 'other-group' })
    expect(act(view, writer)).toEqual({ accepted: false, reason: 'step-forbids' })
  })

  test('a cluster that goes takes no note with it to another priority', () => {
    // It was wished elsewhere, and would fall back there.
    const on = view.copy().with('notes', 'school2', {
      note: { text: 'x', prompt: works, workshop: 'spring' as never, wish: { framework: goals, priority: health } },
    })
    expect(dissolveCluster(on, actor, inSchools)).toMatchObject({ accepted: true })
    expect(mergeClusters(on, actor, { into: inSchools, from: [inHealth] })).toMatchObject({ reason: 'other-group' })
  })
})
