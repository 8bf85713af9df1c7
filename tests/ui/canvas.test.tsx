import { act, cleanup, fireEvent, screen as page, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CanvasView } from '#client/canvas/CanvasView.tsx'
import { placeOf } from '#shared/domain/placing.ts'
import { put, remove } from '#shared/domain/plan.ts'
import { lastSaid, showBoard } from '#tests/support/board-on-screen.tsx'
import { say } from '#tests/support/on-screen.tsx'
import {
  goals,
  health,
  note,
  noteId,
  ownNoteId,
  schools,
  smallBoard,
  withNotes,
  works,
} from '#tests/support/small-board.ts'

/** A screen of a size: the test's page lays nothing out by itself. */
let size: readonly [number, number]
beforeEach(() => {
  size = [1400, 900]
  HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, ...size)
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

const board = () => withNotes(smallBoard(), ['n1', 'n2'])
const card = (id: string) => {
  const found = document.querySelector<HTMLElement>(`[data-note="${id}"]`)
  if (!found) throw new Error(`no card of ${id}`)
  return found
}
const canvas = () => page.getByRole('application', { name: say('canvas.label') })
/** A key pressed where the focus is; the sensor that carries listens on the document a moment after it began. */
const press = async (key: string, code = key) => {
  const target = document.activeElement ?? document.body
  await act(async () => {
    fireEvent.keyDown(target, { key, code, bubbles: true })
    await new Promise(resolve => setTimeout(resolve))
  })
}

describe('the canvas', () => {
  test('shows notes as cards, one of which Tab reaches', () => {
    showBoard(board(), 'viewer', <CanvasView framework={goals} />)
    expect(card('n1').textContent).toContain('Yhteistyö toimii')
    expect([card('n1').tabIndex, card('n2').tabIndex].sort()).toEqual([-1, 0])
  })

  test('goes from card to card by arrows, and the tab stop goes along', () => {
    showBoard(board(), 'viewer', <CanvasView framework={goals} />)
    act(() => card('n1').focus())
    fireEvent.keyDown(card('n1'), { key: 'ArrowRight' })
    return waitFor(() => {
      expect(document.activeElement).toBe(card('n2'))
      expect(card('n2').tabIndex).toBe(0)
      expect(card('n1').tabIndex).toBe(-1)
    })
  })

  test('is carried by keys: Space picks up, arrows choose and say a place, Space puts down', async () => {
    const session = showBoard(board(), 'facilitator', <CanvasView framework={goals} />)
    act(() => card('n1').focus())
    await press(' ', 'Space')
    expect(lastSaid('assertive')).toBe(say('carry.taken', { count: 1 }))
    await press('ArrowRight')
    expect(lastSaid('assertive')).toContain('Terveys')
    expect(session.acts).toEqual([])
    await press(' ', 'Space')
    expect(placeOf(session.view, goals, noteId('n1'))).toMatchObject({ in: 'priority', priority: health })
    expect(lastSaid()).toContain('Terveys')
    expect(document.activeElement).toBe(card('n1'))
  })

  test('tells the others what is held, and that it is held no more', async () => {
    const session = showBoard(board(), 'facilitator', <CanvasView framework={goals} />)
    act(() => card('n1').focus())
    await press(' ', 'Space')
    await press('ArrowRight')
    expect(session.presented.at(-1)?.drag?.ids).toEqual(['n1'])
    await press('Escape')
    expect(session.presented.at(-1)?.drag).toBeUndefined()
  })

  test('puts a note back on Escape: nothing is written', async () => {
    const session = showBoard(board(), 'facilitator', <CanvasView framework={goals} />)
    act(() => card('n1').focus())
    await press(' ', 'Space')
    await press('ArrowRight')
    await press('Escape')
    expect(session.acts).toEqual([])
    expect(lastSaid('assertive')).toBe(say('carry.cancelled'))
  })

  test('makes a cluster with the note that a place names, and asks the name', async () => {
    const session = showBoard(board(), 'facilitator', <CanvasView framework={goals} />)
    act(() => card('n1').focus())
    await press(' ', 'Space')
    await press('ArrowDown')
    await press(' ', 'Space')
    expect(session.view.rows('clusters').size).toBe(1)
    expect(placeOf(session.view, goals, noteId('n2')).in).toBe('cluster')
    const field = await page.findByRole('textbox', { name: say('cluster.name') })
    fireEvent.change(field, { target: { value: 'Together' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect([...session.view.rows('clusters').values()][0]?.title).toEqual({ en: 'Together' })
  })

  test('says why a participant cannot carry while the step forbids it', async () => {
    const session = showBoard(board(), 'participant', <CanvasView framework={goals} />)
    act(() => card('n1').focus())
    await press(' ', 'Space')
    expect(lastSaid('assertive')).toBe(say('refusal.step-forbids'))
    expect(session.acts).toEqual([])
  })

  test('opens “Move to…” with M, as the way without dragging', async () => {
    const session = showBoard(board(), 'facilitator', <CanvasView framework={goals} />)
    act(() => card('n2').focus())
    fireEvent.keyDown(card('n2'), { key: 'm' })
    const dialog = within(await page.findByRole('dialog'))
    fireEvent.click(dialog.getByRole('button', { name: say('place.open') }))
    expect(placeOf(session.view, goals, noteId('n2')).in).toBe('open')
    expect(placeOf(session.view, goals, noteId('n1'))).toMatchObject({ priority: schools })
  })

  test('selects by click, adds with Shift, and lets go with Escape', () => {
    showBoard(board(), 'facilitator', <CanvasView framework={goals} />)
    fireEvent.click(card('n1'))
    fireEvent.click(card('n2'), { shiftKey: true })
    expect(page.getByText(say('selection.count', { count: 2 }))).toBeDefined()
    fireEvent.keyDown(canvas(), { key: 'Escape' })
    expect(page.queryByRole('toolbar', { name: say('selection.label') })).toBeNull()
  })

  test('takes a note of another from the board for a facilitator, offers to undo, and keeps focus', async () => {
    const session = showBoard(board(), 'facilitator', <CanvasView framework={goals} />)
    act(() => card('n1').focus())
    fireEvent.keyDown(card('n1'), { key: 'Delete' })
    expect(session.view.row('hidden', 'n1')).toBeDefined()
    await waitFor(() => expect(document.querySelector('[data-note="n1"]')).toBeNull())
    expect(canvas().contains(document.activeElement)).toBe(true)
    fireEvent.click(page.getByRole('button', { name: say('history.undo') }))
    expect(session.undone).toBe(1)
  })

  test('takes a note of one’s own back with Delete, by its own document', () => {
    const plain = board()
      .with('ownNotes', 'o1', { note: { text: 'x', prompt: works, workshop: note().workshop, revision: 1 } })
      .with('receipts', 'o1', { receipt: { state: 'published', revision: 1, note: noteId('n1') } })
    const session = showBoard(plain, 'participant', <CanvasView framework={goals} />)
    act(() => card('n1').focus())
    fireEvent.keyDown(card('n1'), { key: 'Delete' })
    expect(session.view.row('ownNotes', ownNoteId('o1'))?.note.withdrawn).toBe(true)
    expect(session.view.rows('hidden').size).toBe(0)
  })

  test('keeps a participant from taking another’s note away, and says so', () => {
    const session = showBoard(board(), 'participant', <CanvasView framework={goals} />)
    act(() => card('n1').focus())
    fireEvent.keyDown(card('n1'), { key: 'Delete' })
    expect(session.acts).toEqual([])
    expect(lastSaid('assertive')).toBe(say('refusal.not-allowed'))
  })

  test('keeps focus on the canvas when the focused note is taken away by somebody else', async () => {
    const session = showBoard(board(), 'viewer', <CanvasView framework={goals} />)
    act(() => card('n1').focus())
    act(() => session.arrives(remove('notes', 'n1')))
    await waitFor(() => expect(document.querySelector('[data-note="n1"]')).toBeNull())
    expect(document.activeElement).toBe(canvas())
  })

  test('shows a note that another holds where they hold it', async () => {
    const session = showBoard(board(), 'viewer', <CanvasView framework={goals} />)
    act(() =>
      session.peers.set([{ id: 7, role: 'facilitator', framework: goals, drag: { ids: ['n2'], at: [321, 123] } }]),
    )
    expect(card('n2').style.transform).toBe('translate(321px, 123px)')
    expect(card('n2').dataset['carried']).toBe('true')
  })

  test('shows nothing of who looks at another framework: its canvas is another one', () => {
    const session = showBoard(board(), 'viewer', <CanvasView framework={goals} />)
    const elsewhere = { id: 7, role: 'participant', framework: 'other', cursor: [1, 1] } as const
    act(() => session.peers.set([{ ...elsewhere, drag: { ids: ['n2'], at: [321, 123] } }]))
    expect(card('n2').dataset['carried']).toBeUndefined()
    expect(page.queryByText(say('role.participant'))).toBeNull()
  })

  test('marks what others have selected, as long as they have', () => {
    const session = showBoard(board(), 'viewer', <CanvasView framework={goals} />)
    act(() => session.peers.set([{ id: 7, role: 'participant', selection: ['n2'] }]))
    expect(card('n2').dataset['others']).toBe('true')
    expect(card('n1').dataset['others']).toBeUndefined()
    act(() => session.peers.set([{ id: 7, role: 'participant' }]))
    expect(card('n2').dataset['others']).toBeUndefined()
  })

  test('shows others’ cursors, but no swarm of them', () => {
    const session = showBoard(board(), 'viewer', <CanvasView framework={goals} />)
    const people = (count: number) =>
      Array.from(
        { length: count },
        (_, id) => ({ id, role: 'participant', framework: goals, cursor: [id, id] }) as const,
      )
    act(() => session.peers.set(people(3)))
    expect(page.getAllByText(say('role.participant'))).toHaveLength(3)
    act(() => session.peers.set(people(30)))
    expect(page.queryByText(say('role.participant'))).toBeNull()
  })

  test('draws the far view on one canvas and says how to come back', async () => {
    size = [500, 400]
    showBoard(board(), 'viewer', <CanvasView framework={goals} />)
    for (let i = 0; i < 6; i += 1) fireEvent.click(page.getByRole('button', { name: say('canvas.zoomOut') }))
    await waitFor(() => expect(page.getByText(say('canvas.far', { count: 2 }))).toBeDefined())
    expect(document.querySelectorAll('[data-note]')).toHaveLength(0)
    expect(canvas().querySelectorAll('canvas')).toHaveLength(1)
    canvas().focus()
    fireEvent.keyDown(canvas(), { key: 'Enter' })
    await waitFor(() => expect(document.activeElement).toBe(card('n1')))
  })

  test('shows what others publish at the next frame', async () => {
    const session = showBoard(board(), 'viewer', <CanvasView framework={goals} />)
    act(() => session.arrives(put('notes', 'n3', { note: note({ text: 'Uusi' }) })))
    await waitFor(() => expect(card('n3').textContent).toContain('Uusi'))
  })
})
