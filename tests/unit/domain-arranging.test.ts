import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type MoveTarget, moveNotes, setColour, setKeyNotes, toggleKeyNote } from '#shared/domain/commands/arranging.ts'
import type { FrameworkId, NoteId, PriorityId } from '#shared/domain/ids.ts'
import { MOVED_NOTES_MAX } from '#shared/domain/limits.ts'
import { contentsOf, placeOf } from '#shared/domain/placing.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  arranger,
  clusterId,
  develop,
  facilitator,
  goals,
  health,
  north,
  noteId,
  regions,
  schools,
  smallBoard,
  viewer,
  withNotes,
  works,
  writer,
} from '#tests/support/small-board.ts'

const heap = clusterId('heap')

function singles(view: PlainView, priority: PriorityId, prompt = works): readonly NoteId[] {
  const contents = contentsOf(view, goals).priorities.find(each => each.priority === priority)
  return contents?.lists.find(each => each.prompt === prompt)?.notes ?? []
}

function inHeap(view: PlainView): readonly NoteId[] {
  const lists = contentsOf(view, goals).priorities.flatMap(each => each.lists)
  return lists.flatMap(list => list.clusters).find(each => each.cluster === heap)?.notes ?? []
}

function fiveNotes(): PlainView {
  return withNotes(smallBoard(), ['a', 'b', 'c', 'd', 'e']).with('clusters', heap, {
    title: { fi: 'Kasa' },
    place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
  })
}

function move(view: PlainView, notes: readonly string[], to: MoveTarget): PlainView {
  return view.apply(moveNotes(view, arranger, { framework: goals, notes: notes.map(noteId), to }))
}

describe('moving notes', () => {
  test('under another priority puts them at its end, in the order given', () => {
    const view = move(fiveNotes(), ['d', 'b'], { in: 'priority', priority: health })
    expect(singles(view, health)).toEqual(['d', 'b'])
    expect(singles(view, schools)).toEqual(['a', 'c', 'e'])
    move(view, ['a'], { in: 'priority', priority: health })
    expect(singles(view, health)).toEqual(['d', 'b', 'a'])
  })

  test('within a list counts the index as it is shown, the moved ones included', () => {
    expect(singles(move(fiveNotes(), ['a'], { in: 'priority', priority: schools, index: 2 }), schools).join('')).toBe(
      'bacde',
    )
    expect(singles(move(fiveNotes(), ['e'], { in: 'priority', priority: schools, index: 0 }), schools).join('')).toBe(
      'eabcd',
    )
    expect(
      singles(move(fiveNotes(), ['a', 'e'], { in: 'priority', priority: schools, index: 3 }), schools).join(''),
    ).toBe('bcaed')
    expect(singles(move(fiveNotes(), ['a'], { in: 'priority', priority: schools, index: 99 }), schools).join('')).toBe(
      'bcdea',
    )
  })

  test('lands anywhere one asks, after any number of moves', () => {
    const letters = ['a', 'b', 'c', 'd', 'e']
    const step = fc.record({
      notes: fc.subarray(letters, { minLength: 1 }),
      index: fc.integer({ min: 0, max: 6 }),
      isIntoHeap: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), steps => {
        const view = fiveNotes()
        for (const { notes, index, isIntoHeap } of steps) {
          const shown: readonly string[] = isIntoHeap ? inHeap(view) : singles(view, schools)
          const isStaying = (id: string) => !notes.includes(id)
          const wanted = [...shown.slice(0, index).filter(isStaying), ...notes, ...shown.slice(index).filter(isStaying)]
          move(
            view,
            notes,
            isIntoHeap ? { in: 'cluster', cluster: heap, index } : { in: 'priority', priority: schools, index },
          )
          expect(isIntoHeap ? inHeap(view) : singles(view, schools)).toEqual(wanted)
          expect([...inHeap(view), ...singles(view, schools)].toSorted()).toEqual(letters)
        }
      }),
    )
  })

  test('of two prompts puts each into the list of its own, the index holding for the named one', () => {
    const view = withNotes(fiveNotes(), ['x', 'y'], { prompt: develop })
    move(view, ['y', 'e'], { in: 'priority', priority: schools, prompt: works, index: 0 })
    expect(singles(view, schools).join('')).toBe('eabcd')
    expect(singles(view, schools, develop).join('')).toBe('xy')
  })

  test('into a cluster is refused for a note of another prompt', () => {
    const view = withNotes(fiveNotes(), ['x'], { prompt: develop })
    const mixed = { framework: goals, notes: [noteId('a'), noteId('x')], to: { in: 'cluster', cluster: heap } } as const
    expect(moveNotes(view, arranger, mixed)).toEqual({ accepted: false, reason: 'other-prompt' })
  })

  test('into open space puts the first at the point and the others in rows beside it', () => {
    const view = move(fiveNotes(), ['a', 'b'], { in: 'open', at: [10, 20] })
    expect(placeOf(view, goals, noteId('a'))).toEqual({ in: 'open', at: [10, 20] })
    expect(placeOf(view, goals, noteId('b'))).toEqual({ in: 'open', at: [190, 20] })
    move(view, ['b', 'a'], { in: 'open', at: [500, 500] })
    expect(placeOf(view, goals, noteId('b'))).toEqual({ in: 'open', at: [500, 500] })
    expect(placeOf(view, goals, noteId('a'))).toEqual({ in: 'open', at: [320, 500] })
  })

  test('in one framework leaves the other as it is', () => {
    const view = move(fiveNotes(), ['a'], { in: 'priority', priority: health })
    expect(placeOf(view, regions, noteId('a'))).toEqual({ in: 'open', at: undefined })
  })

  test.each<readonly [string, MoveTarget, string]>([
    ['a priority that is gone', { in: 'priority', priority: 'no' as PriorityId }, 'priority-missing'],
    ['a priority of another framework', { in: 'priority', priority: north }, 'priority-missing'],
    ['a cluster that is gone', { in: 'cluster', cluster: clusterId('no') }, 'cluster-missing'],
    ['a point out of range', { in: 'open', at: [200_000, 0] }, 'place-out-of-range'],
  ])('to %s is refused', (_, to, reason) => {
    const plan = moveNotes(fiveNotes(), arranger, { framework: goals, notes: [noteId('a')], to })
    expect(plan).toEqual({ accepted: false, reason })
  })

  test('to a cluster of another framework is refused', () => {
    const to = { in: 'cluster', cluster: heap } as const
    const plan = moveNotes(fiveNotes(), arranger, { framework: regions, notes: [noteId('a')], to })
    expect(plan).toEqual({ accepted: false, reason: 'other-framework' })
  })

  test('is refused for notes or frameworks that are gone, for none and for too many', () => {
    const to = { in: 'priority', priority: health } as const
    const reasonOf = (notes: readonly string[], framework = goals) => {
      const plan = moveNotes(fiveNotes(), arranger, { framework, notes: notes.map(noteId), to })
      return plan.accepted ? 'accepted' : plan.reason
    }
    expect(reasonOf(['a', 'no'])).toBe('note-missing')
    expect(reasonOf([])).toBe('nothing-to-do')
    expect(reasonOf(['a'], 'no' as FrameworkId)).toBe('framework-missing')
    expect(reasonOf(Array.from({ length: MOVED_NOTES_MAX + 1 }, () => 'a'))).toBe('too-many')
  })

  test('[D6] is refused by step for a participant, by role for a viewer, never for a facilitator', () => {
    const by = (actor: typeof writer) =>
      moveNotes(fiveNotes(), actor, {
        framework: goals,
        notes: [noteId('a')],
        to: { in: 'priority', priority: health },
      })
    expect(by(writer)).toEqual({ accepted: false, reason: 'step-forbids' })
    expect(by(viewer)).toEqual({ accepted: false, reason: 'not-allowed' })
    expect(by(facilitator).accepted).toBe(true)
  })
})

