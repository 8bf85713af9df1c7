import { act, cleanup, fireEvent, screen as page, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CanvasView } from '#client/canvas/CanvasView.tsx'
import { placeOf } from '#shared/domain/placing.ts'
import { put } from '#shared/domain/plan.ts'
import { lastSaid, showBoard } from '#tests/support/board-on-screen.tsx'
import type { FakeSession } from '#tests/support/fake-session.ts'
import { deviceOf, MemoryTexts, say, showOnBoard } from '#tests/support/on-screen.tsx'
import type { PlainView } from '#tests/support/plain-view.ts'
import {
  clusterId,
  develop,
  goals,
  health,
  note,
  noteId,
  ownNoteId,
  rules,
  schools,
  smallBoard,
  withNotes,
  works,
} from '#tests/support/small-board.ts'

/** A screen of a size: the test's page lays nothing out by itself. */
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

/** Under `schools`: n1 and n2 in `one`, n3 in `two`, n4 single; writing to both prompts has begun. */
function board(): PlainView {
  const view = withNotes(smallBoard(), ['n1', 'n2', 'n3', 'n4'])
    .with('steps', 'write', { title: { fi: 'Kirjoita' }, rules: rules(), order: 'a0' })
    .with('progress', 'write', { began: true })
  for (const [id, order] of [
    ['one', 'a0'],
    ['two', 'a1'],
  ] as const) {
    const place = { framework: goals, priority: schools, prompt: works, order }
    view.with('clusters', id, { title: { en: `Cluster ${id}` }, place })
  }
  for (const [id, cluster, order] of [
    ['n1', 'one', 'a0'],
    ['n2', 'one', 'a1'],
    ['n3', 'two', 'a0'],
  ] as const) {
    view.with('places', `${goals}:${id}`, { place: { in: 'cluster', cluster: clusterId(cluster), order } })
  }
  return view
}

const show = (role: 'facilitator' | 'participant' | 'viewer' = 'facilitator', view = board()) =>
  showBoard(view, role, <CanvasView framework={goals} />)
const find = (selector: string) => {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}
const card = (id: string) => find(`[data-note="${id}"]`)
const title = (id: string) => find(`[data-cluster-title="${id}"]`)
const canvas = () => page.getByRole('application', { name: say('canvas.label') })
const clusterOf = (session: FakeSession, id: string) => session.view.row('clusters', id)?.place
/** A key pressed where the focus is; the sensor that carries listens on the document a moment after it began. */
const press = async (key: string, more: object = {}) => {
  const target = document.activeElement ?? document.body
  await act(async () => {
    fireEvent.keyDown(target, { key, code: key === ' ' ? 'Space' : key, bubbles: true, ...more })
    await new Promise(resolve => setTimeout(resolve))
  })
}

describe('a whole cluster', () => {
  test('is carried by keys from its title to another priority, and focus goes along', async () => {
    const session = show()
    act(() => title('two').focus())
    await press(' ')
    expect(lastSaid('assertive')).toBe(say('carry.clusterTaken'))
    expect(session.presented.at(-1)?.drag).toBeUndefined()
    await press('ArrowRight')
    expect(lastSaid('assertive')).toContain('Terveys')
    expect(session.presented.at(-1)?.drag?.ids).toEqual(['n3'])
    await press(' ')
    expect(clusterOf(session, 'two')).toMatchObject({ priority: health, prompt: works })
    await waitFor(() => expect(document.activeElement).toBe(title('two')))
  })

  test('goes into another one by keys, and Escape leaves both as they were', async () => {
    const session = show()
    act(() => title('two').focus())
    await press(' ')
    await press('ArrowUp')
    expect(lastSaid('assertive')).toBe(say('place.merge', { title: 'Cluster one' }))
    await press('Escape')
    expect(session.acts).toEqual([])
    await press(' ')
    await press('ArrowUp')
    await press(' ')
    expect(session.view.row('clusters', 'two')).toBeUndefined()
    expect(placeOf(session.view, goals, noteId('n3'))).toMatchObject({ in: 'cluster', cluster: 'one' })
    await waitFor(() => expect(document.activeElement).toBe(title('one')))
  })

  test('is merged by name, by one act that undo takes back', async () => {
    const session = show()
    act(() => title('two').focus())
    await press('m')
    const dialog = within(await page.findByRole('dialog'))
    fireEvent.click(dialog.getByRole('button', { name: 'Cluster one' }))
    expect(session.acts).toHaveLength(1)
    expect(session.view.row('clusters', 'two')).toBeUndefined()
  })

  test('is not picked up by who may not arrange, and that is said', async () => {
    const session = show('participant')
    act(() => title('two').focus())
    await press(' ')
    expect(lastSaid('assertive')).toBe(say('refusal.step-forbids'))
    expect(session.acts).toEqual([])
  })

  test('has a page with its whole name and its acts', async () => {
    const session = show()
    act(() => title('one').focus())
    await press('Enter', { shiftKey: true })
    const dialog = within(await page.findByRole('dialog'))
    expect(dialog.getByText('Cluster one')).toBeDefined()
    fireEvent.click(dialog.getByRole('button', { name: say('cluster.dissolve') }))
    expect(session.view.row('clusters', 'one')).toBeUndefined()
    expect(placeOf(session.view, goals, noteId('n1')).in).toBe('priority')
  })
})

