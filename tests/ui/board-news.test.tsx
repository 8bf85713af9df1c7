import { act, fireEvent, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { BoardShell } from '#client/app/BoardShell.tsx'
import { FakeSession, LIVE } from '#tests/support/fake-session.ts'
import { say, showOnBoard } from '#tests/support/on-screen.tsx'
import { rules, smallBoard, stepId, works } from '#tests/support/small-board.ts'

beforeEach(() => {
  history.replaceState(null, '', '/b/board1')
})

function open(change: Partial<typeof LIVE> = {}): FakeSession {
  const board = smallBoard()
    .with('steps', 'talk', { title: { en: 'Welcome' }, rules: rules({ kind: 'talk' }), order: 'a0' })
    .with('steps', 'write', {
      title: { en: 'Write alone' },
      rules: rules({ prompts: [works], mode: 'private' }),
      order: 'a1',
    })
    .with('run', 'board', { step: stepId('talk') })
  const session = new FakeSession(board, { role: 'participant' })
  session.connection.set({ ...LIVE, ...change })
  showOnBoard(<BoardShell view={undefined} />, session)
  return session
}

function said(region: 'polite' | 'assertive'): string | null | undefined {
  return document.querySelector(`[data-region="${region}"]`)?.textContent
}

function toStep(session: FakeSession, step: string): void {
  act(() => session.arrives({ kind: 'put', table: 'run', id: 'board', fields: { step: stepId(step) } }))
}

describe('the open board', () => {
  it('says where one is and who one is here, once everything has arrived', () => {
    const session = open({ ready: false })
    expect(said('polite')).toBe('')
    act(() => session.connection.set(LIVE))
    expect(said('polite')).toBe(say('news.joined', { title: 'Strategia', role: say('role.participant') }))
    expect(document.activeElement?.tagName).toBe('H1')
  })

  it('marks a title in another language than the reader’s', () => {
    open()
    expect(screen.getByRole('heading', { level: 1 }).closest('[lang]')?.getAttribute('lang')).toBe('fi')
  })

  it('gives a participant no ways to run or share, and begins with writing', () => {
    open()
    const tabs = screen.getByRole('navigation', { name: say('view.label') })
    expect([...tabs.querySelectorAll('a')].map(tab => tab.textContent)).toEqual(
      (['write', 'canvas', 'outline', 'vote', 'results'] as const).map(view => say(`view.${view}`)),
    )
    expect(tabs.querySelector('[aria-current="page"]')?.textContent).toBe(say('view.write'))
  })

  it('shows the step and what to do in one line, and says when it changes', () => {
    const session = open()
    const banner = screen.getByRole('region', { name: say('step.label') })
    expect(banner.textContent).toContain('Welcome')
    toStep(session, 'write')
    expect(banner.textContent).toContain('Write alone')
    expect(banner.textContent).toContain(say('step.do.write-private'))
    expect(said('polite')).toBe(`${say('step.now')} Write alone. ${say('step.do.write-private')}`)
  })

  it('says that the notes are revealed', () => {
    const session = open()
    toStep(session, 'write')
    act(() => session.arrives({ kind: 'put', table: 'progress', id: 'write', fields: { began: true, revealed: true } }))
    expect(said('polite')).toBe(say('news.revealed'))
  })

  it('says in words how it stands with saving', () => {
    const session = open()
    const status = () => screen.getByText((_, element) => element?.getAttribute('role') === 'status').textContent
    expect(status()).toBe(say('state.saved'))
    act(() => session.connection.set({ ...LIVE, state: 'offline', saved: false, unsaved: 3 }))
    expect(status()).toBe(say('state.offlineWith', { count: 3 }))
    act(() => session.connection.set({ ...LIVE, state: 'reconnecting', saved: true }))
    expect(status()).toBe(say('state.reconnecting'))
    act(() => session.connection.set({ ...LIVE, saved: false, unsaved: 1, savingStopped: true }))
    expect(status()).toBe(say('state.savingStopped'))
  })

  it('interrupts for a refused edit, with the reason and where the words are', () => {
    const session = open()
    act(() => session.happen({ kind: 'edit-refused', reason: 'step-forbids', kept: ['card1'] }))
    const words = `${say('edit.step-forbids')} ${say('edit.wordsKept', { count: 1 })}`
    expect(said('assertive')).toBe(words)
    expect(screen.getByRole('region', { name: say('toasts.label') }).textContent).toContain(words)
  })

  it('interrupts when the server stops saving, and not when it saves again', () => {
    const session = open()
    act(() => session.happen({ kind: 'notice', notice: 'saving-stopped' }))
    expect(said('assertive')).toBe(say('notice.saving-stopped'))
    act(() => session.happen({ kind: 'notice', notice: 'saving-again' }))
    expect(said('polite')).toBe(say('notice.saving-again'))
  })

  it('interrupts when a note is given back', () => {
    const session = open()
    act(() => session.receives('own1', { state: 'returned', revision: 1, reason: 'No names.' }))
    expect(said('assertive')).toBe(say('news.returned'))
  })

  it('undoes and does again by keys and buttons, and says so', () => {
    const session = open()
    session.history.set({ canUndo: true, canRedo: false })
    act(() => fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true }))
    expect(session.undone).toBe(1)
    expect(said('polite')).toBe(say('undo.undone'))
    act(() => fireEvent.keyDown(document.body, { key: 'Z', metaKey: true, shiftKey: true }))
    expect(session.redone).toBe(1)
    fireEvent.click(screen.getByRole('button', { name: say('undo.undo') }))
    expect(session.undone).toBe(2)
  })

  it('leaves the keys of a field to the field', () => {
    const session = open()
    session.history.set({ canUndo: true, canRedo: false })
    const field = screen.getAllByRole('textbox')[0] as HTMLElement
    act(() => fireEvent.keyDown(field, { key: 'z', ctrlKey: true }))
    expect(session.undone).toBe(0)
  })
})