describe('marks', () => {
  test('a colour is set on many notes, changed and taken away', () => {
    const view = fiveNotes()
    const notes = [noteId('a'), noteId('b')]
    view.apply(setColour(view, arranger, { notes, colour: 'sun' }))
    expect(view.row('marks', 'b')).toEqual({ colour: 'sun' })
    view.apply(setColour(view, arranger, { notes: [noteId('a')], colour: undefined }))
    expect(view.row('marks', 'a')).toBeUndefined()
    expect(setColour(view, arranger, { notes: [noteId('b')], colour: 'sun' })).toMatchObject({
      reason: 'nothing-to-do',
    })
    expect(setColour(view, writer, { notes, colour: 'sky' })).toMatchObject({ reason: 'step-forbids' })
    expect(setColour(view, arranger, { notes: [noteId('no')], colour: 'sky' })).toMatchObject({
      reason: 'note-missing',
    })
  })

  test('the key mark is put on and off, and leaves the colour', () => {
    const view = fiveNotes()
    view.apply(setColour(view, arranger, { notes: [noteId('a')], colour: 'leaf' }))
    view.apply(toggleKeyNote(view, arranger, noteId('a')))
    expect(view.row('marks', 'a')).toEqual({ colour: 'leaf', key: true })
    view.apply(toggleKeyNote(view, arranger, noteId('a')))
    expect(view.row('marks', 'a')).toEqual({ colour: 'leaf' })
    expect(toggleKeyNote(view, arranger, noteId('no'))).toMatchObject({ reason: 'note-missing' })
    expect(toggleKeyNote(view, viewer, noteId('a'))).toMatchObject({ reason: 'not-allowed' })
  })

  test('the key mark is put on many at once, and taken from them all', () => {
    const view = fiveNotes()
    view.apply(toggleKeyNote(view, arranger, noteId('a')))
    const notes = ['a', 'b', 'c'].map(noteId)
    const plan = setKeyNotes(view, arranger, { notes, isKey: true })
    expect(plan.accepted && plan.changes).toHaveLength(2)
    view.apply(plan)
    expect(notes.every(id => view.row('marks', id)?.key)).toBe(true)
    expect(setKeyNotes(view, arranger, { notes, isKey: true })).toMatchObject({ reason: 'nothing-to-do' })
    view.apply(setKeyNotes(view, arranger, { notes, isKey: false }))
    expect(view.rows('marks').size).toBe(0)
    expect(setKeyNotes(view, writer, { notes, isKey: true })).toMatchObject({ reason: 'step-forbids' })
    expect(setKeyNotes(view, arranger, { notes: [noteId('no')], isKey: true })).toMatchObject({
      reason: 'note-missing',
    })
  })
})
