import { describe, expect, test } from 'vitest'
import { setAim, setTitle } from '#shared/domain/commands/about.ts'
import {
  addPrompt,
  addWorkshop,
  editPrompt,
  editWorkshop,
  movePrompt,
  moveWorkshop,
  removePrompt,
  removeWorkshop,
} from '#shared/domain/commands/asking.ts'
import {
  addFramework,
  addPriority,
  editFramework,
  editPriority,
  moveFramework,
  movePriority,
  removeFramework,
  removePriority,
} from '#shared/domain/commands/frameworks.ts'
import type { FrameworkId, PriorityId, PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { FRAMEWORKS_MAX, PRIORITIES_MAX, WORKSHOPS_MAX } from '#shared/domain/limits.ts'
import { contentsOf, orderedIds, prioritiesOf } from '#shared/domain/placing.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { View } from '#shared/domain/tables.ts'
import {
  autumn,
  develop,
  facilitator,
  goals,
  health,
  regions,
  schools,
  smallBoard,
  spring,
  viewer,
  withNotes,
  works,
  writer,
} from '#tests/support/small-board.ts'

const title = { fi: 'Uusi' }
const no = 'no'
const fresh = 'fresh'

function reasonOf(plan: Plan): string {
  return plan.accepted ? 'accepted' : plan.reason
}

describe('only a facilitator sets a board up', () => {
  const commands: readonly (readonly [string, (view: View, actor: typeof writer) => Plan])[] = [
    ['setTitle', (view, actor) => setTitle(view, actor, title)],
    ['setAim', (view, actor) => setAim(view, actor, title)],
    ['addFramework', (view, actor) => addFramework(view, actor, { id: fresh as FrameworkId, title })],
    ['editFramework', (view, actor) => editFramework(view, actor, { framework: goals, title })],
    ['moveFramework', (view, actor) => moveFramework(view, actor, { framework: goals, index: 2 })],
    ['removeFramework', (view, actor) => removeFramework(view, actor, goals)],
    ['addPriority', (view, actor) => addPriority(view, actor, { id: fresh as PriorityId, framework: goals, title })],
    ['editPriority', (view, actor) => editPriority(view, actor, { priority: schools, title })],
    ['movePriority', (view, actor) => movePriority(view, actor, { priority: schools, index: 2 })],
    ['removePriority', (view, actor) => removePriority(view, actor, schools)],
    ['addPrompt', (view, actor) => addPrompt(view, actor, { id: fresh as PromptId, title })],
    ['editPrompt', (view, actor) => editPrompt(view, actor, { prompt: works, title })],
    ['movePrompt', (view, actor) => movePrompt(view, actor, { prompt: works, index: 2 })],
    ['removePrompt', (view, actor) => removePrompt(view, actor, works)],
    ['addWorkshop', (view, actor) => addWorkshop(view, actor, { id: fresh as WorkshopId, title, date: '2027-01-31' })],
    ['editWorkshop', (view, actor) => editWorkshop(view, actor, { workshop: spring, title })],
    ['moveWorkshop', (view, actor) => moveWorkshop(view, actor, { workshop: spring, index: 2 })],
    ['removeWorkshop', (view, actor) => removeWorkshop(view, actor, spring)],
  ]

  test.each(commands)('[D5] %s', (_, command) => {
    expect(reasonOf(command(smallBoard(), facilitator))).toBe('accepted')
    expect(reasonOf(command(smallBoard(), writer))).toBe('not-allowed')
    expect(reasonOf(command(smallBoard(), viewer))).toBe('not-allowed')
  })
})

describe('title and aim', () => {
  test('are set and leave what was declared', () => {
    const view = smallBoard()
    view.apply(setTitle(view, facilitator, { fi: 'Hyvinvointi' }))
    view.apply(setAim(view, facilitator, { fi: 'Yhdessä' }))
    expect(view.row('about', 'board')).toMatchObject({
      title: { fi: 'Hyvinvointi' },
      aim: { fi: 'Yhdessä' },
      anonymity: 'anonymous',
    })
    view.apply(setAim(view, facilitator, {}))
    expect(view.row('about', 'board')).not.toHaveProperty('aim')
    expect(reasonOf(setTitle(view, facilitator, {}))).toBe('title-empty')
    expect(reasonOf(setAim(view, facilitator, { fi: 'x'.repeat(4001) }))).toBe('text-too-long')
  })
})

describe('frameworks', () => {
  test('are added at the end, renamed, moved and taken away with their priorities', () => {
    const view = smallBoard()
    const id = fresh as FrameworkId
    view.apply(addFramework(view, facilitator, { id, title }))
    expect(orderedIds(view.rows('frameworks'))).toEqual([goals, regions, id])
    view.apply(editFramework(view, facilitator, { framework: id, title: { en: 'New' } }))
    expect(view.row('frameworks', id)?.title).toEqual({ en: 'New' })
    view.apply(moveFramework(view, facilitator, { framework: id, index: 0 }))
    expect(orderedIds(view.rows('frameworks'))).toEqual([id, goals, regions])
    view.apply(removeFramework(view, facilitator, goals))
    expect([...view.rows('priorities').keys()]).toEqual(['north'])
  })

  test('are refused without title, with an id in use, past the limit; the last one stays', () => {
    const view = smallBoard()
    expect(reasonOf(addFramework(view, facilitator, { id: goals, title }))).toBe('id-taken')
    expect(reasonOf(addFramework(view, facilitator, { id: fresh as FrameworkId, title: {} }))).toBe('title-empty')
    expect(reasonOf(editFramework(view, facilitator, { framework: no as FrameworkId, title }))).toBe(
      'framework-missing',
    )
    expect(reasonOf(editFramework(view, facilitator, { framework: goals, title: {} }))).toBe('title-empty')
    expect(reasonOf(moveFramework(view, facilitator, { framework: no as FrameworkId, index: 0 }))).toBe(
      'framework-missing',
    )
    expect(reasonOf(moveFramework(view, facilitator, { framework: goals, index: 1 }))).toBe('nothing-to-do')
    expect(reasonOf(removeFramework(view, facilitator, no as FrameworkId))).toBe('framework-missing')
    view.apply(removeFramework(view, facilitator, goals))
    expect(reasonOf(removeFramework(view, facilitator, regions))).toBe('last-one')
    for (let i = 1; i < FRAMEWORKS_MAX; i += 1) view.with('frameworks', `f${i}`, { title, order: 'a5' })
    expect(reasonOf(addFramework(view, facilitator, { id: fresh as FrameworkId, title }))).toBe('too-many')
  })
})

describe('priorities', () => {
  test('are added where asked, described, moved and taken away', () => {
    const view = smallBoard()
    const id = fresh as PriorityId
    view.apply(addPriority(view, facilitator, { id, framework: goals, title, description: { fi: 'Miksi' }, index: 1 }))
    expect(prioritiesOf(view, goals)).toEqual([schools, id, health])
    expect(view.row('priorities', id)?.description).toEqual({ fi: 'Miksi' })
    view.apply(editPriority(view, facilitator, { priority: id, title: { fi: 'Toinen' } }))
    expect(view.row('priorities', id)).toMatchObject({ title: { fi: 'Toinen' }, description: { fi: 'Miksi' } })
    view.apply(editPriority(view, facilitator, { priority: id, description: {} }))
    expect(view.row('priorities', id)).not.toHaveProperty('description')
    view.apply(movePriority(view, facilitator, { priority: id, index: 3 }))
    expect(prioritiesOf(view, goals)).toEqual([schools, health, id])
    view.apply(removePriority(view, facilitator, id))
    expect(prioritiesOf(view, goals)).toEqual([schools, health])
  })

  test('can be put between two that were given the same key at once', () => {
    const view = smallBoard()
    view.set('priorities', health, { order: 'a0' })
    expect(prioritiesOf(view, goals)).toEqual([health, schools])
    const id = fresh as PriorityId
    view.apply(addPriority(view, facilitator, { id, framework: goals, title, index: 1 }))
    expect(prioritiesOf(view, goals)).toEqual([health, id, schools])
  })

  test('[T4] taken away leave their notes in open space, and have them back when that is undone', () => {
    const view = withNotes(smallBoard(), ['n1'])
    const row = view.row('priorities', schools)
    view.apply(removePriority(view, facilitator, schools))
    expect(contentsOf(view, goals).open).toEqual([{ note: 'n1', at: undefined }])
    if (row) view.with('priorities', schools, row)
    expect(contentsOf(view, goals).priorities[0]?.lists[0]?.notes).toEqual(['n1'])
  })

  test('are refused where something is missing, empty, too long, in use or too many', () => {
    const view = smallBoard()
    const add = (change: object) =>
      reasonOf(addPriority(view, facilitator, { id: fresh as PriorityId, framework: goals, title, ...change }))
    expect(add({ framework: no })).toBe('framework-missing')
    expect(add({ title: { fi: '' } })).toBe('title-empty')
    expect(add({ description: { fi: 'x'.repeat(4001) } })).toBe('text-too-long')
    expect(add({ id: schools })).toBe('id-taken')
    const edit = (change: object) => reasonOf(editPriority(view, facilitator, { priority: schools, ...change }))
    expect(edit({})).toBe('nothing-to-do')
    expect(edit({ title: {} })).toBe('title-empty')
    expect(edit({ description: { en: 'x'.repeat(4001) } })).toBe('text-too-long')
    expect(edit({ priority: no, title })).toBe('priority-missing')
    expect(reasonOf(movePriority(view, facilitator, { priority: no as PriorityId, index: 0 }))).toBe('priority-missing')
    expect(reasonOf(removePriority(view, facilitator, no as PriorityId))).toBe('priority-missing')
    for (let i = 3; i < PRIORITIES_MAX; i += 1)
      view.with('priorities', `p${i}`, { title, framework: goals, order: 'a5' })
    expect(add({})).toBe('too-many')
  })
})

describe('prompts', () => {
  test('take the first free letter, and keep it when they move', () => {
    const view = smallBoard()
    const id = fresh as PromptId
    view.apply(removePrompt(view, facilitator, works))
    view.apply(addPrompt(view, facilitator, { id, title, hint: { fi: 'Vihje' } }))
    expect(view.row('prompts', id)).toMatchObject({ letter: 'A', hint: { fi: 'Vihje' } })
    expect(orderedIds(view.rows('prompts'))).toEqual([develop, id])
    view.apply(movePrompt(view, facilitator, { prompt: id, index: 0 }))
    expect(orderedIds(view.rows('prompts'))).toEqual([id, develop])
    view.apply(editPrompt(view, facilitator, { prompt: id, title: { fi: 'Kysymys' }, hint: {} }))
    expect(view.row('prompts', id)).toEqual({
      title: { fi: 'Kysymys' },
      letter: 'A',
      order: view.row('prompts', id)?.order,
    })
  })

  test('are not taken away while a note, a cluster or a step is tied to them, nor the last one', () => {
    const away = (change: (view: ReturnType<typeof smallBoard>) => unknown) => {
      const view = smallBoard()
      change(view)
      return reasonOf(removePrompt(view, facilitator, works))
    }
    expect(away(view => withNotes(view, ['n1']))).toBe('in-use')
    const place = { framework: goals, priority: schools, prompt: works, order: 'a0' }
    expect(away(view => view.with('clusters', 'c', { title, place }))).toBe('in-use')
    const rules = { kind: 'write', minutes: 5, prompts: [works], mode: 'open', arrange: 'everyone' } as const
    expect(away(view => view.with('steps', 's', { title, rules: { ...rules, prompts: [works] }, order: 'a0' }))).toBe(
      'in-use',
    )
    expect(away(view => view.take('prompts', develop))).toBe('last-one')
    expect(away(view => view.take('prompts', works))).toBe('prompt-missing')
  })

  test('are refused where something is missing, empty, in use or too many', () => {
    const view = smallBoard()
    const add = (change: object) => reasonOf(addPrompt(view, facilitator, { id: fresh as PromptId, title, ...change }))
    expect(add({ title: {} })).toBe('title-empty')
    expect(add({ hint: { fi: 'x'.repeat(4001) } })).toBe('text-too-long')
    expect(add({ id: works })).toBe('id-taken')
    expect(reasonOf(editPrompt(view, facilitator, { prompt: no as PromptId, title }))).toBe('prompt-missing')
    expect(reasonOf(editPrompt(view, facilitator, { prompt: works }))).toBe('nothing-to-do')
    expect(reasonOf(movePrompt(view, facilitator, { prompt: no as PromptId, index: 0 }))).toBe('prompt-missing')
    for (const letter of 'CDEFGHIJKLMNOPQRSTUVWXYZ') view.with('prompts', letter, { title, letter, order: 'a5' })
    expect(add({})).toBe('too-many')
  })
})

describe('workshops', () => {
  test('are added, edited, moved and taken away', () => {
    const view = smallBoard()
    const id = fresh as WorkshopId
    view.apply(addWorkshop(view, facilitator, { id, title, date: '2028-02-29' }))
    expect(orderedIds(view.rows('workshops'))).toEqual([spring, autumn, id])
    view.apply(editWorkshop(view, facilitator, { workshop: id, date: '2027-03-01' }))
    expect(view.row('workshops', id)).toMatchObject({ title, date: '2027-03-01' })
    view.apply(moveWorkshop(view, facilitator, { workshop: id, index: 1 }))
    expect(orderedIds(view.rows('workshops'))).toEqual([spring, id, autumn])
    view.apply(removeWorkshop(view, facilitator, id))
    expect(orderedIds(view.rows('workshops'))).toEqual([spring, autumn])
  })

  test.each(['2027-02-29', '2027-13-01', '2027-04-31', '2027-00-10', '2027-1-1', '1.1.2027', ''])(
    'have no date %s',
    date => {
      expect(reasonOf(addWorkshop(smallBoard(), facilitator, { id: fresh as WorkshopId, title, date }))).toBe(
        'date-invalid',
      )
      expect(reasonOf(editWorkshop(smallBoard(), facilitator, { workshop: spring, date }))).toBe('date-invalid')
    },
  )

  test('are not taken away while they run or a note comes from them, nor the last one', () => {
    const view = withNotes(smallBoard(), ['n1']).with('run', 'board', { workshop: autumn })
    expect(reasonOf(removeWorkshop(view, facilitator, spring))).toBe('in-use')
    expect(reasonOf(removeWorkshop(view, facilitator, autumn))).toBe('in-use')
    expect(reasonOf(removeWorkshop(view, facilitator, no as WorkshopId))).toBe('workshop-missing')
    expect(reasonOf(removeWorkshop(smallBoard().take('workshops', autumn), facilitator, spring))).toBe('last-one')
  })

  test('are refused where something is missing, empty, in use or too many', () => {
    const view = smallBoard()
    const date = '2027-01-01'
    expect(reasonOf(addWorkshop(view, facilitator, { id: spring, title, date }))).toBe('id-taken')
    expect(reasonOf(addWorkshop(view, facilitator, { id: fresh as WorkshopId, title: {}, date }))).toBe('title-empty')
    expect(reasonOf(editWorkshop(view, facilitator, { workshop: no as WorkshopId, date }))).toBe('workshop-missing')
    expect(reasonOf(editWorkshop(view, facilitator, { workshop: spring }))).toBe('nothing-to-do')
    expect(reasonOf(moveWorkshop(view, facilitator, { workshop: no as WorkshopId, index: 0 }))).toBe('workshop-missing')
    for (let i = 2; i < WORKSHOPS_MAX; i += 1) view.with('workshops', `w${i}`, { title, date, order: 'a5' })
    expect(reasonOf(addWorkshop(view, facilitator, { id: fresh as WorkshopId, title, date }))).toBe('too-many')
  })
})
