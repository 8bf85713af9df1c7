import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyChanges, type Documents } from '#shared/doc/apply-changes.ts'
import { History } from '#shared/doc/undo.ts'
import { createYjsView } from '#shared/doc/yjs-view.ts'
import { removeWorkshop } from '#shared/domain/commands/asking.ts'
import { type NextOrder, type NextWorkshop, startNextWorkshop } from '#shared/domain/commands/next-workshop.ts'
import { whyNotWrite } from '#shared/domain/commands/own-notes.ts'
import { nextStep, previousStep, setWorkshop, startStep } from '#shared/domain/commands/running.ts'
import { setRunningOrder } from '#shared/domain/commands/running-orders.ts'
import { addStep, duplicateStep, moveStep } from '#shared/domain/commands/steps.ts'
import type { StepId, WorkshopId } from '#shared/domain/ids.ts'
import { ALL_STEPS_MAX, STEPS_MAX } from '#shared/domain/limits.ts'
import { type Plan, put } from '#shared/domain/plan.ts'
import { runningStep } from '#shared/domain/roles.ts'
import { currentWorkshop, earlierWorkshop, ownStepsOf, plannedWorkshops, stepsOf } from '#shared/domain/series.ts'
import type { OwnNote, Receipt } from '#shared/domain/tables.ts'
import { fateOf, writtenNow } from '#shared/domain/writing-rule.ts'
import { RUNNING_ORDERS } from '#shared/template/running-orders.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  autumn,
  develop,
  facilitator,
  rules,
  smallBoard,
  spring,
  stepId,
  works,
  writer,
} from '#tests/support/small-board.ts'

const title = { fi: 'Vaihe' }
const winter = 'winter' as WorkshopId
const ids = (count: number, name = 'new'): StepId[] => Array.from({ length: count }, (_, i) => stepId(`${name}${i}`))
const same: NextOrder = { is: 'same', ids: ids(3) }
const toAutumn: NextWorkshop = { is: 'planned', id: autumn }

/** The spring workshop runs its last step; a clock runs, and everyone has been called together. */
function atTheEnd(): PlainView {
  return smallBoard()
    .with('steps', 'talk', { title, rules: rules({ kind: 'talk', prompts: [] }), order: 'a0', talk: { fi: 'Hei' } })
    .with('steps', 'write', { title, rules: rules(), order: 'a1' })
    .with('steps', 'close', { title, rules: rules({ kind: 'close', prompts: [] }), order: 'a2' })
    .with('progress', 'talk', { began: true })
    .with('progress', 'write', { began: true, revealed: true })
    .with('progress', 'close', { began: true })
    .with('run', 'board', {
      workshop: spring,
      step: stepId('close'),
      timer: { state: 'paused', leftMs: 1000, totalMs: 2000 },
      gathering: { view: 'results', atMs: 5 },
    })
}

function reasonOf(plan: Plan): string {
  return plan.accepted ? 'accepted' : plan.reason
}

function started(order: NextOrder = same, workshop: NextWorkshop = toAutumn): PlainView {
  const view = atTheEnd()
  return view.apply(startNextWorkshop(view, facilitator, { workshop, order }))
}

describe('a board without a series', () => {
  test('reads as it did: its steps are of every workshop', () => {
    const view = atTheEnd()
    for (const workshop of [spring, autumn, undefined])
      expect(stepsOf(view, workshop)).toEqual(['talk', 'write', 'close'])
    view.apply(setWorkshop(view, facilitator, autumn))
    expect(runningStep(view)?.id).toBe('close')
    expect(stepsOf(view)).toEqual(['talk', 'write', 'close'])
  })

  test('gets no field that it did not have: steps that are added are of every workshop too', () => {
    const view = atTheEnd()
    view.apply(addStep(view, facilitator, { id: stepId('more'), title, rules: rules() }))
    view.apply(setRunningOrder(view, facilitator, { steps: RUNNING_ORDERS[0]?.steps ?? [], ids: ids(40, 's') }))
    for (const step of view.rows('steps').values()) expect(step).not.toHaveProperty('workshop')
  })
})

