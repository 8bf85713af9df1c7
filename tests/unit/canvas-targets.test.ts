import { describe, expect, test } from 'vitest'
import { clusterTargets, firstStep, keyboardTargets, stepTo } from '#client/canvas/keyboard-targets.ts'
import { neighbourOf } from '#client/canvas/neighbours.ts'
import { shapeOf } from '#client/canvas/target-shape.ts'
import { budgetOf, listKey } from '#client/outline/budget.ts'
import { layOut } from '#shared/domain/layout/layout.ts'
import { NoteGrid } from '#shared/domain/layout/note-grid.ts'
import { NOTE_SIZE } from '#shared/domain/layout/sizes.ts'
import { contentsOf } from '#shared/domain/placing.ts'
import {
  clusterId,
  develop,
  goals,
  health,
  note,
  noteId,
  schools,
  smallBoard,
  withNotes,
  works,
} from '#tests/support/small-board.ts'

/** Under `schools`: a cluster c1 of n1, single notes n2 and n3, and n4 to the other prompt. */
function laid() {
  const view = withNotes(smallBoard(), ['n1', 'n2', 'n3'])
    .with('notes', 'n4', { note: note({ prompt: develop }) })
    .with('clusters', 'c1', {
      title: { en: 'Together' },
      place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
    })
    .with('places', 'goals:n1', { place: { in: 'cluster', cluster: clusterId('c1'), order: 'a0' } })
  const contents = contentsOf(view, goals)
  const layout = layOut(contents)
  return { contents, layout, grid: new NoteGrid(layout) }
}

const carrying = (...ids: string[]) => new Set(ids.map(noteId))

describe('the places that the keyboard offers', () => {
  test('are those of the note’s own prompt, in reading order, and open space last', () => {
    const targets = keyboardTargets(laid(), carrying('n2'), new Set([works]))
    expect(targets.map(({ target }) => target)).toEqual([
      { kind: 'cluster', cluster: 'c1', index: 1 },
      { kind: 'list', priority: schools, prompt: works, index: 0 },
      { kind: 'note', note: 'n3' },
      { kind: 'list', priority: schools, prompt: works, index: 2 },
      { kind: 'list', priority: health, prompt: works, index: 0 },
      expect.objectContaining({ kind: 'open' }),
    ])
  })

  test('are lists only, for notes of several prompts: no cluster takes them all', () => {
    const targets = keyboardTargets(laid(), carrying('n2', 'n4'), new Set([works, develop]))
    expect(new Set(targets.map(({ target }) => target.kind))).toEqual(new Set(['list', 'open']))
  })

  test('are walked one by one or priority by priority, and end at the ends', () => {
    const targets = keyboardTargets(laid(), carrying('n2'), new Set([works]))
    expect(stepTo(targets, 0, 'previous')).toBe(0)
    expect(stepTo(targets, 0, 'next')).toBe(1)
    expect(stepTo(targets, 1, 'nextArea')).toBe(4)
    expect(stepTo(targets, 4, 'previousArea')).toBe(0)
    expect(stepTo(targets, 5, 'nextArea')).toBe(5)
    expect(stepTo(targets, 5, 'next')).toBe(5)
  })
})

describe('the places that the keyboard offers a whole cluster', () => {
  const { targets, here } = clusterTargets(laid(), clusterId('c1'), works)

  test('are those of its prompt, but not where it lies', () => {
    expect(targets.map(({ target }) => target)).toEqual([{ kind: 'place', priority: health, prompt: works, index: 0 }])
    const others = clusterTargets(laid(), clusterId('c2'), works)
    expect(others.targets.map(({ target }) => target)).toEqual([
      { kind: 'place', priority: schools, prompt: works, index: 0 },
      { kind: 'merge', into: 'c1' },
      { kind: 'place', priority: schools, prompt: works, index: 1 },
      { kind: 'place', priority: health, prompt: works, index: 0 },
    ])
  })

  test('are walked from where it lies, in each direction, and end at the ends', () => {
    const from = { here, area: schools }
    expect(firstStep(targets, from, 'next')).toBe(0)
    expect(firstStep(targets, from, 'nextArea')).toBe(0)
    const under = clusterTargets(laid(), clusterId('c2'), works).targets
    expect(firstStep(under, { here: 3, area: health }, 'previous')).toBe(2)
    expect(firstStep(under, { here: 3, area: health }, 'previousArea')).toBe(0)
  })
})

describe('the mark of a target', () => {
  test('is the card that a cluster would be made with', () => {
    const { layout } = laid()
    const card = layout.cardOf.get(noteId('n3'))
    expect(shapeOf(layout, { kind: 'note', note: noteId('n3') })?.mark).toEqual({
      x: card?.x,
      y: card?.y,
      ...NOTE_SIZE,
    })
  })

  test('is a bar before the card at the index, and behind the last card of a full row', () => {
    const { layout } = laid()
    const first = layout.cardOf.get(noteId('n2'))
    const last = layout.cardOf.get(noteId('n3'))
    const at = (index: number) => shapeOf(layout, { kind: 'list', priority: schools, prompt: works, index })?.mark
    expect(at(0)?.x).toBeLessThan(first?.x ?? 0)
    expect(at(0)?.y).toBe(first?.y)
    expect(at(2)?.x).toBeGreaterThanOrEqual((last?.x ?? 0) + NOTE_SIZE.width)
    expect(at(2)?.y).toBe(last?.y)
  })

  test('is the whole cluster that another goes into, and a bar across the list between clusters', () => {
    const { layout } = laid()
    const box = layout.areas[0]?.lists[0]?.clusters[0]?.box
    expect(shapeOf(layout, { kind: 'merge', into: clusterId('c1') })?.mark).toEqual(box)
    const bar = shapeOf(layout, { kind: 'place', priority: schools, prompt: works, index: 1 })?.mark
    expect(bar?.width).toBe(box?.width)
    expect(bar?.y).toBeGreaterThan((box?.y ?? 0) + (box?.height ?? 0))
  })

  test('is nothing once the target has gone', () => {
    expect(shapeOf(laid().layout, { kind: 'cluster', cluster: clusterId('gone'), index: 0 })).toBeUndefined()
  })
})

describe('arrow keys', () => {
  test('go to the card that the eye finds next in that direction', () => {
    const { layout } = laid()
    expect(neighbourOf(layout, noteId('n2'), 'right')).toBe('n3')
    expect(neighbourOf(layout, noteId('n3'), 'left')).toBe('n2')
    expect(neighbourOf(layout, noteId('n2'), 'up')).toBe('n1')
    expect(neighbourOf(layout, noteId('n1'), 'down')).toBe('n2')
  })

  test('stay where nothing lies further on', () => {
    expect(neighbourOf(laid().layout, noteId('n1'), 'up')).toBeUndefined()
  })
})

test('the outline shares its first notes out in reading order', () => {
  const { contents } = laid()
  const shown = budgetOf(contents, 2)
  expect(shown.get('c1')).toBe(1)
  expect(shown.get(listKey(schools, works))).toBe(1)
  expect(shown.get(listKey(schools, develop))).toBe(0)
  expect(shown.get('open')).toBe(0)
})
