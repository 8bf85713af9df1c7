import { expect, test } from 'vitest'
import { gatherEveryone } from '#shared/domain/commands/gathering.ts'
import type { ClusterId, FrameworkId, NoteId, PriorityId } from '#shared/domain/ids.ts'
import type { Gathering } from '#shared/domain/tables.ts'
import { facilitator, goals, schools, smallBoard, writer } from '#tests/support/small-board.ts'

const to = (more: Partial<Gathering> = {}): Gathering => ({ view: 'canvas', framework: goals, atMs: 5, ...more })

test('everyone is called to a view, and there to something that exists', () => {
  const call = to({ target: { kind: 'priority', id: schools } })
  const view = smallBoard()
  expect(view.apply(gatherEveryone(view, facilitator, call)).row('run', 'board')?.gathering).toEqual(call)
})

test.each([
  ['a framework that is gone', to({ framework: 'x' as FrameworkId }), 'framework-missing'],
  ['a priority that is gone', to({ target: { kind: 'priority', id: 'x' as PriorityId } }), 'priority-missing'],
  ['a cluster that is gone', to({ target: { kind: 'cluster', id: 'x' as ClusterId } }), 'cluster-missing'],
  ['a note that is gone', to({ target: { kind: 'note', id: 'x' as NoteId } }), 'note-missing'],
] as const)('nobody is called to %s', (_name, call, reason) => {
  expect(gatherEveryone(smallBoard(), facilitator, call)).toEqual({ accepted: false, reason })
})

test('only facilitators call', () => {
  expect(gatherEveryone(smallBoard(), writer, to())).toEqual({ accepted: false, reason: 'not-allowed' })
})