describe('starting the next workshop', () => {
  test('makes it the one that is on, ends the step, the clock and the gathering, in one plan', () => {
    const view = started()
    expect(view.row('run', 'board')).toEqual({ workshop: autumn })
    expect(currentWorkshop(view)).toBe(autumn)
    expect(earlierWorkshop(view)).toBe(spring)
  })

  test('gives it the same steps from the beginning, with ids of their own; the earlier ones stay where they were', () => {
    const view = started()
    expect(stepsOf(view)).toEqual(['new0', 'new1', 'new2'])
    expect(stepsOf(view, spring)).toEqual(['talk', 'write', 'close'])
    const { order: _, workshop, ...copy } = view.row('steps', 'new0') ?? { order: '' }
    expect(workshop).toBe(autumn)
    expect(copy).toEqual({ title, rules: rules({ kind: 'talk', prompts: [] }), talk: { fi: 'Hei' } })
    for (const id of ids(3)) expect(view.row('progress', id)).toBeUndefined()
    expect(view.row('progress', 'write')).toEqual({ began: true, revealed: true })
  })

  test('goes from the first of its steps to the last, and never into another workshop', () => {
    const view = started()
    const seen: (string | undefined)[] = []
    for (let i = 0; i < 3; i += 1) seen.push(runningStep(view.apply(nextStep(view, facilitator)))?.id)
    expect(seen).toEqual(['new0', 'new1', 'new2'])
    expect(reasonOf(nextStep(view, facilitator))).toBe('nothing-to-do')
    view.apply(startStep(view, facilitator, stepId('new0')))
    expect(reasonOf(previousStep(view, facilitator))).toBe('nothing-to-do')
  })

  test('makes a new workshop right after the one that was on', () => {
    const workshop: NextWorkshop = { is: 'new', id: winter, title: { fi: ' Talvi ', sv: '' }, date: '2026-12-01' }
    const view = started(same, workshop)
    expect(view.row('workshops', winter)).toMatchObject({ title: { fi: 'Talvi' }, date: '2026-12-01' })
    expect(plannedWorkshops(view)).toEqual([autumn])
    expect(earlierWorkshop(view)).toBe(spring)
  })

  test('takes a ready order with the board’s own prompts, or what has been planned for it', () => {
    const steps = RUNNING_ORDERS[1]?.steps ?? []
    const view = started({ is: 'ready', steps, ids: ids(steps.length) })
    expect(stepsOf(view)).toEqual(ids(steps.length))
    const asked = stepsOf(view).flatMap(id => view.row('steps', id)?.rules.prompts ?? [])
    expect(asked.every(prompt => prompt === works || prompt === develop)).toBe(true)

    const planned = atTheEnd().with('steps', 'own', { title, rules: rules(), order: 'a0', workshop: autumn })
    planned.apply(startNextWorkshop(planned, facilitator, { workshop: toAutumn, order: { is: 'own' } }))
    expect(stepsOf(planned)).toEqual(['own'])
    const replaced = atTheEnd().with('steps', 'own', { title, rules: rules(), order: 'a0', workshop: autumn })
    replaced.apply(startNextWorkshop(replaced, facilitator, { workshop: toAutumn, order: same }))
    expect(stepsOf(replaced)).toEqual(['new0', 'new1', 'new2'])
  })

  test('is taken back by one undo, and done again by one redo', () => {
    const documents: Documents = { board: new Y.Doc() }
    const view = createYjsView(documents)
    for (const table of ['workshops', 'steps', 'run', 'progress', 'prompts'] as const) {
      const rows = [...atTheEnd().rows(table)].map(([id, fields]) => put(table, id, fields))
      applyChanges(documents, rows, 'template')
    }
    const tables = () =>
      documents.board && ['workshops', 'steps', 'run'].map(name => documents.board?.getMap(name).toJSON())
    const before = tables()
    const history = new History(
      () => documents,
      () => {},
    )
    const workshop: NextWorkshop = { is: 'new', id: winter, title: { fi: 'Talvi' }, date: '2026-12-01' }
    const plan = startNextWorkshop(view, facilitator, { workshop, order: same })
    history.act(plan.accepted ? plan.changes : [])
    const after = tables()
    expect(currentWorkshop(view)).toBe(winter)
    history.undo()
    expect(tables()).toEqual(before)
    history.redo()
    expect(tables()).toEqual(after)
    view.close()
  })

  test('refuses what cannot be, by name', () => {
    const view = atTheEnd()
    const start = (workshop: NextWorkshop, order: NextOrder = same, actor = facilitator) =>
      reasonOf(startNextWorkshop(view, actor, { workshop, order }))
    const fresh = { is: 'new', id: winter, title: { fi: 'Talvi' }, date: '2026-12-01' } as const
    expect(start(toAutumn, same, writer)).toBe('not-allowed')
    expect(start({ is: 'planned', id: spring })).toBe('nothing-to-do')
    expect(start({ is: 'planned', id: winter })).toBe('workshop-missing')
    expect(start({ ...fresh, title: { fi: ' ' } })).toBe('title-empty')
    expect(start({ ...fresh, date: '2026-02-30' })).toBe('date-invalid')
    expect(start({ ...fresh, id: autumn })).toBe('id-taken')
    expect(start(fresh, { is: 'same', ids: ids(2) })).toBe('id-taken')
    expect(start(fresh, { is: 'same', ids: [stepId('talk'), ...ids(2)] })).toBe('id-taken')
    expect(start(fresh, { is: 'ready', steps: [], ids: [] })).toBe('nothing-to-do')
    for (let i = view.rows('steps').size; i < ALL_STEPS_MAX - 2; i += 1) {
      view.with('steps', `s${i}`, { title, rules: rules(), order: 'a5', workshop: autumn })
      view.with('progress', `s${i}`, { began: true })
    }
    expect(start(fresh)).toBe('too-many')
  })
})

