import { act, cleanup, fireEvent, screen as page, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CanvasView } from '#client/canvas/CanvasView.tsx'
import { FindBar } from '#client/features/find/FindBar.tsx'
import { FindButton } from '#client/features/find/FindButton.tsx'
import { rangesIn } from '#client/features/find/highlight.ts'
import type { Role } from '#shared/domain/roles.ts'
import { lastSaid, showBoard } from '#tests/support/board-on-screen.tsx'
import { say } from '#tests/support/on-screen.tsx'
import { develop, goals, note, smallBoard, withNotes } from '#tests/support/small-board.ts'

beforeEach(() => {
  HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 1400, 900)
  globalThis.ResizeObserver = class {
    readonly #tell: ResizeObserverCallback
    constructor(tell: ResizeObserverCallback) {
      this.#tell = tell
    }
    observe(): void {
      this.#tell([], this)
    }
    unobserve(): void {}
    disconnect(): void {}
  }
})
afterEach(cleanup)

function board() {
  const view = withNotes(smallBoard(), ['n1', 'n2'])
  return view
    .with('notes', 'n3', { note: note({ text: 'Avoimet ovet', prompt: develop }) })
    .with('notes', 'n4', { note: note({ text: 'Ovet **kaikille** auki' }) })
}

const onCanvas = (role: Role = 'facilitator') => showBoard(board(), role, <CanvasView framework={goals} />)
const card = (id: string) => {
  const found = document.querySelector<HTMLElement>(`[data-note="${id}"]`)
  if (!found) throw new Error(`no card of ${id}`)
  return found
}
const marks = () => ['n1', 'n2', 'n3', 'n4'].map(id => card(id).dataset['found'])
const bar = () => document.querySelector('search')
const field = () => page.getByRole('textbox', { name: say('find.field') })
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
const openByKey = () => press('f', { ctrlKey: true })
const type = (words: string) => fireEvent.change(field(), { target: { value: words } })