describe('folding', () => {
  test('hides the notes of a cluster for this person alone, and leaves its key notes’ words', async () => {
    const session = show('viewer', board().with('marks', 'n2', { key: true }))
    act(() => title('one').focus())
    await press('f')
    expect(document.querySelector('[data-note="n1"]')).toBeNull()
    expect(find('[data-cluster="one"] li').textContent).toBe('Yhteistyö toimii')
    expect(lastSaid()).toBe(say('cluster.isFolded'))
    expect(session.acts).toEqual([])
    await press('f')
    expect(card('n1')).toBeDefined()
  })

  test('stays on this device', () => {
    const session = show()
    const texts = new MemoryTexts()
    const device = deviceOf(undefined, texts)
    showOnBoard(<CanvasView framework={goals} />, session, device)
    fireEvent.click(page.getByRole('button', { name: say('hands.foldAll') }))
    expect(document.querySelector('[data-note="n3"]')).toBeNull()
    showOnBoard(<CanvasView framework={goals} />, session, deviceOf(undefined, texts))
    expect(document.querySelector('[data-note="n3"]')).toBeNull()
    fireEvent.click(page.getByRole('button', { name: say('hands.openAll') }))
    expect(card('n3')).toBeDefined()
  })

  test('takes notes in: a note that is carried there goes to the cluster’s end', async () => {
    const session = show()
    act(() => title('one').focus())
    await press('f')
    act(() => card('n4').focus())
    await press(' ')
    while (lastSaid('assertive') !== say('place.cluster', { title: 'Cluster one' })) await press('ArrowUp')
    await press(' ')
    expect(placeOf(session.view, goals, noteId('n4'))).toMatchObject({ in: 'cluster', cluster: 'one' })
    await waitFor(() => expect(document.activeElement).toBe(title('one')))
  })
})

