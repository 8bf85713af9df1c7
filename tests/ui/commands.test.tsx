import { act, cleanup, fireEvent, screen as page, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BoardShell } from '#client/app/BoardShell.tsx'
import type { BoardViewName } from '#client/app/router.ts'
import { commandRegistry } from '#client/features/commands/command-registry.ts'
import { foundCommands } from '#client/features/commands/find-commands.ts'
import { isKey, keyNames } from '#client/features/commands/keys.ts'
import type { Role } from '#shared/domain/roles.ts'
import { lastSaid } from '#tests/support/board-on-screen.tsx'
import { FakeSession } from '#tests/support/fake-session.ts'
import { deviceOf, MemoryTexts, say, showOnBoard } from '#tests/support/on-screen.tsx'
import { note, rules, smallBoard, stepId } from '#tests/support/small-board.ts'

beforeEach(() => history.replaceState(null, '', '/b/board1?view=outline'))
afterEach(cleanup)

const board = () =>
  smallBoard()
    .with('notes', 'n1', { note: note({ text: 'Open doors' }) })
    .with('notes', 'n2', { note: note({ text: 'Short queues' }) })
    .with('steps', 's1', { title: { en: 'Talk' }, rules: rules({ kind: 'talk' }), order: 'a0' })
    .with('steps', 's2', { title: { en: 'Arrange' }, rules: rules({ kind: 'arrange' }), order: 'a1' })
    .with('run', 'board', { step: stepId('s1') })

function open(role: Role = 'facilitator', view: BoardViewName = 'outline', texts = new MemoryTexts()): FakeSession {
  history.replaceState(null, '', `/b/board1?view=${view}`)
  const session = new FakeSession(board(), { role })
  showOnBoard(<BoardShell view={view} />, session, deviceOf(undefined, texts))
  return session
}

async function openList() {
  act(() => void fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true }))
  const dialog = within(await page.findByRole('dialog', { name: say('commands.title') }))
  return { dialog, field: dialog.getByRole('combobox', { name: say('commands.search') }) }
}

const names = (dialog: Awaited<ReturnType<typeof openList>>['dialog']) =>
  dialog.getAllByRole('option').map(each => each.textContent ?? '')
const chosen = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent ?? ''
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })

describe('the list of commands', () => {
  test('opens by its key, with focus where one types, and names the chosen command to the field', async () => {
    open()
    const { dialog, field } = await openList()
    expect(document.activeElement).toBe(field)
    expect(field.getAttribute('aria-controls')).toBe(dialog.getByRole('listbox').id)
    const [first, second] = names(dialog)
    expect(chosen(field)).toBe(first)
    fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(chosen(field)).toBe(second)
    expect(dialog.getAllByRole('option', { selected: true })).toHaveLength(1)
    fireEvent.keyDown(field, { key: 'ArrowUp' })
    fireEvent.keyDown(field, { key: 'ArrowUp' })
    expect(chosen(field)).toBe(names(dialog).at(-1))
  })

  test('finds by a part of a name and by another word for it, says how many, and does the first by Enter', async () => {
    const session = open()
    const { dialog, field } = await openList()
    type(field, 'screen reader')
    expect(names(dialog)).toEqual([say('hearing.open')])
    type(field, 'next st')
    expect(dialog.getByRole('status').textContent).toBe(say('commands.count', { count: 1 }))
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(session.view.row('run', 'board')?.step).toBe('s2')
    expect(page.queryByRole('dialog')).toBeNull()
  })

  test('says when nothing goes by that name', async () => {
    open()
    const { dialog, field } = await openList()
    type(field, 'xyzzy')
    expect(dialog.getByRole('status').textContent).toBe(say('commands.none'))
    expect(dialog.queryAllByRole('option')).toEqual([])
  })

  test('begins with what was used last on this device', async () => {
    const texts = new MemoryTexts()
    open('facilitator', 'outline', texts)
    const first = await openList()
    type(first.field, 'previous step')
    fireEvent.keyDown(first.field, { key: 'Enter' })
    const { dialog } = await openList()
    expect(names(dialog)[0]).toBe(say('run.previous'))
    expect(dialog.getByRole('group', { name: say('commands.group.recent') })).toBeDefined()
    expect(names(dialog).filter(name => name === say('run.previous'))).toHaveLength(1)
  })

  test('holds the acts of the selection only while notes are selected, and they do what the bar does', async () => {
    const session = open()
    const before = await openList()
    expect(names(before.dialog)).not.toContain(say('cluster.make'))
    fireEvent.click(before.dialog.getByRole('button', { name: say('dialog.close') }))
    for (const text of ['Open doors', 'Short queues']) fireEvent.click(await page.findByLabelText(text))
    const { dialog, field } = await openList()
    expect(names(dialog)).toContain(say('cluster.make'))
    type(field, 'make a cluster')
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(session.view.rows('clusters').size).toBe(1)
  })

  test('gives a viewer nothing that changes the board', async () => {
    open('viewer')
    const { dialog } = await openList()
    for (const name of [say('undo.undo'), say('run.next'), say('commands.goTo', { view: say('view.setup') })])
      expect(names(dialog).some(each => each.startsWith(name))).toBe(false)
    expect(names(dialog)).toContain(say('hearing.open'))
  })

  test('opens the settings of what is announced', async () => {
    open()
    const { field } = await openList()
    type(field, 'announced')
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(await page.findByRole('dialog', { name: say('hearing.title') })).toBeDefined()
  })

  test('opens the search, from a view that has none in the outline', async () => {
    open('facilitator', 'run')
    const { field } = await openList()
    type(field, 'search')
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(location.search).toBe('?view=outline')
  })
})

