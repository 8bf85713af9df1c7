import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ownBoards, rememberOwnBoard } from '#client/app/own-boards.ts'
import { StudioPage } from '#client/features/studio/StudioPage.tsx'
import { deviceOf, FakeServer, MemoryTexts, say, show } from '#tests/support/on-screen.tsx'

const TEMPLATES = {
  create: 'open',
  templates: [
    { id: 'workshop', title: { en: 'Workshop' }, description: { en: 'Three of them' } },
    { id: 'empty', title: { en: 'Empty' }, description: { en: 'Nothing yet' } },
  ],
}
const facts = (board: string, title: string) => ({
  board,
  role: 'facilitator',
  anonymity: 'anonymous',
  title: { en: title },
  retainUntil: '2027-11-24',
})

describe('the studio', () => {
  it('makes a board from a template on one screen; then there are three links and the way to its set-up', async () => {
    const links = { facilitator: '/b/new#f', participant: '/b/new#p', viewer: '/b/new#v' }
    const server = new FakeServer()
      .answers('GET', '/api/templates', TEMPLATES)
      .answers('POST', '/api/boards', { board: 'new', links, code: 'K7M2QX' }, 201)
      .answers('POST', '/api/boards/new/sessions', { ...facts('new', 'Mine'), token: 'token' })
    const device = deviceOf(server)
    show(<StudioPage />, device)
    fireEvent.click(await screen.findByLabelText(/^Empty/))
    fireEvent.change(screen.getByLabelText(new RegExp(`^${say('studio.boardTitle')}`)), { target: { value: ' Mine ' } })
    fireEvent.change(screen.getByLabelText(new RegExp(`^${say('studio.language')}`)), { target: { value: 'sv' } })
    fireEvent.click(screen.getByLabelText(new RegExp(`^${say('anonymity.named')}`)))
    fireEvent.change(screen.getByLabelText(new RegExp(`^${say('studio.retainUntil')}`)), {
      target: { value: '2027-01-31' },
    })
    fireEvent.click(screen.getByRole('button', { name: say('studio.create') }))

    const setUp = await screen.findByRole('link', { name: say('studio.setUp') })
    expect(setUp.getAttribute('href')).toBe('/b/new?view=setup')
    expect(server.asked.find(({ path }) => path === '/api/boards')?.body).toEqual({
      template: 'empty',
      title: 'Mine',
      language: 'sv',
      anonymity: 'named',
      retainUntil: '2027-01-31',
    })
    for (const role of ['participant', 'facilitator', 'viewer'] as const) {
      const field = screen.getByLabelText<HTMLInputElement>(say(`studio.link.${role}`))
      expect(field.value).toBe(location.origin + links[role])
    }
    expect(ownBoards(device.texts).map(({ board }) => board)).toEqual(['new'])
  })

  it('lists the boards of this device, the one opened last first, and says when', async () => {
    const texts = new MemoryTexts()
    const server = new FakeServer()
      .answers('GET', '/api/templates', TEMPLATES)
      .answers('GET', '/api/boards/a', facts('a', 'Alpha'))
      .answers('GET', '/api/boards/b', facts('b', 'Beta'))
    const device = deviceOf(server, texts)
    for (const board of ['a', 'b']) device.tokens.keep(board, 'token', 'facilitator', false)
    rememberOwnBoard(texts, 'b', Date.parse('2026-11-20T12:00:00Z'))
    rememberOwnBoard(texts, 'a', Date.parse('2026-11-24T12:00:00Z'))
    show(<StudioPage />, device)
    const list = within(await screen.findByRole('region', { name: say('studio.ownTitle') }))
    expect(list.getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Alpha', 'Beta'])
    const [first] = list.getAllByRole('listitem')
    expect(first?.textContent).toContain(say('studio.openedLast', { date: 'Nov 24, 2026' }))
  })

  it('still knows boards that were kept as ids alone', () => {
    const texts = new MemoryTexts()
    texts.setItem('timantti.boards', JSON.stringify(['a', { board: 'b', openedAt: 5 }, 7, null]))
    expect(ownBoards(texts)).toEqual([{ board: 'a' }, { board: 'b', openedAt: 5 }])
    rememberOwnBoard(texts, 'a', 9)
    expect(ownBoards(texts)).toEqual([
      { board: 'a', openedAt: 9 },
      { board: 'b', openedAt: 5 },
    ])
  })
})