describe('the running orders of a series', () => {
  test('are edited one by one: adding, copying, moving and replacing reach only the workshop that is on', () => {
    const view = started()
    view.apply(addStep(view, facilitator, { id: stepId('more'), title, rules: rules(), index: 1 }))
    view.apply(duplicateStep(view, facilitator, { step: stepId('new2'), id: stepId('again') }))
    view.apply(moveStep(view, facilitator, { step: stepId('again'), index: 0 }))
    expect(stepsOf(view)).toEqual(['again', 'new0', 'more', 'new1', 'new2'])
    expect(stepsOf(view, spring)).toEqual(['talk', 'write', 'close'])
    view.apply(startStep(view, facilitator, stepId('new0')))
    const steps = RUNNING_ORDERS[0]?.steps.slice(0, 2) ?? []
    view.apply(setRunningOrder(view, facilitator, { steps, ids: ids(2, 'r') }))
    expect(stepsOf(view)).toEqual(['new0', 'r0', 'r1'])
    expect(ownStepsOf(view, spring)).toEqual(['talk', 'write', 'close'])
  })

  test('each may be as long as any, whatever the others hold', () => {
    const view = started()
    for (let i = 3; i < STEPS_MAX; i += 1) {
      view.apply(addStep(view, facilitator, { id: stepId(`m${i}`), title, rules: rules() }))
    }
    expect(reasonOf(addStep(view, facilitator, { id: stepId('beyond'), title, rules: rules() }))).toBe('too-many')
  })

  test('going back to an earlier workshop ends the step that is not part of it', () => {
    const view = started()
    view.apply(nextStep(view, facilitator))
    view.apply(setWorkshop(view, facilitator, spring))
    expect(view.row('run', 'board')).toEqual({ workshop: spring })
    expect(stepsOf(view)).toEqual(['talk', 'write', 'close'])
  })

  test('go with their workshop, but not while private notes wait in one', () => {
    const view = started()
    view.apply(nextStep(view, facilitator)).apply(setWorkshop(view, facilitator, spring))
    const waiting = view.copy()
    waiting.set('steps', 'new1', { rules: rules({ mode: 'private' }) }).with('progress', 'new1', { began: true })
    expect(reasonOf(removeWorkshop(waiting, facilitator, autumn))).toBe('in-use')
    view.apply(removeWorkshop(view, facilitator, autumn))
    expect([...view.rows('steps').keys()].toSorted()).toEqual(['close', 'talk', 'write'])
    expect(view.row('progress', 'new0')).toBeUndefined()
  })

  test('a step whose workshop is gone is lost to nobody', () => {
    const view = started().take('workshops', autumn)
    expect(stepsOf(view, spring)).toContain('new0')
  })
})

describe('what is written between two workshops', () => {
  const own = (workshop: WorkshopId): OwnNote => ({ text: 'Uusi', prompt: works, workshop, revision: 1 })
  const fate = (view: PlainView, workshop: WorkshopId, receipt?: Receipt) =>
    fateOf({ board: view, own: own(workshop), receipt, published: undefined, isAdmitted: true, isApproved: false })

  test('[C11] waits for the writing step of its own workshop, though an open one of the earlier has begun', () => {
    const view = started()
    expect(fate(view, autumn)).toBe('keep')
    expect(whyNotWrite(view, writer, works)).toBe('step-forbids')
    view.apply(startStep(view, facilitator, stepId('new1')))
    expect(fate(view, autumn)).toBe('publish')
    expect(whyNotWrite(view, writer, works)).toBeUndefined()
  })

  test('[C7] comes late from the earlier workshop and is treated as that workshop’s notes are', () => {
    expect(fate(started(), spring)).toBe('publish')
  })

  test('[C11] cannot go around what the new workshop asks by naming an earlier one', () => {
    for (const [mode, expected] of [
      ['moderated', 'wait'],
      ['private', 'keep'],
    ] as const) {
      const view = started().set('steps', 'new1', { rules: rules({ mode }) })
      view.apply(startStep(view, facilitator, stepId('new1')))
      expect(fate(view, spring)).toBe(expected)
    }
  })

  test('keeps the privacy that it was written under, in an earlier workshop that is taken up again', () => {
    const view = started().set('steps', 'write', { rules: rules({ mode: 'private' }) })
    view.set('progress', 'write', { revealed: undefined })
    view.apply(startStep(view, facilitator, stepId('new1')))
    expect(writtenNow(view, works, spring)).toBe('keep')
    expect(writtenNow(view, works, autumn)).toBe('publish')
  })

  test('goes on waiting for a word that it waited for', () => {
    const view = atTheEnd().set('steps', 'write', { rules: rules({ mode: 'moderated' }) })
    view.apply(startNextWorkshop(view, facilitator, { workshop: toAutumn, order: same }))
    expect(fate(view, spring, { state: 'waiting', revision: 1 })).toBe('wait')
    expect(fate(view, autumn, { state: 'waiting', revision: 1 })).toBe('wait')
  })
})
