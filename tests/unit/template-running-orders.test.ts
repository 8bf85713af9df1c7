import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { setRunningOrder } from '#shared/domain/commands/running-orders.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { LANGUAGES, TABLES } from '#shared/domain/tables.ts'
import { RUNNING_ORDERS } from '#shared/template/running-orders.ts'
import { develop, facilitator, rules, smallBoard, stepId, works, writer } from '#tests/support/small-board.ts'

const idsFor = (count: number) => Array.from({ length: count }, (_, i) => stepId(`new${i}`))

describe.each(RUNNING_ORDERS)('the running order $id', ({ title, description, steps }) => {
  test('speaks three languages everywhere', () => {
    for (const text of [title, description, ...steps.flatMap(step => [step.title, step.talk])]) {
      for (const language of LANGUAGES) expect(text[language]?.trim()).toBeTruthy()
    }
  })

  test('begins with words, asks before it counts, and closes within two hours', () => {
    const kinds = steps.map(({ kind }) => kind)
    expect(kinds[0]).toBe('talk')
    expect(kinds.at(-1)).toBe('close')
    expect(kinds.indexOf('write')).toBeGreaterThan(0)
    if (kinds.includes('vote')) expect(kinds.indexOf('vote')).toBeGreaterThan(kinds.indexOf('write'))
    expect(steps.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(120)
  })

  test('becomes the board’s own, with its prompts', () => {
    const view = smallBoard().with('steps', 'old', { title: { fi: 'Vanha' }, rules: rules(), order: 'a0' })
    view.apply(setRunningOrder(view, facilitator, { steps, ids: idsFor(steps.length) }))
    const made = orderedIds(view.rows('steps'))
    expect(made).toEqual(idsFor(steps.length))
    for (const id of made) expect(v.is(TABLES.steps.rules, view.row('steps', id)?.rules)).toBe(true)
    const asked = made.flatMap(id => view.row('steps', id)?.rules.prompts ?? [])
    expect(new Set(asked)).toEqual(new Set([works, develop]))
  })
})

test('steps that have begun stay before the new ones, and the running one too', () => {
  const [first] = RUNNING_ORDERS
  const steps = first?.steps.slice(0, 2) ?? []
  const view = smallBoard()
  for (const [index, id] of ['s1', 's2', 's3', 's4'].entries()) {
    view.with('steps', id, { title: { fi: id }, rules: rules(), order: `a${index}` })
  }
  view.with('progress', 's2', { began: true }).set('run', 'board', { step: 's4' })
  view.apply(setRunningOrder(view, facilitator, { steps, ids: idsFor(2) }))
  expect(orderedIds(view.rows('steps'))).toEqual(['s2', 's4', 'new0', 'new1'])
})

test('belongs to facilitators, and makes nothing of nothing', () => {
  const view = smallBoard()
  expect(setRunningOrder(view, writer, { steps: [], ids: [] })).toEqual({ accepted: false, reason: 'not-allowed' })
  expect(setRunningOrder(view, facilitator, { steps: [], ids: [] })).toEqual({
    accepted: false,
    reason: 'nothing-to-do',
  })
})
