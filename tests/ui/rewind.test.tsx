import { cleanup, fireEvent, screen as page, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Rewind } from '#client/features/rewind/Rewind.tsx'
import { arrangementOf } from '#shared/domain/commands/rewinding.ts'
import { FakeSession } from '#tests/support/fake-session.ts'
import { deviceOf, FakeServer, say, showOnBoard } from '#tests/support/on-screen.tsx'
import { goals, note, schools, smallBoard, works } from '#tests/support/small-board.ts'

afterEach(cleanup)

const PATH = '/api/boards/board1/versions'
const board = () =>
  smallBoard()
    .with('notes', 'n1', { note: note() })
    .with('clusters', 'c1', {
      title: { fi: 'Ovet' },
      place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
    })

test('a facilitator sees what going back would do, goes back, and what was left behind is kept first', async () => {
  const then = arrangementOf(board())
  const now = board()
    .take('clusters', 'c1')
    .with('places', 'goals:n1', { place: { in: 'open', at: [1, 2] } })
  const server = new FakeServer()
    .answers('GET', PATH, {
      versions: [
        { id: 'v1', name: 'Before lunch', at: 0 },
        { id: 'v2', name: '', at: 60_000 },
      ],
    })
    .answers('GET', `${PATH}/v1`, { arrangement: then })
    .answers('POST', PATH, { id: 'v3', name: 'x', at: 1 }, 201)
  const session = new FakeSession(now, { role: 'facilitator' })
  showOnBoard(<Rewind />, session, deviceOf(server))
  fireEvent.click(page.getByRole('button', { name: say('rewind.open') }))
  const dialog = within(await page.findByRole('dialog'))
  const radios = await dialog.findAllByRole('radio')
  expect(radios).toHaveLength(2)
  fireEvent.click(dialog.getByRole('radio', { name: /Before lunch/ }))
  await dialog.findByText(say('rewind.back', { count: 1 }))
  expect(dialog.getByText(say('rewind.moved', { count: 1 }))).toBeDefined()
  expect(session.view.row('clusters', 'c1')).toBeUndefined()
  fireEvent.click(dialog.getByRole('button', { name: /^Go back to/ }))
  await waitFor(() => expect(session.view.row('clusters', 'c1')?.title).toEqual({ fi: 'Ovet' }))
  expect(session.acts).toHaveLength(1)
  expect(server.asked.at(-1)).toMatchObject({ method: 'POST', path: PATH })
  expect(page.queryByRole('dialog')).toBeNull()
})

test('a moment is kept under a name', async () => {
  const server = new FakeServer()
    .answers('GET', PATH, { versions: [] })
    .answers('POST', PATH, { id: 'v3', name: 'Now', at: 1 }, 201)
  showOnBoard(<Rewind />, new FakeSession(board(), { role: 'facilitator' }), deviceOf(server))
  fireEvent.click(page.getByRole('button', { name: say('rewind.open') }))
  await page.findByText(say('rewind.none'))
  fireEvent.change(page.getByLabelText(say('rewind.keepName')), { target: { value: 'Now' } })
  fireEvent.click(page.getByRole('button', { name: say('rewind.keep') }))
  await page.findByRole('radio', { name: /Now/ })
  expect(server.asked.at(-1)?.body).toEqual({ name: 'Now' })
})
