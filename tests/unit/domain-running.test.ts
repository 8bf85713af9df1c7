import { describe, expect, test } from 'vitest'
import { nextStep, previousStep, reveal, setWorkshop, startStep, stopRunning } from '#shared/domain/commands/running.ts'
import { addStep, editStep, moveStep, removeStep } from '#shared/domain/commands/steps.ts'
import type { PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { STEPS_MAX } from '#shared/domain/limits.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { actorOf, runningStep } from '#shared/domain/roles.ts'
import type { StepRules } from '#shared/domain/tables.ts'
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
const talk = stepId('talk')
const write = stepId('write')
const arrange = stepId('arrange')

function withSteps(mode: StepRules['mode'] = 'private'): PlainView {
  return smallBoard()
    .with('steps', arrange, { title, rules: rules({ kind: 'arrange', arrange: 'everyone', prompts: [] }), order: 'a2' })
    .with('steps', talk, { title, rules: rules({ kind: 'talk', prompts: [] }), order: 'a0' })
    .with('steps', write, { title, rules: rules({ mode }), order: 'a1' })
}

function reasonOf(plan: Plan): string {
  return plan.accepted ? 'accepted' : plan.reason
}

describe('running the order of a workshop', () => {
  test('goes forward from the first step to the last, each having begun for ever', () => {
    const view = withSteps()
    expect(runningStep(view)).toBeUndefined()
    const seen: (string | undefined)[] = []
    for (let i = 0; i < 3; i += 1) seen.push(runningStep(view.apply(nextStep(view, facilitator)))?.id)
    expect(seen).toEqual([talk, write, arrange])
    expect(reasonOf(nextStep(view, facilitator))).toBe('nothing-to-do')
    expect([...view.rows('progress').keys()].toSorted()).toEqual([arrange, talk, write])
  })

  test('goes back, and stops before the first', () => {
    const view = withSteps()
    view.apply(startStep(view, facilitator, write))
    expect(runningStep(view.apply(previousStep(view, facilitator)))?.id).toBe(talk)
    expect(reasonOf(previousStep(view, facilitator))).toBe('nothing-to-do')
    expect(reasonOf(previousStep(withSteps(), facilitator))).toBe('nothing-to-do')
  })

  test('starts a step once, again after another, and none that is gone', () => {
    const view = withSteps()
    view.apply(startStep(view, facilitator, write))
    expect(reasonOf(startStep(view, facilitator, write))).toBe('nothing-to-do')
    expect(reasonOf(startStep(view, facilitator, stepId('no')))).toBe('step-missing')
    view.apply(startStep(view, facilitator, talk))
    expect(startStep(view, facilitator, write)).toEqual({
      accepted: true,
      changes: [{ kind: 'put', table: 'run', id: 'board', fields: { step: write } }],
    })
  })

  test('stops, and keeps the workshop', () => {
    const view = withSteps().with('run', 'board', { step: write, workshop: spring })
    view.apply(stopRunning(view, facilitator))
    expect(view.row('run', 'board')).toEqual({ workshop: spring })
    expect(reasonOf(stopRunning(view, facilitator))).toBe('nothing-to-do')
  })

  test('reveals a private step that has begun, once', () => {
    const view = withSteps()
    expect(reasonOf(reveal(view, facilitator, write))).toBe('step-forbids')
    view.apply(startStep(view, facilitator, write))
    view.apply(reveal(view, facilitator, write))
    expect(view.row('progress', write)).toEqual({ began: true, revealed: true })
    expect(reasonOf(reveal(view, facilitator, write))).toBe('nothing-to-do')
  })

  test('reveals no step that is open, not for writing or gone', () => {
    const view = withSteps('open').with('progress', write, { began: true }).with('progress', talk, { began: true })
    expect(reasonOf(reveal(view, facilitator, write))).toBe('step-forbids')
    expect(reasonOf(reveal(view, facilitator, talk))).toBe('step-forbids')
    expect(reasonOf(reveal(view, facilitator, stepId('no')))).toBe('step-missing')
  })

  test('sets the workshop that runs', () => {
    const view = withSteps()
    view.apply(setWorkshop(view, facilitator, autumn))
    expect(view.row('run', 'board')).toEqual({ workshop: autumn })
    expect(reasonOf(setWorkshop(view, facilitator, autumn))).toBe('nothing-to-do')
    expect(reasonOf(setWorkshop(view, facilitator, 'no' as WorkshopId))).toBe('workshop-missing')
  })

  test('[D5] is for facilitators', () => {
    const view = withSteps().with('run', 'board', { step: write })
    const plans = [
      startStep(view, writer, write),
      nextStep(view, writer),
      previousStep(view, writer),
      stopRunning(view, writer),
      reveal(view, writer, write),
      setWorkshop(view, writer, spring),
      addStep(view, writer, { id: stepId('x'), title, rules: rules() }),
      editStep(view, writer, { step: write, title }),
      moveStep(view, writer, { step: write, index: 0 }),
      removeStep(view, writer, write),
    ]
    expect(new Set(plans.map(reasonOf))).toEqual(new Set(['not-allowed']))
  })
})

describe('the right to arrange', () => {
  test('[D6] is everyone’s while the running step says so, a facilitator’s always, a viewer’s never', () => {
    const view = withSteps()
    expect(['facilitator', 'participant', 'viewer'].map(role => actorOf(view, role as 'viewer').mayArrange)).toEqual([
      true,
      false,
      false,
    ])
    view.apply(startStep(view, facilitator, arrange))
    expect(['facilitator', 'participant', 'viewer'].map(role => actorOf(view, role as 'viewer').mayArrange)).toEqual([
      true,
      true,
      false,
    ])
    expect(actorOf(view, 'participant')).toEqual({ role: 'participant', mayArrange: true })
    view.apply(startStep(view, facilitator, write))
    expect(actorOf(view, 'participant')).toEqual({ role: 'participant', mayArrange: false })
  })

  test('ends with the step that gave it, also when that is taken away', () => {
    const view = withSteps()
    view.apply(startStep(view, facilitator, arrange))
    view.take('steps', arrange)
    expect(actorOf(view, 'participant').mayArrange).toBe(false)
  })
})

describe('the steps of a running order', () => {
  test('are added where asked, edited, moved and taken away', () => {
    const view = withSteps()
    const id = stepId('fresh')
    view.apply(addStep(view, facilitator, { id, title, rules: rules(), talk: { fi: 'Tervetuloa' }, index: 1 }))
    expect(orderedIds(view.rows('steps'))).toEqual([talk, id, write, arrange])
    view.apply(editStep(view, facilitator, { step: id, rules: rules({ minutes: 3 }), talk: {} }))
    expect(view.row('steps', id)).toMatchObject({ title, rules: { minutes: 3 } })
    expect(view.row('steps', id)).not.toHaveProperty('talk')
    view.apply(moveStep(view, facilitator, { step: id, index: 4 }))
    expect(orderedIds(view.rows('steps'))).toEqual([talk, write, arrange, id])
    view.apply(startStep(view, facilitator, id))
    view.apply(removeStep(view, facilitator, id))
    expect(view.row('steps', id) ?? view.row('progress', id) ?? runningStep(view)).toBeUndefined()
  })

  test('keep the promise of privacy until the reveal', () => {
    const view = withSteps()
    view.apply(startStep(view, facilitator, write))
    const edit = (change: Partial<StepRules>) =>
      reasonOf(editStep(view, facilitator, { step: write, rules: rules({ mode: 'private', ...change }) }))
    expect(edit({ mode: 'open' })).toBe('step-forbids')
    expect(edit({ kind: 'talk', prompts: [] })).toBe('step-forbids')
    expect(edit({ prompts: [works] })).toBe('step-forbids')
    expect(edit({ minutes: 20 })).toBe('accepted')
    expect(reasonOf(removeStep(view, facilitator, write))).toBe('in-use')
    view.apply(reveal(view, facilitator, write))
    expect(edit({ mode: 'open' })).toBe('accepted')
    expect(reasonOf(removeStep(view, facilitator, write))).toBe('accepted')
  })

  test('are refused where something is missing, empty, malformed, in use or too many', () => {
    const view = withSteps()
    const add = (change: object) =>
      reasonOf(addStep(view, facilitator, { id: stepId('fresh'), title, rules: rules(), ...change }))
    expect(add({ title: {} })).toBe('title-empty')
    expect(add({ talk: { fi: 'x'.repeat(4001) } })).toBe('text-too-long')
    expect(add({ id: write })).toBe('id-taken')
    expect(add({ rules: rules({ prompts: [] }) })).toBe('rules-invalid')
    expect(add({ rules: rules({ minutes: -1 }) })).toBe('rules-invalid')
    expect(add({ rules: rules({ prompts: ['no' as PromptId] }) })).toBe('prompt-missing')
    const edit = (change: object) => reasonOf(editStep(view, facilitator, { step: write, ...change }))
    expect(edit({})).toBe('nothing-to-do')
    expect(edit({ step: stepId('no'), title })).toBe('step-missing')
    expect(edit({ title: {} })).toBe('title-empty')
    expect(edit({ talk: { fi: 'x'.repeat(4001) } })).toBe('text-too-long')
    expect(edit({ rules: rules({ prompts: [develop, 'no' as PromptId] }) })).toBe('prompt-missing')
    expect(reasonOf(moveStep(view, facilitator, { step: stepId('no'), index: 0 }))).toBe('step-missing')
    expect(reasonOf(moveStep(view, facilitator, { step: write, index: 1 }))).toBe('nothing-to-do')
    expect(reasonOf(removeStep(view, facilitator, stepId('no')))).toBe('step-missing')
    for (let i = 3; i < STEPS_MAX; i += 1) view.with('steps', `s${i}`, { title, rules: rules(), order: 'a5' })
    expect(add({})).toBe('too-many')
  })
})
