import { act, cleanup, fireEvent, screen as page, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { chunksOf } from '#client/outline/chunks.ts'
import { OutlineView } from '#client/outline/OutlineView.tsx'
import { contentsOf } from '#shared/domain/placing.ts'
import { put, remove } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import { lastSaid, showBoard } from '#tests/support/board-on-screen.tsx'
import { say } from '#tests/support/on-screen.tsx'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  clusterId,
  develop,
  goals,
  note,
  noteId,
  rules,
  schools,
  smallBoard,
  spring,
  stepId,
  works,
} from '#tests/support/small-board.ts'

afterEach(cleanup)

const WORDS = ['Alpha', 'Beta', 'Gamma', 'Delta'] as const

/** Four notes in one list, in this order; the cluster `c1` holds none of them. */
function four(): PlainView {
  const board = smallBoard()
  for (const [i, text] of WORDS.entries())
    board
      .with('notes', `n${i}`, { note: note({ text }) })
      .with('places', `goals:n${i}`, { place: { in: 'priority', priority: schools, order: `a${i}` } })
  return board
}

/** The same, the first two in a cluster. */
function clustered(): PlainView {
  const board = four().with('clusters', 'c1', {
    title: { en: 'Greek' },
    place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
  })
  for (const i of [0, 1])
    board.set('places', `goals:n${i}`, { place: { in: 'cluster', cluster: clusterId('c1'), order: `a${i}` } })
  return board
}

const open = (board: PlainView, role: Role = 'facilitator') => showBoard(board, role, <OutlineView framework={goals} />)
const box = (text: string) => page.getByRole('checkbox', { name: text })
const isChosen = (text: string) => (box(text) as HTMLInputElement).checked
const press = (key: string, held: object = {}) =>
  act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key, ...held }))
const focused = () => document.activeElement?.getAttribute('data-focus-key')

describe('the keys of a row', () => {
  test('go from row to row, and to the ends of the list', () => {
    open(four())
    box('Alpha').focus()
    press('ArrowDown')
    expect(focused()).toBe('choose:n1')
    press('End')
    expect(focused()).toBe('choose:n3')
    press('ArrowDown')
    expect(focused()).toBe('choose:n3')
    press('Home')
    expect(focused()).toBe('choose:n0')
    expect(WORDS.map(isChosen)).toEqual([false, false, false, false])
  })

  test('select a range with Shift, which shrinks again, and everything or nothing of a list', () => {
    open(four())
    box('Beta').focus()
    press('ArrowDown', { shiftKey: true })
    press('ArrowDown', { shiftKey: true })
    expect(WORDS.map(isChosen)).toEqual([false, true, true, true])
    expect(lastSaid()).toBe(say('canvas.selected', { count: 3 }))
    press('ArrowUp', { shiftKey: true })
    expect(WORDS.map(isChosen)).toEqual([false, true, true, false])
    press('a', { ctrlKey: true })
    expect(WORDS.map(isChosen)).toEqual([true, true, true, true])
    press('Escape')
    expect(WORDS.map(isChosen)).toEqual([false, false, false, false])
    expect(lastSaid()).toBe(say('canvas.selected', { count: 0 }))
  })

  test('a click with Shift selects everything from the row chosen last', () => {
    open(four())
    fireEvent.click(box('Alpha'))
    fireEvent.click(box('Gamma'), { shiftKey: true })
    expect(WORDS.map(isChosen)).toEqual([true, true, true, false])
  })

  test('move a note down with Alt, and focus goes with it', async () => {
    const session = open(four())
    box('Alpha').focus()
    press('ArrowDown', { altKey: true })
    expect(contentsOf(session.view, goals).priorities[0]?.lists[0]?.notes).toEqual(['n1', 'n0', 'n2', 'n3'])
    expect(lastSaid()).toBe(say('carry.moved', { place: 2 }))
    await waitFor(() => expect(focused()).toBe('choose:n0'))
  })

  test('edit the words where they stand, and leave them on Escape', async () => {
    const session = open(four())
    box('Beta').focus()
    press('Enter')
    const field = page.getByRole('textbox', { name: say('note.reword') })
    expect(document.activeElement).toBe(field)
    fireEvent.change(field, { target: { value: 'Better' } })
    press('Enter')
    expect(session.view.row('wordings', 'n1')?.text).toBe('Better')
    await waitFor(() => expect(focused()).toBe('edit:n1'))
    box('Better').focus()
    press('Enter')
    fireEvent.change(page.getByRole('textbox', { name: say('note.reword') }), { target: { value: 'Worse' } })
    press('Escape')
    expect(session.view.row('wordings', 'n1')?.text).toBe('Better')
  })

  test('open the places to move to for all that is selected', async () => {
    open(four())
    fireEvent.click(box('Alpha'))
    fireEvent.click(box('Beta'))
    box('Beta').focus()
    press('m')
    expect(await page.findByRole('dialog', { name: say('move.title', { count: 2 }) })).toBeDefined()
  })

  test('put into the bin, from which nothing is lost', () => {
    const session = open(four())
    box('Delta').focus()
    press('Delete')
    expect([...session.view.rows('hidden').keys()]).toEqual(['n3'])
  })
})

