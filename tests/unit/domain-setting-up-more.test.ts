import { describe, expect, test } from 'vitest'
import {
  contentLanguages,
  setBoardLanguage,
  setContentLanguages,
  setRetainUntil,
} from '#shared/domain/commands/about.ts'
import { retirePrompt, setPromptLetter } from '#shared/domain/commands/asking.ts'
import { addPriorities, editFramework } from '#shared/domain/commands/frameworks.ts'
import { addStep, duplicateStep } from '#shared/domain/commands/steps.ts'
import { dayAfter, isDate, RETAIN_MAX_DAYS } from '#shared/domain/dates.ts'
import type { FrameworkId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import { PRIORITIES_MAX } from '#shared/domain/limits.ts'
import { orderedIds, prioritiesOf } from '#shared/domain/placing.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { View } from '#shared/domain/tables.ts'
import {
  develop,
  facilitator,
  goals,
  health,
  rules,
  schools,
  smallBoard,
  stepId,
  viewer,
  works,
  writer,
} from '#tests/support/small-board.ts'

const today = '2026-11-24'
const no = 'no'

function reasonOf(plan: Plan): string {
  return plan.accepted ? 'accepted' : plan.reason
}

/** The small board with one step. */
function withStep() {
  const view = smallBoard()
  view.apply(
    addStep(view, facilitator, {
      id: stepId('write'),
      title: { fi: 'Kirjoitetaan', en: 'Write' },
      rules: rules({ mode: 'private' }),
      talk: { fi: 'Kymmenen minuuttia hiljaa' },
    }),
  )
  return view
}

const pair = [
  { id: 'p1' as PriorityId, title: { fi: 'Yksi' } },
  { id: 'p2' as PriorityId, title: { fi: 'Kaksi' } },
]

describe('only a facilitator sets a board up', () => {
  const commands: readonly (readonly [string, (view: View, actor: typeof writer) => Plan])[] = [
    ['setContentLanguages', (view, actor) => setContentLanguages(view, actor, ['fi'])],
    ['setBoardLanguage', (view, actor) => setBoardLanguage(view, actor, 'sv')],
    ['setRetainUntil', (view, actor) => setRetainUntil(view, actor, { date: '2027-01-01', today })],
    ['editFramework', (view, actor) => editFramework(view, actor, { framework: goals, description: { fi: 'Mihin' } })],
    ['addPriorities', (view, actor) => addPriorities(view, actor, { framework: goals, added: pair })],
    ['setPromptLetter', (view, actor) => setPromptLetter(view, actor, { prompt: works, letter: 'C' })],
    ['retirePrompt', (view, actor) => retirePrompt(view, actor, { prompt: works, isRetired: true })],
    ['duplicateStep', (view, actor) => duplicateStep(view, actor, { step: stepId('write'), id: stepId('again') })],
  ]

  test.each(commands)('[D5] %s', (_, command) => {
    expect(reasonOf(command(withStep(), facilitator))).toBe('accepted')
    expect(reasonOf(command(withStep(), writer))).toBe('not-allowed')
    expect(reasonOf(command(withStep(), viewer))).toBe('not-allowed')
  })
})

describe('the languages of the content', () => {
  test('are all three until somebody says which, the board’s own first', () => {
    const view = smallBoard()
    expect(contentLanguages(view.row('about', 'board'))).toEqual(['fi', 'sv', 'en'])
    view.apply(setContentLanguages(view, facilitator, ['en', 'fi']))
    expect(view.row('about', 'board')?.languages).toEqual(['fi', 'en'])
    view.apply(setBoardLanguage(view, facilitator, 'en'))
    expect(contentLanguages(view.row('about', 'board'))).toEqual(['en', 'fi'])
  })

  test('always hold the board’s own, and the board’s own brings itself along', () => {
    const view = smallBoard()
    view.apply(setContentLanguages(view, facilitator, []))
    expect(view.row('about', 'board')?.languages).toEqual(['fi'])
    expect(reasonOf(setContentLanguages(view, facilitator, ['fi', 'fi']))).toBe('nothing-to-do')
    view.apply(setBoardLanguage(view, facilitator, 'sv'))
    expect(view.row('about', 'board')).toMatchObject({ language: 'sv', languages: ['fi', 'sv'] })
    expect(reasonOf(setBoardLanguage(view, facilitator, 'sv'))).toBe('nothing-to-do')
  })

  test('leave what was written in a language that is left out', () => {
    const view = smallBoard()
    view.apply(editFramework(view, facilitator, { framework: goals, title: { fi: 'Tavoitteet', en: 'Goals' } }))
    view.apply(setContentLanguages(view, facilitator, ['fi']))
    expect(view.row('frameworks', goals)?.title).toEqual({ fi: 'Tavoitteet', en: 'Goals' })
  })
})

describe('[H9] the last day of a board', () => {
  test('is one after today, at most ten years away, and a day that there is', () => {
    const view = smallBoard()
    const set = (date: string) => setRetainUntil(view, facilitator, { date, today })
    expect(reasonOf(set('2026-11-24'))).toBe('date-out-of-range')
    expect(reasonOf(set('2020-01-01'))).toBe('date-out-of-range')
    expect(reasonOf(set(dayAfter(today, RETAIN_MAX_DAYS + 1)))).toBe('date-out-of-range')
    expect(reasonOf(set(dayAfter(today, RETAIN_MAX_DAYS)))).toBe('accepted')
    expect(reasonOf(set('2027-02-29'))).toBe('date-invalid')
    expect(reasonOf(set('soon'))).toBe('date-invalid')
    view.apply(set('2026-11-25'))
    expect(view.row('about', 'board')?.retainUntil).toBe('2026-11-25')
    expect(reasonOf(set('2026-11-25'))).toBe('nothing-to-do')
  })

  test('is counted in days of the calendar', () => {
    expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29')
    expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01')
    expect(isDate('2028-02-29')).toBe(true)
    expect(isDate('2026-13-01')).toBe(false)
    expect(isDate('2026-1-1')).toBe(false)
  })
})

describe('a framework', () => {
  test('is described, and an empty description goes', () => {
    const view = smallBoard()
    view.apply(editFramework(view, facilitator, { framework: goals, description: { fi: ' Maan tavoitteet ' } }))
    expect(view.row('frameworks', goals)).toMatchObject({
      title: { fi: 'Tavoitteet' },
      description: { fi: 'Maan tavoitteet' },
    })
    view.apply(editFramework(view, facilitator, { framework: goals, description: {} }))
    expect(view.row('frameworks', goals)).not.toHaveProperty('description')
    expect(reasonOf(editFramework(view, facilitator, { framework: goals }))).toBe('nothing-to-do')
    expect(reasonOf(editFramework(view, facilitator, { framework: no as FrameworkId, title: { fi: 'x' } }))).toBe(
      'framework-missing',
    )
  })
})

describe('many priorities at once', () => {
  test('come at the end in their order', () => {
    const view = smallBoard()
    view.apply(addPriorities(view, facilitator, { framework: goals, added: pair }))
    expect(prioritiesOf(view, goals)).toEqual([schools, health, 'p1', 'p2'])
    expect(view.row('priorities', 'p2')?.title).toEqual({ fi: 'Kaksi' })
  })

  test('are all refused where one of them cannot be', () => {
    const view = smallBoard()
    const add = (...added: typeof pair) => reasonOf(addPriorities(view, facilitator, { framework: goals, added }))
    expect(add()).toBe('nothing-to-do')
    expect(add(...pair, { id: 'p3' as PriorityId, title: { fi: ' ' } })).toBe('title-empty')
    expect(add(...pair, { id: 'p3' as PriorityId, title: { fi: 'x'.repeat(201) } })).toBe('title-too-long')
    expect(add(...pair, { id: schools, title: { fi: 'x' } })).toBe('id-taken')
    const many = Array.from({ length: PRIORITIES_MAX }, (_, i) => ({ id: `m${i}` as PriorityId, title: { fi: 'x' } }))
    expect(add(...many)).toBe('too-many')
    expect(reasonOf(addPriorities(view, facilitator, { framework: no as FrameworkId, added: pair }))).toBe(
      'framework-missing',
    )
  })
})

describe('a prompt', () => {
  test('takes a free letter, or changes letters with the one that has it', () => {
    const view = smallBoard()
    view.apply(setPromptLetter(view, facilitator, { prompt: works, letter: 'B' }))
    expect(view.row('prompts', works)?.letter).toBe('B')
    expect(view.row('prompts', develop)?.letter).toBe('A')
    view.apply(setPromptLetter(view, facilitator, { prompt: works, letter: 'Z' }))
    expect([...view.rows('prompts').values()].map(({ letter }) => letter)).toEqual(['Z', 'A'])
    expect(reasonOf(setPromptLetter(view, facilitator, { prompt: works, letter: 'Z' }))).toBe('nothing-to-do')
    for (const letter of ['', 'AB', 'a', 'Ä', '1'])
      expect(reasonOf(setPromptLetter(view, facilitator, { prompt: works, letter }))).toBe('rules-invalid')
    expect(reasonOf(setPromptLetter(view, facilitator, { prompt: no as PromptId, letter: 'C' }))).toBe('prompt-missing')
  })

  test('is retired and asked again; one of them always stays', () => {
    const view = smallBoard()
    const retire = (prompt: PromptId, isRetired: boolean) => retirePrompt(view, facilitator, { prompt, isRetired })
    view.apply(retire(works, true))
    expect(view.row('prompts', works)?.retired).toBe(true)
    expect(reasonOf(retire(works, true))).toBe('nothing-to-do')
    expect(reasonOf(retire(develop, true))).toBe('last-one')
    view.apply(retire(works, false))
    expect(view.row('prompts', works)).not.toHaveProperty('retired')
    expect(reasonOf(retire(no as PromptId, true))).toBe('prompt-missing')
  })
})

describe('a copied step', () => {
  test('comes right after the one it was made from, with all but its progress', () => {
    const view = withStep()
    view.apply(addStep(view, facilitator, { id: stepId('close'), title: { fi: 'Loppu' }, rules: rules() }))
    view.with('progress', 'write', { began: true, revealed: true })
    view.apply(duplicateStep(view, facilitator, { step: stepId('write'), id: stepId('again') }))
    expect(orderedIds(view.rows('steps'))).toEqual(['write', 'again', 'close'])
    const { order: _, ...original } = view.row('steps', 'write') ?? { order: '' }
    expect(view.row('steps', 'again')).toMatchObject(original)
    expect(view.row('progress', 'again')).toBeUndefined()
    expect(reasonOf(duplicateStep(view, facilitator, { step: stepId(no), id: stepId('x') }))).toBe('step-missing')
    expect(reasonOf(duplicateStep(view, facilitator, { step: stepId('write'), id: stepId('close') }))).toBe('id-taken')
  })
})
