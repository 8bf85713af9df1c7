import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { App } from '#client/app/App.tsx'
import { BoardPage } from '#client/app/BoardPage.tsx'
import { boardPath, takeFragment } from '#client/app/router.ts'
import { StartPage } from '#client/features/start/StartPage.tsx'
import type { LookAnswer } from '#shared/protocol/api.ts'
import { deviceOf, FakeServer, say, show } from '#tests/support/on-screen.tsx'

const LOOK: LookAnswer = {
  board: 'board1',
  role: 'participant',
  anonymity: 'anonymous',
  title: { fi: 'Strategia', en: 'Strategy' },
  retainUntil: '2027-06-30',
  asksName: false,
}
const DATE = 'June 30, 2027'

beforeEach(() => {
  history.replaceState(null, '', '/')
})

describe('a link', () => {
  const page = <BoardPage board="board1" linkKey="key1" view={undefined} />

  it('[A48] loses its key from the address at once, and the key still opens the board', async () => {
    history.replaceState(null, '', '/b/board1?view=outline#secret-key')
    takeFragment()
    expect(location.href).not.toContain('secret-key')
    expect(location.search).toBe('?view=outline')
    const server = new FakeServer().answers('POST', '/api/boards/board1/look', LOOK)
    show(<App />, deviceOf(server))
    await screen.findByRole('heading', { name: 'Strategy' })
    expect(server.asked[0]).toMatchObject({ path: '/api/boards/board1/look', body: { key: 'secret-key' } })
  })

  it('shows what the board is, what is stored, how long and who sees it, and asks no name where none is kept', async () => {
    show(page, deviceOf(new FakeServer().answers('POST', '/api/boards/board1/look', LOOK)))
    await screen.findByRole('heading', { name: 'Strategy' })
    expect(screen.getByText(say('join.as.participant'))).toBeTruthy()
    expect(screen.getByText(say('join.stored.anonymous', { date: DATE }))).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(document.activeElement?.textContent).toBe('Strategy')
  })

  it.each([
    ['named', 'join.name'],
    ['pseudonymous', 'join.pseudonym'],
  ] as const)('of a %s board asks for one thing', async (anonymity, label) => {
    const look = { ...LOOK, anonymity, asksName: true }
    const server = new FakeServer()
      .answers('POST', '/api/boards/board1/look', look)
      .answers('POST', '/api/boards/board1/sessions', { error: 'board-full' }, 409)
    show(page, deviceOf(server))
    await screen.findByText(say(`join.stored.${anonymity}`, { date: DATE }))
    expect(screen.getAllByRole('textbox')).toHaveLength(1)
    fireEvent.change(screen.getByLabelText(new RegExp(say(label))), { target: { value: ' Aino ' } })
    fireEvent.click(screen.getByRole('button', { name: say('join.join') }))
    await screen.findByText(say('error.board-full'))
    expect(server.asked.at(-1)?.body).toEqual({ key: 'key1', name: 'Aino' })
  })

  it.each([
    ['not-found', 404, say('join.wrong.link')],
    ['link-closed', 410, say('error.link-closed')],
    ['internal', 500, say('error.internal')],
  ])('that meets %s says so in words, and what to do', async (error, status, words) => {
    show(page, deviceOf(new FakeServer().answers('POST', '/api/boards/board1/look', { error }, status)))
    expect((await screen.findByRole('alert')).textContent).toBe(words)
    // The others say themselves whom to ask, or that it passes.
    expect(screen.queryByText(say('join.shutHelp')) !== null).toBe(error === 'not-found')
    expect(screen.getByRole('link', { name: say('shut.code') })).toBeTruthy()
  })

  it('that no server answers says so', async () => {
    show(page, deviceOf(new FakeServer()))
    expect((await screen.findByRole('alert')).textContent).toBe(say('error.unreachable'))
  })

  it('for another role does not take the role away that this device has', async () => {
    const server = new FakeServer()
      .answers('POST', '/api/boards/board1/look', LOOK)
      .answers('GET', '/api/boards/board1', { ...LOOK, role: 'facilitator' })
    const device = deviceOf(server)
    device.tokens.keep('board1', 'old', 'facilitator', false)
    show(page, device)
    await screen.findByRole('button', { name: say('join.stay.facilitator') })
    expect(device.tokens.of('board1')?.token).toBe('old')
  })

  it('without a key and without a token says what is missing', async () => {
    show(<BoardPage board="board1" linkKey={undefined} view={undefined} />)
    expect((await screen.findByRole('alert')).textContent).toBe(say('join.needsLink'))
  })
})

describe('a code', () => {
  function enterCode(code: string): void {
    fireEvent.change(screen.getByLabelText(new RegExp(say('start.code'))), { target: { value: code } })
    fireEvent.click(screen.getByRole('button', { name: say('start.join') }))
  }

  it('is taken as it is spoken: small letters, spaces and dashes', async () => {
    const server = new FakeServer().answers('POST', '/api/look', LOOK)
    show(<StartPage />, deviceOf(server))
    enterCode('ab2-c 3d')
    await screen.findByText(say('join.as.participant'))
    expect(server.asked[0]?.body).toEqual({ code: 'AB2C3D' })
  })

  it('lets in: the token is kept on this device and the board is gone to', async () => {
    const server = new FakeServer()
      .answers('POST', '/api/look', LOOK)
      .answers('POST', '/api/sessions', { ...LOOK, token: 'secret' })
    const device = deviceOf(server)
    show(<StartPage />, device)
    enterCode('AB2C3D')
    fireEvent.click(await screen.findByRole('button', { name: say('join.join') }))
    await waitFor(() => expect(location.pathname).toBe(boardPath('board1')))
    expect(device.tokens.of('board1')).toMatchObject({ token: 'secret', role: 'participant' })
  })

  it('that is wrong says so at the field', async () => {
    show(<StartPage />, deviceOf(new FakeServer().answers('POST', '/api/look', { error: 'not-found' }, 404)))
    enterCode('XXXXXX')
    expect((await screen.findByRole('alert')).textContent).toBe(say('join.wrong.code'))
    expect(screen.getByLabelText(new RegExp(say('start.code'))).getAttribute('aria-invalid')).toBe('true')
  })

  it('tried too often says how long to wait', async () => {
    const answer = { error: 'too-many-tries', retryAfterSeconds: 42 }
    show(<StartPage />, deviceOf(new FakeServer().answers('POST', '/api/look', answer, 429)))
    enterCode('XXXXXX')
    expect((await screen.findByRole('alert')).textContent).toBe(say('join.wait', { count: 42 }))
  })
})