describe('focus', () => {
  test('goes on to the row that takes the place of one that somebody else takes away', async () => {
    const session = open(four())
    box('Beta').focus()
    session.arrives(put('hidden', 'n1', { since: true }))
    await waitFor(() => expect(focused()).toBe('choose:n2'))
  })

  test('goes with a row that somebody else moves into a cluster', async () => {
    const session = open(clustered())
    box('Gamma').focus()
    session.arrives(put('places', 'goals:n2', { place: { in: 'cluster', cluster: clusterId('c1'), order: 'a5' } }))
    await waitFor(() => expect(box('Gamma').closest('[data-cluster]')).not.toBeNull())
    expect(focused()).toBe('choose:n2')
  })

  test('is left alone when it is elsewhere', async () => {
    const session = open(four())
    box('Beta').focus()
    const main = document.getElementById('main')
    main?.focus()
    session.arrives(put('hidden', 'n1', { since: true }))
    await waitFor(() => expect(page.queryByRole('checkbox', { name: 'Beta' })).toBeNull())
    expect(document.activeElement).toBe(main)
  })
})

test('what one does oneself is shown at once, also right after others have done much', () => {
  const session = open(four())
  const shown = () => [...document.querySelectorAll<HTMLElement>('li[data-note]')].map(row => row.dataset['note'])
  box('Alpha').focus()
  for (const order of ['a5', 'a6', 'a7'])
    session.arrives(put('places', 'goals:n1', { place: { in: 'priority', priority: schools, order } }))
  press('ArrowDown', { altKey: true })
  expect(shown()).toEqual(['n2', 'n0', 'n3', 'n1'])
})

describe('folding', () => {
  test('leaves the heading of a cluster, with how many it holds, and its rows are passed over', () => {
    open(clustered())
    const fold = page.getByRole('button', { name: say('outline.unfold', { name: 'Greek' }) })
    expect(fold.getAttribute('aria-expanded')).toBe('true')
    fireEvent.click(fold)
    expect(fold.getAttribute('aria-expanded')).toBe('false')
    expect(page.queryByRole('checkbox', { name: 'Alpha' })).toBeNull()
    expect(page.getByRole('heading', { level: 5 }).textContent).toContain('Greek')
    expect(lastSaid()).toBe(say('outline.folded', { name: 'Greek' }))
    box('Gamma').focus()
    press('ArrowUp')
    expect(focused()).toBe('choose:n2')
    fireEvent.click(fold)
    expect(box('Alpha')).toBeDefined()
  })

  test('of all priorities leaves every heading', () => {
    open(clustered())
    fireEvent.click(page.getByRole('button', { name: say('outline.foldAll') }))
    expect(page.queryAllByRole('checkbox')).toEqual([])
    expect(page.getAllByRole('heading', { level: 3 })).toHaveLength(2)
    fireEvent.click(page.getByRole('button', { name: say('outline.openAll') }))
    expect(page.getAllByRole('checkbox')).toHaveLength(4)
  })
})

describe('a search', () => {
  const find = (words: string) => {
    fireEvent.click(page.getByRole('button', { name: say('find.open') }))
    fireEvent.change(page.getByRole('textbox', { name: say('find.field') }), { target: { value: words } })
  }

  test('leaves only what was found, says of how many, and a plain way back', () => {
    open(clustered().with('notes', 'n9', { note: note({ text: 'Alphabet', prompt: develop }) }))
    find('alpha')
    expect(page.getAllByRole('checkbox').map(each => each.closest('li')?.dataset['note'])).toEqual(['n0', 'n9'])
    expect(page.getByText(say('outline.onlyFound', { count: 2, total: 5 }))).toBeDefined()
    const heading = page.getAllByRole('heading', { level: 3 })[0]
    expect(heading?.textContent).toContain(say('outline.foundOf', { count: 2, total: 5 }))
    fireEvent.click(page.getByRole('button', { name: say('outline.showAll') }))
    expect(page.getAllByRole('checkbox')).toHaveLength(5)
  })

  test('looks into what is folded', () => {
    open(clustered())
    fireEvent.click(page.getByRole('button', { name: say('outline.unfold', { name: 'Greek' }) }))
    find('beta')
    expect(box('Beta')).toBeDefined()
  })
})