describe('writing on the card itself', () => {
  const field = (name: string) => page.getByRole('textbox', { name }) as HTMLTextAreaElement

  test('begins with Enter; Ctrl+Enter gives a facilitator’s wording', async () => {
    const session = show()
    act(() => card('n4').focus())
    await press('Enter')
    fireEvent.change(field(say('note.reword')), { target: { value: 'Toimii **hyvin**' } })
    await press('Enter', { ctrlKey: true })
    expect(session.view.row('wordings', 'n4')?.text).toBe('Toimii **hyvin**')
    await waitFor(() => expect(document.activeElement).toBe(card('n4')))
  })

  test('is saved by leaving the field, and given back by Escape', async () => {
    const session = show()
    fireEvent.doubleClick(card('n4'))
    fireEvent.change(field(say('note.reword')), { target: { value: 'Ei koskaan' } })
    await press('Escape')
    expect(session.acts).toEqual([])
    fireEvent.doubleClick(card('n4'))
    expect(field(say('note.reword')).value).toBe('Yhteistyö toimii')
    fireEvent.change(field(say('note.reword')), { target: { value: 'Muutettu' } })
    act(() => canvas().focus())
    expect(session.view.row('wordings', 'n4')?.text).toBe('Muutettu')
  })

  test('makes bold with Ctrl+B, and refuses what is too long without losing it', async () => {
    const session = show()
    fireEvent.doubleClick(card('n4'))
    const box = field(say('note.reword'))
    act(() => box.setSelectionRange(0, 9))
    await press('b', { ctrlKey: true })
    expect(box.value).toBe('**Yhteistyö** toimii')
    fireEvent.change(box, { target: { value: 'x'.repeat(1001) } })
    await press('Enter', { ctrlKey: true })
    expect(session.acts).toEqual([])
    expect(field(say('note.reword')).value).toHaveLength(1001)
    expect(lastSaid('assertive')).toBe(say('refusal.text-too-long'))
  })

  test('changes an author’s own words in their own document', async () => {
    const view = board()
      .with('ownNotes', 'o4', { note: { ...note(), revision: 1 } })
      .with('receipts', 'o4', { receipt: { state: 'published', revision: 1, note: noteId('n4') } })
    const session = show('participant', view)
    fireEvent.doubleClick(card('n4'))
    fireEvent.change(field(say('mine.edit')), { target: { value: 'Omat sanani' } })
    await press('Enter', { ctrlKey: true })
    expect(session.view.row('ownNotes', 'o4')?.note).toMatchObject({ text: 'Omat sanani', revision: 2 })
  })

  test('opens the note’s page for who may not change it', async () => {
    show('participant')
    fireEvent.doubleClick(card('n4'))
    expect(await page.findByRole('dialog')).toBeDefined()
  })

  test('keeps what was typed on the device, so that a reload takes nothing', async () => {
    const session = show()
    const texts = new MemoryTexts()
    showOnBoard(<CanvasView framework={goals} />, session, deviceOf(undefined, texts))
    fireEvent.doubleClick(card('n4'))
    fireEvent.change(field(say('note.reword')), { target: { value: 'Kesken jäänyt' } })
    showOnBoard(<CanvasView framework={goals} />, session, deviceOf(undefined, texts))
    fireEvent.doubleClick(card('n4'))
    expect(field(say('note.reword')).value).toBe('Kesken jäänyt')
  })
})

describe('a new note on the canvas', () => {
  test('answers the prompt of the list where one stands, and wishes to lie there', async () => {
    const session = show('participant')
    act(() => card('n4').focus())
    await press('n')
    fireEvent.change(page.getByRole('textbox', { name: say('card.new') }), { target: { value: 'Uusi' } })
    await press('Enter', { ctrlKey: true })
    const [own] = [...session.view.rows('ownNotes').values()]
    expect(own?.note).toMatchObject({ text: 'Uusi', prompt: works, wish: { framework: goals, priority: schools } })
  })

  test('is shown to its writer alone until it is published, and says so', async () => {
    const session = show('participant')
    act(() =>
      session.arrives(
        put('ownNotes', 'o1', { note: { ...note({ text: 'Vain minulle' }), revision: 1 } }),
        put('receipts', 'o1', { receipt: { state: 'kept', revision: 1 } }),
      ),
    )
    await waitFor(() => expect(find('[data-own="o1"]').textContent).toContain(say('canvas.onlyYou')))
    act(() => find('[data-own="o1"]').focus())
    act(() => {
      session.arrives(put('notes', 'n9', { note: note({ text: 'Vain minulle' }) }))
      session.receives('o1', { state: 'published', revision: 1, note: noteId('n9') })
    })
    await waitFor(() => expect(document.querySelector('[data-own]')).toBeNull())
    expect(document.activeElement).toBe(card('n9'))
  })

  test('can be changed and withdrawn before anybody sees it', async () => {
    const session = show('participant', board().with('ownNotes', 'o1', { note: { ...note(), revision: 1 } }))
    act(() => find('[data-own="o1"]').focus())
    await press('Enter')
    fireEvent.change(page.getByRole('textbox', { name: say('mine.edit') }), { target: { value: 'Toisin' } })
    await press('Enter', { ctrlKey: true })
    expect(session.view.row('ownNotes', 'o1')?.note.text).toBe('Toisin')
    act(() => find('[data-own="o1"]').focus())
    await press('Delete')
    expect(session.view.row('ownNotes', ownNoteId('o1'))?.note.withdrawn).toBe(true)
  })

  test('lets one choose the prompt where the place does not say it', () => {
    const session = show('participant')
    fireEvent.doubleClick(canvas(), { clientX: 100, clientY: 40 })
    const form = within(page.getByRole('form', { name: say('card.new') }))
    fireEvent.click(form.getByRole('button', { name: /B/, pressed: false }))
    fireEvent.change(form.getByRole('textbox'), { target: { value: 'Kehitettävää' } })
    fireEvent.click(form.getByRole('button', { name: say('write.send') }))
    expect([...session.view.rows('ownNotes').values()][0]?.note.prompt).toBe(develop)
  })

  test('is refused in words before its prompt is taken up, and to viewers', async () => {
    show('participant', withNotes(smallBoard(), ['n4']))
    act(() => card('n4').focus())
    await press('n')
    expect(lastSaid('assertive')).toBe(say('card.notYet'))
    show('viewer')
    act(() => card('n4').focus())
    await press('n')
    expect(lastSaid('assertive')).toBe(say('refusal.not-allowed'))
  })
})