describe('a shortcut that is shown', () => {
  const event = (keys: string) => {
    const parts = keys.split('+')
    return { key: parts.at(-1) ?? '', ctrlKey: parts.includes('Mod'), shiftKey: parts.includes('Shift') }
  }

  test('is true for every command of the page', async () => {
    const session = open()
    session.history.set({ canUndo: true, canRedo: true })
    await page.findByLabelText('Open doors')
    const shown = commandRegistry.all().filter(({ keys }) => keys !== undefined)
    expect(shown.map(({ id }) => id).sort()).toEqual(['commands', 'find', 'keys', 'redo', 'undo'])
    const keysOf = (id: string) => event(shown.find(each => each.id === id)?.keys ?? '')
    act(() => void fireEvent.keyDown(document.body, keysOf('undo')))
    expect(session.undone).toBe(1)
    act(() => void fireEvent.keyDown(document.body, keysOf('redo')))
    expect(session.redone).toBe(1)
    act(() => void fireEvent.keyDown(document.body, keysOf('find')))
    expect(page.getByRole('textbox', { name: say('find.field') })).toBeDefined()
    ;(document.activeElement as HTMLElement).blur()
    act(() => void fireEvent.keyDown(document.body, keysOf('keys')))
    expect(await page.findByRole('dialog', { name: say('keys.title') })).toBeDefined()
  })

  test('is on the page of keys, which can be printed', async () => {
    open()
    act(() => void fireEvent.keyDown(document.body, { key: '?', shiftKey: true }))
    const dialog = within(await page.findByRole('dialog', { name: say('keys.title') }))
    expect(dialog.getByText(say('undo.undo')).closest('div')?.textContent).toBe(`${say('undo.undo')}CtrlZ`)
    expect(dialog.getByRole('button', { name: say('keys.print') })).toBeDefined()
  })

  test('is not heard in a field, nor while a dialog is open', async () => {
    open('participant', 'write')
    const field = page.getAllByRole('textbox')[0] as HTMLElement
    act(() => void fireEvent.keyDown(field, { key: '?', shiftKey: true }))
    expect(page.queryByRole('dialog')).toBeNull()
    await openList()
    act(() => void fireEvent.keyDown(document.body, { key: '?', shiftKey: true }))
    expect(page.queryByRole('dialog', { name: say('keys.title') })).toBeNull()
  })

  test('is told apart by its modifiers, but a sign is itself however it is typed', () => {
    const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {}) => ({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      ...held,
    })
    expect(isKey(press('z', { ctrlKey: true }), 'Mod+Z')).toBe(true)
    expect(isKey(press('Z', { metaKey: true, shiftKey: true }), 'Mod+Shift+Z')).toBe(true)
    expect(isKey(press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z')).toBe(false)
    expect(isKey(press('ArrowDown'), 'ArrowDown')).toBe(true)
    expect(isKey(press('ArrowDown', { shiftKey: true }), 'ArrowDown')).toBe(false)
    expect(isKey(press('?', { shiftKey: true }), '?')).toBe(true)
    expect(isKey(press('+'), '+')).toBe(true)
    expect(isKey(press(' '), 'Space')).toBe(true)
    expect(keyNames('Mod+Shift+Z', key => say(`keys.name.${key}`))).toEqual(['Ctrl', 'Shift', 'Z'])
  })
})

describe('looking for a command', () => {
  const command = (id: string, name: string, also?: string) => ({
    id,
    name,
    also,
    group: 'page' as const,
    act: () => {},
  })
  const all = [
    command('a', 'Kehittämisen tulokset'),
    command('b', 'Siirry: Tulokset', 'raportti'),
    command('c', 'Tulokset mukaan', 'lataa'),
  ]
  const ids = (sought: string) => foundCommands(all, sought).map(({ id }) => id)

  test('puts first what begins so, then what is called so, then what is meant by it', () => {
    expect(ids('tulok')).toEqual(['c', 'a', 'b'])
    expect(ids('RAPORTTI')).toEqual(['b'])
    expect(ids('')).toEqual(['a', 'b', 'c'])
  })

  test('forgives the dots only where nothing is found with them', () => {
    expect(ids('kehittamisen')).toEqual(['a'])
    expect(ids('lätaa')).toEqual(['c'])
  })
})

describe('the first things that Tab comes to', () => {
  test('lead to the content, the step, the search and, if there is one, the selection', async () => {
    open()
    const skip = (name: string) => page.queryByRole('link', { name })
    expect(skip(say('skip.selection'))).toBeNull()
    fireEvent.click(await page.findByLabelText('Open doors'))
    const toSelection = skip(say('skip.selection'))
    expect(toSelection).not.toBeNull()
    if (toSelection) fireEvent.click(toSelection)
    expect(document.activeElement?.getAttribute('aria-label')).toBe(say('selection.label'))
    fireEvent.click(skip(say('skip.step')) as HTMLElement)
    expect(document.activeElement?.getAttribute('aria-label')).toBe(say('step.label'))
    fireEvent.click(skip(say('skip.find')) as HTMLElement)
    expect(document.activeElement).toBe(page.getByRole('textbox', { name: say('find.field') }))
    fireEvent.click(skip(say('page.skip')) as HTMLElement)
    expect(document.activeElement?.id).toBe('main')
    expect(lastSaid('assertive')).toBe('')
  })
})