describe('writing in the outline', () => {
  const writing = (mode: 'open' | 'private' = 'open') =>
    four()
      .with('steps', 's1', { title: { en: 'Write' }, rules: rules({ mode, prompts: [works] }), order: 'a0' })
      .with('run', 'board', { step: stepId('s1') })
      .with('progress', 's1', { began: true })

  test('puts a note under the priority where one reads, and only for the question that is asked', () => {
    const session = open(writing(), 'participant')
    const add = page.getAllByRole('button', { name: say('outline.add') })
    // One for each priority, for the one question of the step.
    expect(add).toHaveLength(2)
    fireEvent.click(add[0] as HTMLElement)
    const field = page.getByRole('textbox', { name: /Koulut/ })
    expect(document.activeElement).toBe(field)
    fireEvent.change(field, { target: { value: 'Written here' } })
    press('Enter')
    const [own] = session.view.rows('ownNotes').values()
    expect(own?.note).toMatchObject({
      text: 'Written here',
      prompt: works,
      wish: { framework: goals, priority: schools },
    })
  })

  test('is offered to nobody before the question has been taken up', () => {
    open(four(), 'participant')
    expect(page.queryByRole('button', { name: say('outline.add') })).toBeNull()
  })

  test('own notes that others do not see are where they would lie, and say so', () => {
    const board = writing('private')
      .with('ownNotes', 'o1', {
        note: {
          text: 'Mine alone',
          prompt: works,
          workshop: spring,
          revision: 1,
          wish: { framework: goals, priority: schools },
        },
      })
      .with('receipts', 'o1', { receipt: { state: 'kept', revision: 1 } })
    const session = open(board, 'participant')
    const list = within(page.getByRole('list', { name: say('outline.pending') }))
    expect(list.getByText('Mine alone')).toBeDefined()
    expect(list.getByText(say('outline.pendingOne'))).toBeDefined()
    expect(list.getByText(say('receipt.kept'))).toBeDefined()
    act(() => {
      session.arrives(put('notes', 'n9', { note: note({ text: 'Mine alone' }) }))
      session.receives('o1', { state: 'published', revision: 1, note: noteId('n9') })
    })
    expect(page.queryByRole('list', { name: say('outline.pending') })).toBeNull()
  })
})

describe('chunks of a long list', () => {
  const ids = Array.from({ length: 400 }, (_, i) => `note-${(i * 7919) % 4001}`)

  test('hold everything once, in order, and none is very long', () => {
    const chunks = chunksOf(ids)
    expect(chunks.flat()).toEqual(ids)
    expect(Math.max(...chunks.map(chunk => chunk.length))).toBeLessThanOrEqual(32)
    expect(chunks.length).toBeGreaterThan(12)
    expect(chunks.length).toBeLessThan(60)
  })

  test('stay the same where a row comes or goes elsewhere', () => {
    const before = new Set(chunksOf(ids).map(chunk => chunk.join()))
    for (const at of [0, 57, 200, 399]) {
      const without = chunksOf(ids.toSpliced(at, 1)).filter(chunk => !before.has(chunk.join()))
      const more = chunksOf(ids.toSpliced(at, 0, 'new')).filter(chunk => !before.has(chunk.join()))
      expect(without.length).toBeLessThanOrEqual(2)
      expect(more.length).toBeLessThanOrEqual(2)
    }
  })
})

test('the rows of a list stay rows of one list, however many chunks it is cut into', async () => {
  const board = smallBoard()
  for (let i = 0; i < 120; i += 1) board.with('notes', `n${i}`, { note: note({ text: `Note ${i}` }) })
  const session = open(board, 'viewer')
  const list = page.getByRole('list', { name: 'Mikä toimii?' })
  expect(within(list).getAllByRole('listitem')).toHaveLength(120)
  session.arrives(remove('notes', 'n5'))
  await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(119))
})
