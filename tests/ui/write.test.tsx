import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { WriteView } from '#client/features/write/WriteView.tsx'
import type { PromptId } from '#shared/domain/ids.ts'
import { NOTE_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import type { Change } from '#shared/domain/plan.ts'
import type { Receipt } from '#shared/domain/tables.ts'
import { FakeSession, LIVE } from '#tests/support/fake-session.ts'
import { deviceOf, MemoryTexts, say, showOnBoard } from '#tests/support/on-screen.tsx'
import { develop, noteId, rules, schools, smallBoard, stepId, works } from '#tests/support/small-board.ts'

/** A board where the first prompt is being answered, in the open unless told otherwise. */
function writing(change: Parameters<typeof rules>[0] = {}): FakeSession {
  const board = smallBoard()
    .with('steps', 'write', {
      title: { en: 'Write it down' },
      rules: rules({ prompts: [works], ...change }),
      order: 'a0',
    })
    .with('run', 'board', { step: stepId('write') })
    .with('progress', 'write', { began: true })
  return new FakeSession(board, { role: 'participant' })
}

function field(): HTMLTextAreaElement {
  return screen.getByRole('textbox', { name: 'Mikä toimii?' })
}

function type(words: string): void {
  fireEvent.change(field(), { target: { value: words } })
}

/** The facilitator starts a step that asks for this prompt. */
function goesOnTo(prompt: PromptId): readonly Change[] {
  return [
    {
      kind: 'put',
      table: 'steps',
      id: 'next',
      fields: { title: { en: 'And now' }, rules: rules({ prompts: [prompt] }), order: 'a1' },
    },
    { kind: 'put', table: 'run', id: 'board', fields: { step: stepId('next') } },
    { kind: 'put', table: 'progress', id: 'next', fields: { began: true } },
  ]
}

function notesOf(session: FakeSession) {
  return [...session.view.rows('ownNotes').values()].map(({ note }) => note)
}

describe('writing', () => {
  it('shows the prompts of the step, and the others when asked for', () => {
    showOnBoard(<WriteView />, writing())
    expect(screen.getByRole('heading', { name: 'Write it down' })).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: 'Mitä kehitetään?' })).toBeNull()
    const opener = screen.getByRole('button', { name: say('write.otherPrompts') })
    expect(opener.getAttribute('aria-expanded')).toBe('false')
    fireEvent.click(opener)
    expect(screen.getByRole('textbox', { name: 'Mitä kehitetään?' })).toBeTruthy()
  })

  it('leaves a card in place, with its words and its wish, when the step goes on meanwhile', () => {
    const session = writing()
    showOnBoard(<WriteView />, session)
    const before = field()
    before.focus()
    type('Kesken jäänyt aja')
    fireEvent.change(screen.getAllByLabelText(say('write.wish'))[0] as HTMLElement, { target: { value: schools } })
    act(() => session.arrives(...goesOnTo(develop)))
    expect(field()).toBe(before)
    expect(field().value).toBe('Kesken jäänyt aja')
    expect(document.activeElement).toBe(before)
    expect(screen.getByText(say('write.moved'))).toBeTruthy()
    expect(screen.getByRole('textbox', { name: 'Mitä kehitetään?' })).toBeTruthy()
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect(notesOf(session)[0]).toMatchObject({ text: 'Kesken jäänyt aja', prompt: works, wish: { priority: schools } })
  })

  it('leaves the field that has focus, though it is empty, when the step goes on', () => {
    const session = writing()
    showOnBoard(<WriteView />, session)
    act(() => field().focus())
    act(() => session.arrives(...goesOnTo(develop)))
    expect(document.activeElement).toBe(field())
  })

  it('puts a card away that nobody writes in when the step goes on', () => {
    const session = writing()
    showOnBoard(<WriteView />, session)
    act(() => session.arrives(...goesOnTo(develop)))
    expect(screen.queryByRole('textbox', { name: 'Mikä toimii?' })).toBeNull()
  })

  it('says so where the board asks nothing', () => {
    const session = writing()
    session.arrives({ kind: 'remove', table: 'prompts', id: works }, { kind: 'remove', table: 'prompts', id: develop })
    showOnBoard(<WriteView />, session)
    expect(screen.getByText(say('write.noPrompts'))).toBeTruthy()
  })

  it('Enter sends, empties the field, keeps focus there and says so', () => {
    const session = writing()
    showOnBoard(<WriteView />, session)
    type('Yhteistyö toimii')
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect(notesOf(session)).toMatchObject([{ text: 'Yhteistyö toimii', prompt: works, revision: 1, language: 'en' }])
    expect(field().value).toBe('')
    expect(document.activeElement).toBe(field())
    expect(screen.getByText(say('write.sent', { count: 1 }))).toBeTruthy()
  })

  it('Shift+Enter and the Enter of an input method send nothing', () => {
    const session = writing()
    showOnBoard(<WriteView />, session)
    type('Yhteis')
    fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true })
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true })
    expect(notesOf(session)).toEqual([])
  })

  it('Ctrl+B makes the selected words bold', () => {
    showOnBoard(<WriteView />, writing())
    type('hyvä yhteistyö')
    field().setSelectionRange(0, 4)
    fireEvent.keyDown(field(), { key: 'b', ctrlKey: true })
    expect(field().value).toBe('**hyvä** yhteistyö')
  })

  it('carries the wish for a priority with the note', () => {
    const session = writing()
    showOnBoard(<WriteView />, session)
    fireEvent.change(screen.getAllByLabelText(say('write.wish'))[0] as HTMLElement, { target: { value: schools } })
    type('Koulut ensin')
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect(notesOf(session)[0]?.wish).toEqual({ framework: 'goals', priority: schools })
  })

  it('says how much is too much, cuts nothing and sends nothing', () => {
    const session = writing()
    showOnBoard(<WriteView />, session)
    const long = 'a'.repeat(NOTE_TEXT_MAX_CHARS + 2)
    type(long)
    expect(
      screen.getAllByText(say('write.length.over', { count: 2, max: NOTE_TEXT_MAX_CHARS })).length,
    ).toBeGreaterThan(0)
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect(notesOf(session)).toEqual([])
    expect(field().value).toBe(long)
  })

  it('keeps what is being typed at every keystroke, and has it again after the page was gone', () => {
    const texts = new MemoryTexts()
    showOnBoard(<WriteView />, writing(), deviceOf(undefined, texts))
    type('Kesken jäänyt aja')
    showOnBoard(<WriteView />, writing(), deviceOf(undefined, texts))
    expect(field().value).toBe('Kesken jäänyt aja')
  })

  it('offers pasted lines as notes, shows them first, and sends each', async () => {
    const session = writing()
    showOnBoard(<WriteView />, session)
    fireEvent.paste(field(), { clipboardData: { getData: () => '- yksi\n- kaksi\n\n3. kolme' } })
    const dialog = await screen.findByRole('dialog')
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['yksi', 'kaksi', 'kolme'])
    fireEvent.click(within(dialog).getByRole('button', { name: say('paste.each', { count: 3 }) }))
    expect(notesOf(session).map(note => note.text)).toEqual(['yksi', 'kaksi', 'kolme'])
  })

  it('says what becomes of a note before it is sent', () => {
    showOnBoard(<WriteView />, writing({ mode: 'private' }))
    expect(screen.getByText(say('write.fate.private'))).toBeTruthy()
  })

  it('in a step without writing says what happens now, and still shows the own notes', () => {
    const session = writing()
    session.arrives(
      {
        kind: 'put',
        table: 'steps',
        id: 'talk',
        fields: { title: { en: 'Welcome' }, rules: rules({ kind: 'talk' }), order: 'a1' },
      },
      { kind: 'put', table: 'run', id: 'board', fields: { step: stepId('talk') } },
    )
    showOnBoard(<WriteView />, session)
    expect(screen.getByText(say('write.notNow', { step: 'Welcome' }))).toBeTruthy()
    expect(screen.getByRole('region', { name: say('mine.title', { count: 0 }) })).toBeTruthy()
  })
})

