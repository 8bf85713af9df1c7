import { act, fireEvent, screen, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { BoardPage } from '#client/app/BoardPage.tsx'
import { BoardShell } from '#client/app/BoardShell.tsx'
import { EndedPage } from '#client/app/EndedPage.tsx'
import { keepName } from '#client/app/kept-facts.ts'
import type { StepRules } from '#shared/domain/tables.ts'
import { FakeSession, LIVE } from '#tests/support/fake-session.ts'
import { deviceOf, FakeServer, MemoryTexts, say, show, showOnBoard } from '#tests/support/on-screen.tsx'
import { rules, smallBoard, stepId, works } from '#tests/support/small-board.ts'

beforeEach(() => {
  history.replaceState(null, '', '/b/board1')
  localStorage.clear()
})

/** A board in a step of that kind, for one person of that role. */
function inStep(kind: StepRules['kind'], role: 'participant' | 'facilitator' = 'participant'): FakeSession {
  const board = smallBoard()
    .with('steps', 'now', { title: { en: 'What we do' }, rules: rules({ kind, prompts: [works] }), order: 'a0' })
    .with('run', 'board', { step: stepId('now') })
  return new FakeSession(board, { role })
}

const viewNow = () => document.querySelector('main')?.getAttribute('data-view')

describe('who comes in', () => {
  it.each([
    ['write', 'write'],
    ['talk', 'write'],
    ['arrange', 'canvas'],
    ['close', 'results'],
  ] as const)('while the step is to %s begins with the view %s', (kind, view) => {
    showOnBoard(<BoardShell view={undefined} />, inStep(kind))
    expect(viewNow()).toBe(view)
  })

  it('stays where they are when the step goes on', () => {
    const session = inStep('write')
    showOnBoard(<BoardShell view={undefined} />, session)
    act(() => session.arrives({ kind: 'put', table: 'steps', id: 'now', fields: { rules: rules({ kind: 'close' }) } }))
    expect(viewNow()).toBe('write')
  })

  it('waits, with words for readers, until it is known where the others are', () => {
    const session = inStep('arrange')
    session.arrives({ kind: 'remove', table: 'run', id: 'board' })
    session.connection.set({ ...LIVE, state: 'connecting', ready: false })
    showOnBoard(<BoardShell view={undefined} />, session)
    expect(viewNow()).toBeNull()
    expect(within(screen.getByRole('main')).getByText(say('board.opening'))).toBeTruthy()
    act(() => {
      session.arrives({ kind: 'put', table: 'run', id: 'board', fields: { step: stepId('now') } })
      session.connection.set(LIVE)
    })
    expect(viewNow()).toBe('canvas')
  })

  it('goes where they asked, whatever the step', () => {
    showOnBoard(<BoardShell view="outline" />, inStep('write'))
    expect(viewNow()).toBe('outline')
    expect(screen.getByRole('link', { name: say('step.goWrite') })).toBeTruthy()
  })
})

describe('own settings', () => {
  it('hold language, appearance, role and the name one gave', () => {
    const texts = new MemoryTexts()
    keepName(texts, 'board1', 'Aino')
    showOnBoard(<BoardShell view="write" />, inStep('write'), deviceOf(undefined, texts))
    fireEvent.click(screen.getByRole('button', { name: say('settings.open') }))
    const dialog = screen.getByRole('dialog')
    expect(within(dialog).getByRole('radio', { name: 'English' })).toHaveProperty('checked', true)
    expect(within(dialog).getByText('Aino')).toBeTruthy()
    expect(within(dialog).getByText(say('role.participant'))).toBeTruthy()
    fireEvent.click(within(dialog).getByRole('radio', { name: say('theme.dark') }))
    expect(document.documentElement.dataset['theme']).toBe('dark')
    fireEvent.click(within(dialog).getByRole('radio', { name: say('theme.system') }))
    expect(document.documentElement.dataset['theme']).toBeUndefined()
  })
})

describe('the views', () => {
  it('that a phone has no room for open by a button, and Escape closes them again', () => {
    showOnBoard(<BoardShell view="write" />, inStep('write', 'facilitator'))
    const more = screen.getByRole('button', { name: say('tabs.more') })
    fireEvent.click(more)
    expect(more.getAttribute('aria-expanded')).toBe('true')
    fireEvent.keyDown(screen.getByRole('link', { name: say('view.share') }), { key: 'Escape' })
    expect(more.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(more)
  })
})

describe('a link that lets nobody in', () => {
  const page = <BoardPage board="board1" linkKey="key1" view={undefined} />

  it.each([
    ['not-found', 404, 'shut.link'],
    ['link-closed', 410, 'shut.closed'],
    ['board-full', 409, 'shut.full'],
  ] as const)('for %s has a heading that says so, and a way on', async (error, status, title) => {
    show(page, deviceOf(new FakeServer().answers('POST', '/api/boards/board1/look', { error }, status)))
    await screen.findByRole('heading', { name: say(title) })
    expect(screen.getByRole('link', { name: say('shut.code') }).getAttribute('href')).toBe('/')
    expect(screen.queryByRole('button', { name: say('shut.again') })).toBeNull()
  })

  it('because the server was away is tried again with the same key', async () => {
    const server = new FakeServer()
    show(page, deviceOf(server))
    await screen.findByRole('heading', { name: say('shut.away') })
    server.answers('POST', '/api/boards/board1/look', {
      board: 'board1',
      role: 'participant',
      anonymity: 'anonymous',
      title: { en: 'Strategy' },
      retainUntil: '2027-06-30',
      asksName: false,
    })
    fireEvent.click(screen.getByRole('button', { name: say('shut.again') }))
    await screen.findByRole('button', { name: say('join.join') })
    expect(server.asked.at(-1)?.body).toEqual({ key: 'key1' })
  })
})

describe('a board that is left', () => {
  it.each([
    ['boardDeleted', 'ended.boardDeleted', 'join.toStart'],
    ['revoked', 'ended.revoked', 'join.toStart'],
    ['replaced', 'ended.replaced', 'ended.useHere'],
    ['outdated', 'ended.outdated', 'board.reload'],
    ['internal', 'ended.title', 'board.reload'],
  ] as const)('for %s says why and what to do', (reason, title, way) => {
    show(<EndedPage board="board1" reason={reason} />)
    expect(screen.getByRole('heading', { name: say(title) })).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toBe(say(`close.${reason}`))
    const ways = [
      ...screen.queryAllByRole('link', { name: say(way) }),
      ...screen.queryAllByRole('button', { name: say(way) }),
    ]
    expect(ways).toHaveLength(1)
  })
})