describe('the search on the canvas', () => {
  test('is opened by Ctrl+F, by a slash and by its button; the second Ctrl+F is the browser’s', () => {
    onCanvas()
    expect(openByKey()).toBe(false)
    expect(document.activeElement).toBe(field())
    expect(openByKey()).toBe(true)
    press('Escape')
    expect(press('/')).toBe(false)
    expect(document.activeElement).toBe(field())
    expect(press('/')).toBe(true)
    press('Escape')
    fireEvent.click(page.getByRole('button', { name: say('find.open') }))
    expect(document.activeElement).toBe(field())
  })

  test('comes back to its field by Ctrl+F from elsewhere', () => {
    onCanvas()
    openByKey()
    act(() => card('n1').focus())
    expect(openByKey()).toBe(false)
    expect(document.activeElement).toBe(field())
  })

  test('leaves Ctrl+F and the slash to a dialog', () => {
    onCanvas()
    const dialog = document.createElement('dialog')
    dialog.setAttribute('open', '')
    document.body.append(dialog)
    expect(openByKey()).toBe(true)
    dialog.remove()
    expect(bar()).toBeNull()
  })

  test('marks what is found and what is not, says how many, and nothing once it is closed', async () => {
    onCanvas()
    openByKey()
    expect(marks()).toEqual([undefined, undefined, undefined, undefined])
    type('ovet')
    expect(marks()).toEqual(['no', 'no', 'yes', 'yes'])
    const count = say('find.count', { count: 2, total: 4 })
    expect(bar()?.textContent).toContain(count)
    await waitFor(() => expect(lastSaid()).toBe(count), { timeout: 3000 })
    press('Escape')
    expect(marks()).toEqual([undefined, undefined, undefined, undefined])
    expect(lastSaid()).toBe(say('find.closed'))
  })

  test('says nothing of what others write', async () => {
    const session = onCanvas()
    openByKey()
    type('ovet')
    const count = say('find.count', { count: 2, total: 4 })
    await waitFor(() => expect(lastSaid()).toBe(count), { timeout: 3000 })
    act(() => session.arrives({ kind: 'put', table: 'notes', id: 'n5', fields: { note: note({ text: 'Ovet' }) } }))
    const more = say('find.count', { count: 3, total: 5 })
    await waitFor(() => expect(bar()?.textContent).toContain(more))
    expect(lastSaid()).toBe(count)
  })

  test('goes to the next match by Enter, back by Shift+Enter, rings it and reads it', () => {
    onCanvas()
    openByKey()
    type('ovet')
    press('Enter')
    expect(document.activeElement).toBe(field())
    const [first, second] = [marks().indexOf('here'), marks().indexOf('yes')]
    expect([first, second].sort()).toEqual([2, 3])
    expect(lastSaid()).toContain(say('find.here', { place: 1, found: 2, text: '' }).trim())
    press('Enter')
    expect(marks().indexOf('here')).toBe(second)
    expect(lastSaid()).not.toContain('**')
    press('Enter', { shiftKey: true })
    expect(marks().indexOf('here')).toBe(first)
  })

  test('goes on by F3 and Ctrl+G from a note as well', () => {
    onCanvas()
    openByKey()
    type('ovet')
    act(() => card('n1').focus())
    press('F3')
    press('g', { ctrlKey: true })
    expect(marks().filter(mark => mark === 'here')).toHaveLength(1)
    expect(lastSaid()).toContain(say('find.here', { place: 2, found: 2, text: '' }).trim())
  })

  test('gives focus back where it came from, or to the match that was gone to', async () => {
    onCanvas()
    act(() => card('n2').focus())
    openByKey()
    press('Escape')
    expect(document.activeElement).toBe(card('n2'))
    openByKey()
    type('avoimet')
    press('Enter')
    press('Escape')
    await waitFor(() => expect(document.activeElement).toBe(card('n3')))
  })

  test('filters by prompt and by what else the board has, and counts the filters', () => {
    onCanvas()
    openByKey()
    const filters = within(page.getByRole('group', { name: say('find.filters') }))
    const prompt = filters.getByRole('button', { name: /Mitä kehitetään/ })
    fireEvent.click(prompt)
    expect(prompt.getAttribute('aria-pressed')).toBe('true')
    expect(marks()).toEqual(['no', 'no', 'yes', 'no'])
    expect(page.getByRole('button', { name: say('find.filtersOn', { count: 1 }) })).toBeTruthy()
    // A board without coloured notes has no choice of colours; one with two workshops has one of them.
    expect(page.queryByRole('combobox', { name: say('find.colour') })).toBeNull()
    expect(page.getByRole('combobox', { name: say('find.workshop') })).toBeTruthy()
    fireEvent.click(page.getByRole('button', { name: say('find.clear') }))
    expect(marks()).toEqual([undefined, undefined, undefined, undefined])
    // The button is gone; focus stays among the filters.
    expect(document.activeElement).toBe(filters.getByRole('button', { name: /Mikä toimii/ }))
  })

  test('selects all that is found, for what can be done with a selection', () => {
    const session = onCanvas()
    openByKey()
    type('ovet')
    fireEvent.click(page.getByRole('button', { name: say('find.selectAll') }))
    expect(page.getByRole('toolbar', { name: say('selection.label') }).textContent).toContain(
      say('selection.count', { count: 2 }),
    )
    expect(session.presented.at(-1)?.selection?.toSorted()).toEqual(['n3', 'n4'])
  })

  test('offers nothing to go to where nothing is found', () => {
    onCanvas()
    openByKey()
    type('olematon')
    expect(bar()?.textContent).toContain(say('find.none', { count: 4 }))
    for (const name of [say('find.next'), say('find.previous'), say('find.selectAll')]) {
      expect(page.getByRole<HTMLButtonElement>('button', { name }).disabled).toBe(true)
    }
    press('Enter')
    expect(marks()).toEqual(['no', 'no', 'no', 'no'])
  })

  test('says so where it had to forgive the dots', () => {
    onCanvas()
    openByKey()
    type('yhteistyo')
    expect(marks()).toEqual(['yes', 'yes', 'no', 'no'])
    expect(bar()?.textContent).toContain(say('find.loose'))
  })

  test('serves a viewer as well', () => {
    onCanvas('viewer')
    openByKey()
    type('ovet')
    expect(marks()).toEqual(['no', 'no', 'yes', 'yes'])
  })

  test('opens a folded cluster to show a match in it', () => {
    const view = board()
      .with('clusters', 'c1', {
        title: { fi: 'Ryhmä' },
        place: { framework: goals, priority: 'schools', prompt: develop, order: 'a0' } as never,
      })
      .with('places', `${goals}:n3`, { place: { in: 'cluster', cluster: 'c1', order: 'a0' } as never })
    showBoard(view, 'facilitator', <CanvasView framework={goals} />)
    const fold = document.querySelector<HTMLElement>('[data-cluster="c1"] [aria-expanded]')
    if (!fold) throw new Error('clusters fold')
    fireEvent.click(fold)
    expect(document.querySelector('[data-note="n3"]')).toBeNull()
    openByKey()
    type('avoimet')
    press('Enter')
    expect(card('n3').dataset['found']).toBe('here')
  })
})

describe('the search above a list', () => {
  const rows = (
    <>
      <FindButton hasWords />
      <FindBar framework={goals} look="above" />
      <ul>
        <li data-note="n3">
          <input type="checkbox" aria-label="Avoimet ovet" />
        </li>
      </ul>
    </>
  )

  test('scrolls to a match and puts focus on its first control when it is left', async () => {
    showBoard(board(), 'facilitator', rows)
    let scrolledTo: Element | undefined
    Element.prototype.scrollIntoView = function scrolled() {
      scrolledTo = this
    }
    const button = page.getByRole('button', { name: say('find.open') })
    fireEvent.click(button)
    expect(button.getAttribute('aria-expanded')).toBe('true')
    type('avoimet')
    press('Enter')
    expect(scrolledTo?.getAttribute('data-note')).toBe('n3')
    press('Escape')
    await waitFor(() => expect(document.activeElement).toBe(page.getByRole('checkbox')))
    fireEvent.click(button)
    fireEvent.click(button)
    expect(bar()).toBeNull()
  })
})

describe('the words found', () => {
  test('are marked where they stand, also over bold', () => {
    const element = document.createElement('p')
    element.innerHTML = 'Ovet <strong>kaik</strong>ki auki, KAIKKI tulevat'
    const found = rangesIn(element, ['kaikki', 'ovet'], false).map(range => range.toString())
    expect(found).toEqual(['Ovet', 'kaikki', 'KAIKKI'])
  })
})