describe('the receipt of an own note', () => {
  function sent(): FakeSession {
    const session = writing()
    session.arrives({
      kind: 'put',
      table: 'ownNotes',
      id: 'own1',
      fields: { note: { text: 'Hyvä', prompt: works, workshop: 'spring' as never, revision: 2 } },
    })
    return session
  }

  it('says on the way, on this device, and saved, as the connection goes', () => {
    const session = sent()
    session.connection.set({ ...LIVE, saved: false, unsaved: 1 })
    showOnBoard(<WriteView />, session)
    expect(screen.getByText(say('receipt.sending'))).toBeTruthy()
    act(() => session.connection.set({ ...LIVE, state: 'offline', saved: false, unsaved: 1 }))
    expect(screen.getByText(say('receipt.device'))).toBeTruthy()
    act(() => session.connection.set(LIVE))
    expect(screen.getByText(say('receipt.saved'))).toBeTruthy()
  })

  it.each<[string, Receipt]>([
    [say('receipt.kept'), { state: 'kept', revision: 2 }],
    [say('receipt.waiting'), { state: 'waiting', revision: 2 }],
    [say('receipt.published'), { state: 'published', revision: 2, note: noteId('n1') }],
    [say('receipt.returnedWith', { reason: 'Too short.' }), { state: 'returned', revision: 2, reason: 'Too short.' }],
    [say('receipt.held.board-full'), { state: 'held', revision: 2, why: 'board-full' }],
    [say('receipt.withdrawn'), { state: 'withdrawn', revision: 2 }],
  ])('says: %s', (words, receipt) => {
    const session = sent()
    showOnBoard(<WriteView />, session)
    act(() => session.receives('own1', receipt))
    expect(screen.getByText(words)).toBeTruthy()
  })

  it('for an older revision is not taken for this one', () => {
    const session = sent()
    session.receives('own1', { state: 'published', revision: 1, note: noteId('n1') })
    showOnBoard(<WriteView />, session)
    expect(screen.queryByText(say('receipt.published'))).toBeNull()
  })

  it('a note is taken back and given again, and focus goes along', async () => {
    const session = sent()
    showOnBoard(<WriteView />, session)
    fireEvent.click(screen.getByRole('button', { name: say('mine.withdraw') }))
    expect(notesOf(session)[0]).toMatchObject({ withdrawn: true, revision: 3 })
    const again = screen.getByRole('button', { name: say('mine.giveAgain') })
    await waitFor(() => expect(document.activeElement).toBe(again))
    fireEvent.click(again)
    expect(notesOf(session)[0]).toMatchObject({ text: 'Hyvä', revision: 4 })
    expect(notesOf(session)[0]?.withdrawn).toBeUndefined()
    await waitFor(() => expect(document.activeElement?.textContent).toBe(say('mine.edit')))
  })

  it('a note is given other words', () => {
    const session = sent()
    showOnBoard(<WriteView />, session)
    fireEvent.click(screen.getByRole('button', { name: say('mine.edit') }))
    fireEvent.change(screen.getByRole('textbox', { name: say('mine.edit') }), { target: { value: 'Parempi' } })
    fireEvent.click(screen.getByRole('button', { name: say('editor.done') }))
    expect(notesOf(session)[0]).toMatchObject({ text: 'Parempi', revision: 3 })
  })
})

