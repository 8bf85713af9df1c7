import { act, cleanup, fireEvent, screen as page, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { OutlineView } from '#client/outline/OutlineView.tsx'
import { contentsOf, placeOf } from '#shared/domain/placing.ts'
import { put } from '#shared/domain/plan.ts'
import { lastSaid, showBoard } from '#tests/support/board-on-screen.tsx'
import { say } from '#tests/support/on-screen.tsx'
import {
  clusterId,
  develop,
  goals,
  health,
  note,
  noteId,
  rules,
  schools,
  smallBoard,
  stepId,
  works,
} from '#tests/support/small-board.ts'

afterEach(cleanup)

const three = () =>
  smallBoard()
    .with('notes', 'n1', { note: note({ text: 'Open doors' }) })
    .with('notes', 'n2', { note: note({ text: 'Short queues' }) })
    .with('notes', 'n3', { note: note({ text: 'More rooms', prompt: develop }) })

/** The same three, the first two in a cluster. */
const clustered = () =>
  three()
    .with('clusters', 'c1', {
      title: { fi: 'Ovet' },
      place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
    })
    .with('places', 'goals:n1', { place: { in: 'cluster', cluster: clusterId('c1'), order: 'a0' } })
    .with('places', 'goals:n2', { place: { in: 'cluster', cluster: clusterId('c1'), order: 'a1' } })

const row = (text: string) => {
  const item = page.getByText(text).closest('li')
  if (!item) throw new Error(`no row holds ${text}`)
  return within(item)
}

describe('the outline', () => {
  test('is headings for framework, priorities, prompts and clusters, and lists of notes under them', () => {
    showBoard(clustered(), 'viewer', <OutlineView framework={goals} />)
    expect(page.getByRole('heading', { level: 2 }).textContent).toBe('Tavoitteet')
    expect(page.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      `Koulut ${say('count.notes', { count: 3 })}`,
      `Terveys ${say('count.notes', { count: 0 })}`,
    ])
    expect(page.getAllByRole('heading', { level: 4 })[0]?.textContent).toContain('Mikä toimii?')
    expect(page.getByRole('heading', { level: 5 }).textContent).toContain('Ovet')
    expect(page.getByText('Open doors').closest('section')?.textContent).toContain('Ovet')
  })

  test('marks what is not in the reader’s language with its own', () => {
    showBoard(three(), 'viewer', <OutlineView framework={goals} />)
    expect(page.getByRole('heading', { name: /Koulut/ }).querySelector('[lang="fi"]')?.textContent).toBe('Koulut')
  })

  test('gives a viewer nothing to change', () => {
    showBoard(three(), 'viewer', <OutlineView framework={goals} />)
    expect(page.queryByRole('checkbox')).toBeNull()
    expect(page.queryByRole('button', { name: say('move.open') })).toBeNull()
  })

  test('gives a participant the powers of the running step, and takes them when it ends', () => {
    const plain = three()
      .with('steps', 's1', {
        title: { en: 'Arrange' },
        rules: rules({ kind: 'arrange', arrange: 'everyone' }),
        order: 'a0',
      })
      .with('run', 'board', { step: stepId('s1') })
    const session = showBoard(plain, 'participant', <OutlineView framework={goals} />)
    expect(page.getAllByRole('checkbox')).toHaveLength(3)
    act(() => session.arrives(put('run', 'board', { step: undefined })))
    expect(page.queryByRole('checkbox')).toBeNull()
  })

  test('moves a note down its list by a button, and says its new place', () => {
    const session = showBoard(three(), 'facilitator', <OutlineView framework={goals} />)
    const list = () => contentsOf(session.view, goals).priorities[0]?.lists[0]?.notes
    expect(list()).toEqual(['n1', 'n2'])
    fireEvent.click(row('Open doors').getByRole('button', { name: say('outline.down') }))
    expect(list()).toEqual(['n2', 'n1'])
    expect(lastSaid()).toBe(say('carry.moved', { place: 2 }))
    const down = row('Open doors').getByRole('button', { name: say('outline.down') })
    expect(down.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(down)
    expect(list()).toEqual(['n2', 'n1'])
  })

  test('moves selected notes to a priority by name', async () => {
    const session = showBoard(three(), 'facilitator', <OutlineView framework={goals} />)
    for (const box of page.getAllByRole('checkbox')) fireEvent.click(box)
    const bar = within(page.getByRole('toolbar', { name: say('selection.label') }))
    expect(bar.getByText(say('selection.count', { count: 3 }))).toBeDefined()
    fireEvent.click(bar.getByRole('button', { name: say('move.open') }))
    const dialog = within(await page.findByRole('dialog'))
    const target = dialog.getByRole('heading', { name: 'Terveys' }).closest('section')
    if (!target) throw new Error('the priority is no target')
    fireEvent.click(within(target).getByRole('button', { name: say('move.single') }))
    for (const id of ['n1', 'n2', 'n3']) {
      expect(placeOf(session.view, goals, noteId(id))).toMatchObject({ in: 'priority', priority: health })
    }
    expect(page.queryByRole('dialog')).toBeNull()
    expect(page.queryByRole('toolbar', { name: say('selection.label') })).toBeNull()
  })

  test('makes a cluster of the selected notes and asks its name where it stands', () => {
    const session = showBoard(three(), 'facilitator', <OutlineView framework={goals} />)
    for (const text of ['Open doors', 'Short queues']) fireEvent.click(row(text).getByRole('checkbox'))
    fireEvent.click(page.getByRole('button', { name: say('cluster.make') }))
    const field = page.getByRole('textbox', { name: say('cluster.name') })
    expect(document.activeElement).toBe(field)
    fireEvent.change(field, { target: { value: 'Doors and queues' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    const [cluster] = session.view.rows('clusters').values()
    expect(cluster?.title).toEqual({ en: 'Doors and queues' })
    expect(placeOf(session.view, goals, noteId('n1')).in).toBe('cluster')
    expect(placeOf(session.view, goals, noteId('n2')).in).toBe('cluster')
  })

  test('refuses a cluster of answers to different prompts, and says why', () => {
    const session = showBoard(three(), 'facilitator', <OutlineView framework={goals} />)
    for (const text of ['Open doors', 'More rooms']) fireEvent.click(row(text).getByRole('checkbox'))
    fireEvent.click(page.getByRole('button', { name: say('cluster.make') }))
    expect(session.view.rows('clusters').size).toBe(0)
    expect(lastSaid('assertive')).toBe(say('refusal.other-prompt'))
  })

  test('keeps the other languages of a translated name when one is changed', () => {
    const plain = clustered().set('clusters', 'c1', { title: { fi: 'Ovet', en: 'Doors' } })
    const session = showBoard(plain, 'facilitator', <OutlineView framework={goals} />)
    fireEvent.click(page.getByRole('button', { name: /^Doors/ }))
    const field = page.getByRole('textbox', { name: say('cluster.name') })
    fireEvent.change(field, { target: { value: 'Open doors for all' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(session.view.row('clusters', 'c1')?.title).toEqual({ fi: 'Ovet', en: 'Open doors for all' })
  })

  test('leaves a name as it was on Escape', () => {
    const session = showBoard(clustered(), 'facilitator', <OutlineView framework={goals} />)
    fireEvent.click(page.getByRole('button', { name: /^Ovet/ }))
    const field = page.getByRole('textbox', { name: say('cluster.name') })
    fireEvent.change(field, { target: { value: 'Something else' } })
    fireEvent.keyDown(field, { key: 'Escape' })
    expect(session.view.row('clusters', 'c1')?.title).toEqual({ fi: 'Ovet' })
    expect(session.acts).toEqual([])
  })

  test('dissolves a cluster and keeps its notes', () => {
    const session = showBoard(clustered(), 'facilitator', <OutlineView framework={goals} />)
    fireEvent.click(page.getByRole('button', { name: say('cluster.dissolve') }))
    expect(session.view.rows('clusters').size).toBe(0)
    expect(row('Open doors')).toBeDefined()
    expect(row('Short queues')).toBeDefined()
  })

  test('moves a whole cluster under another priority by name', async () => {
    const session = showBoard(clustered(), 'facilitator', <OutlineView framework={goals} />)
    fireEvent.click(page.getByRole('button', { name: say('cluster.move') }))
    const dialog = within(await page.findByRole('dialog'))
    expect(dialog.queryByRole('button', { name: 'Koulut' })).toBeNull()
    fireEvent.click(dialog.getByRole('button', { name: 'Terveys' }))
    expect(session.view.row('clusters', 'c1')?.place.priority).toBe(health)
    expect(placeOf(session.view, goals, noteId('n1'))).toMatchObject({ in: 'cluster', priority: health })
  })

  test('shows facilitators the bin, from which a note comes back to its place', () => {
    const plain = three().with('hidden', 'n1', { since: true, reason: 'Twice the same' })
    const session = showBoard(plain, 'facilitator', <OutlineView framework={goals} />)
    const bin = page.getByText(say('bin.title', { count: 1 })).closest('details')
    if (!bin) throw new Error('there is no bin')
    bin.open = true
    expect(within(bin).getByText('Twice the same')).toBeDefined()
    fireEvent.click(within(bin).getByRole('button', { name: say('bin.restore') }))
    expect(session.view.rows('hidden').size).toBe(0)
    expect(row('Open doors')).toBeDefined()
  })

  test('shows nobody else what is in the bin', () => {
    showBoard(three().with('hidden', 'n1', { since: true }), 'participant', <OutlineView framework={goals} />)
    expect(page.queryByText('Open doors')).toBeNull()
  })

  test('shows a note that the clerk publishes while one looks', async () => {
    const session = showBoard(three(), 'viewer', <OutlineView framework={goals} />)
    session.arrives(put('notes', 'n4', { note: note({ text: 'Just written' }) }))
    expect(await page.findByText('Just written')).toBeDefined()
  })
})

describe('a note opened from the outline', () => {
  const open = async (text: string) => {
    fireEvent.click(row(text).getByRole('button', { name: say('note.open') }))
    return within(await page.findByRole('dialog'))
  }

  test('lets a facilitator give it another wording and keeps the author’s own words beside it', async () => {
    const session = showBoard(three(), 'facilitator', <OutlineView framework={goals} />)
    const dialog = await open('Open doors')
    fireEvent.click(dialog.getByRole('button', { name: say('note.reword') }))
    const field = dialog.getByRole('textbox')
    fireEvent.change(field, { target: { value: 'Doors are open' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(session.view.row('wordings', 'n1')?.text).toBe('Doors are open')
    expect(session.view.row('notes', 'n1')?.note.text).toBe('Open doors')
    expect(dialog.getByText(say('note.ownWords'))).toBeDefined()
  })

  test('lets its author edit the own words, in the own document', async () => {
    const plain = three()
      .with('ownNotes', 'o1', { note: { text: 'Open doors', prompt: works, workshop: note().workshop, revision: 1 } })
      .with('receipts', 'o1', { receipt: { state: 'published', revision: 1, note: noteId('n1') } })
    const session = showBoard(plain, 'participant', <OutlineView framework={goals} />)
    const dialog = await open('Open doors')
    fireEvent.click(dialog.getByRole('button', { name: say('mine.edit') }))
    const field = dialog.getByRole('textbox')
    fireEvent.change(field, { target: { value: 'Wide open doors' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(session.view.row('ownNotes', 'o1')?.note).toMatchObject({ text: 'Wide open doors', revision: 2 })
    expect(session.view.rows('wordings').size).toBe(0)
  })

  test('gives a participant no way to change the words of another', async () => {
    showBoard(three(), 'participant', <OutlineView framework={goals} />)
    const dialog = await open('Open doors')
    expect(dialog.queryByRole('button', { name: say('mine.edit') })).toBeNull()
    expect(dialog.queryByRole('button', { name: say('note.reword') })).toBeNull()
    expect(dialog.queryByRole('button', { name: say('note.hide') })).toBeNull()
  })
})
