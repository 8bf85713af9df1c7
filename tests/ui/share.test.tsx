import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { ShareView } from '#client/features/share/ShareView.tsx'
import { FakeSession } from '#tests/support/fake-session.ts'
import { deviceOf, FakeServer, say, showOnBoard } from '#tests/support/on-screen.tsx'
import { smallBoard } from '#tests/support/small-board.ts'

const PATH = '/api/boards/board1'
const link = (id: string, role: string, revoked = false) => ({
  id,
  role,
  createdAt: '2026-11-24T10:00:00Z',
  revoked,
  sessions: 3,
})

let server: FakeServer

function open(code: string | null = 'K7M2QX'): void {
  server = new FakeServer()
    .answers('GET', `${PATH}/links`, {
      links: [link('p', 'participant'), link('old', 'participant', true), link('f', 'facilitator')],
      code: code === null ? null : { code, open: true, expiresAt: '2026-11-25T10:00:00Z' },
    })
    .answers('POST', `${PATH}/links`, { id: 'new', role: 'viewer', link: '/b/board1#key' }, 201)
    .answers('POST', `${PATH}/code`, { code: 'AAAAAA', expiresAt: '2026-11-25T10:00:00Z' })
  showOnBoard(<ShareView />, new FakeSession(smallBoard(), { role: 'facilitator' }), deviceOf(server))
}
const region = (name: string) => within(screen.getByRole('region', { name }))

describe('sharing a board', () => {
  beforeEach(() => open())

  it('says in plain words what each role may do, and how many links of it are open', async () => {
    await screen.findByText(say('share.closedLinks', { count: 1 }))
    for (const role of ['participant', 'viewer', 'facilitator'] as const)
      screen.getByText(say(`share.roleMeans.${role}`))
    region(say('share.roleTitle.participant')).getByText(say('share.openLinks', { count: 1 }))
    region(say('share.roleTitle.viewer')).getByText(say('share.noLinks'))
  })

  it('makes a link where its role is explained, to be copied there', async () => {
    const viewers = region(say('share.roleTitle.viewer'))
    await waitFor(() => viewers.getByText(say('share.noLinks')))
    fireEvent.click(viewers.getByRole('button', { name: say('share.makeFor.viewer') }))
    const field = await viewers.findByLabelText<HTMLInputElement>(say('share.newLink.viewer'))
    expect(field.value).toBe(`${location.origin}/b/board1#key`)
    expect(server.asked.at(-2)).toMatchObject({ method: 'POST', path: `${PATH}/links`, body: { role: 'viewer' } })
    expect(region(say('share.roleTitle.participant')).queryByRole('textbox')).toBeNull()
  })

  it('shows code and square on the whole screen, with the short address, until Escape', async () => {
    const button = await screen.findByRole('button', { name: say('share.onScreen') })
    button.focus()
    fireEvent.click(button)
    const shown = within(screen.getByRole('dialog', { name: `${say('share.screenTitle')}: Strategia` }))
    shown.getByText(`${location.host}/join`)
    shown.getByRole('img', { name: say('share.codeAloud', { code: 'K 7 M 2 Q X' }) })
    shown.getByRole('img', { name: say('share.qrCode') })
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(button)
  })
})

it('a closed code is said to be closed, and a new one is made by one click', async () => {
  open(null)
  screen.getByText(say('share.codeClosed'))
  const button = screen.getByRole<HTMLButtonElement>('button', { name: say('share.newCode') })
  await waitFor(() => expect(button.disabled).toBe(false))
  fireEvent.click(button)
  await waitFor(() => expect(server.asked.some(({ path }) => path === `${PATH}/code`)).toBe(true))
})