describe('an own note', () => {
  function given(text = 'Hyvä **yhteistyö**'): FakeSession {
    const session = writing()
    session.arrives({
      kind: 'put',
      table: 'ownNotes',
      id: 'own1',
      fields: { note: { text, prompt: works, workshop: 'spring' as never, revision: 1 } },
    })
    return session
  }

  it('keeps its new words while they are written: a page that goes away opens with them, and takes no focus', () => {
    const texts = new MemoryTexts()
    showOnBoard(<WriteView />, given(), deviceOf(undefined, texts))
    fireEvent.click(screen.getByRole('button', { name: say('mine.edit') }))
    fireEvent.change(screen.getByRole('textbox', { name: say('mine.edit') }), { target: { value: 'Parempi yht' } })
    const session = given()
    showOnBoard(<WriteView />, session, deviceOf(undefined, texts))
    const editor = screen.getByRole('textbox', { name: say('mine.edit') }) as HTMLTextAreaElement
    expect(editor.value).toBe('Parempi yht')
    expect(document.activeElement).not.toBe(editor)
    expect(screen.getByText(say('mine.editKept'))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: say('editor.done') }))
    expect(notesOf(session)[0]?.text).toBe('Parempi yht')
    showOnBoard(<WriteView />, given('Parempi yht'), deviceOf(undefined, texts))
    expect(screen.queryByRole('textbox', { name: say('mine.edit') })).toBeNull()
  })

  it('is copied as plain words', async () => {
    const copied: string[] = []
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void copied.push(text) },
    })
    showOnBoard(<WriteView />, given())
    fireEvent.click(screen.getByRole('button', { name: say('mine.copy') }))
    await screen.findByRole('button', { name: say('copy.done') })
    expect(copied).toEqual(['Hyvä yhteistyö'])
  })
})

describe('an unsent card', () => {
  it('shows the words and why, and goes only when it is thrown away', () => {
    const session = writing()
    session.unsentCards.set([{ id: 'card1', text: 'Tämä ei mennyt', why: 'board-full' }])
    showOnBoard(<WriteView />, session)
    expect(screen.getByText('Tämä ei mennyt')).toBeTruthy()
    expect(screen.getByText(say('edit.board-full'))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: say('unsent.drop') }))
    expect(session.unsentCards.get()).toEqual([])
    expect(screen.queryByText('Tämä ei mennyt')).toBeNull()
  })
})