describe('copying', () => {
  const clipboard = (text = '') => {
    const data = new Map([['text/plain', text]])
    return {
      getData: (type: string) => data.get(type) ?? '',
      setData: (type: string, value: string) => data.set(type, value),
    }
  }

  test('gives the selected notes as lines in reading order, with their bold', () => {
    show('viewer', board().with('wordings', 'n1', { text: 'Ensin **tämä**\nja tämä' }))
    fireEvent.click(card('n4'))
    fireEvent.click(card('n1'), { shiftKey: true })
    const data = clipboard()
    fireEvent.copy(card('n1'), { clipboardData: data })
    expect(data.getData('text/plain')).toBe('Ensin **tämä** ja tämä\nYhteistyö toimii')
    expect(lastSaid()).toBe(say('copy.notes', { count: 2 }))
  })

  test('pastes lines as own notes beside where one stands, after they were shown', async () => {
    const session = show('participant')
    fireEvent.paste(card('n3'), { clipboardData: clipboard('- Yksi\n- **Kaksi**') })
    const dialog = within(await page.findByRole('dialog'))
    expect(session.acts).toEqual([])
    fireEvent.click(dialog.getByRole('button', { name: say('paste.each', { count: 2 }) }))
    const own = [...session.view.rows('ownNotes').values()].map(({ note: { text, wish } }) => [text, wish?.priority])
    expect(own).toEqual([
      ['Yksi', schools],
      ['**Kaksi**', schools],
    ])
  })

  test('duplicates what is selected with Ctrl+D', async () => {
    const session = show('participant')
    fireEvent.click(card('n4'))
    act(() => card('n4').focus())
    await press('d', { ctrlKey: true })
    expect([...session.view.rows('ownNotes').values()].map(row => row.note.text)).toEqual(['Yhteistyö toimii'])
  })
})

describe('many at once', () => {
  const bar = () => within(page.getByRole('toolbar', { name: say('selection.label') }))

  test('are coloured, marked as key notes, and put into the bin and brought back together', () => {
    const session = show()
    fireEvent.click(page.getByRole('button', { name: say('hands.select') }))
    for (const id of ['n1', 'n4']) fireEvent.click(card(id))
    fireEvent.click(bar().getByRole('button', { name: say('note.colour') }))
    fireEvent.click(bar().getByRole('button', { name: say('colour.leaf') }))
    fireEvent.click(bar().getByRole('button', { name: say('note.key') }))
    for (const id of ['n1', 'n4']) expect(session.view.row('marks', id)).toEqual({ colour: 'leaf', key: true })
    fireEvent.click(bar().getByRole('button', { name: say('note.key') }))
    expect(session.view.row('marks', 'n1')).toEqual({ colour: 'leaf' })
    fireEvent.click(bar().getByRole('button', { name: say('selection.remove') }))
    expect([...session.view.rows('hidden').keys()].sort()).toEqual(['n1', 'n4'])
    fireEvent.click(page.getByRole('button', { name: say('history.undo') }))
    expect(session.undone).toBe(1)
  })

  test('are picked without a keyboard while several are being selected', () => {
    show('viewer')
    fireEvent.click(page.getByRole('button', { name: say('hands.select') }))
    fireEvent.click(card('n1'))
    fireEvent.click(card('n4'))
    expect(page.getByText(say('selection.count', { count: 2 }))).toBeDefined()
    fireEvent.click(card('n1'))
    expect(page.getByText(say('selection.count', { count: 1 }))).toBeDefined()
  })
})
