import { act, cleanup, fireEvent, screen as page, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { ClusterTitle } from '#client/features/notes/ClusterTitle.tsx'
import { VoteView } from '#client/features/vote/VoteView.tsx'
import { put } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { Rows } from '#shared/domain/tables.ts'
import { lastSaid } from '#tests/support/board-on-screen.tsx'
import { FakeSession } from '#tests/support/fake-session.ts'
import { deviceOf, FakeServer, say, showOnBoard } from '#tests/support/on-screen.tsx'
import { clusterId, goals, health, note, schools, smallBoard, works } from '#tests/support/small-board.ts'

afterEach(cleanup)

const PATH = '/api/boards/board1/rounds/r1/ballot'
const dots: Rows['rounds'] = {
  title: { fi: 'Pisteet' },
  rules: { kind: 'dots', framework: goals, on: 'clusters', dots: 3, perTarget: 2 },
  state: 'open',
  order: 'a0',
}
const axes: Rows['rounds'] = {
  title: { fi: 'Arvio' },
  rules: {
    kind: 'axes',
    framework: goals,
    on: 'clusters',
    x: { fi: 'Vaiva' },
    y: { fi: 'Vaikutus' },
    targets: [clusterId('c1'), clusterId('c2')],
  },
  state: 'open',
  order: 'a1',
}

function board(round?: Rows['rounds']) {
  const cluster = (priority: typeof schools, title: string): Rows['clusters'] => ({
    title: { fi: title },
    place: { framework: goals, priority, prompt: works, order: 'a0' },
  })
  const plain = smallBoard()
    .with('clusters', 'c1', cluster(schools, 'Ovet'))
    .with('clusters', 'c2', cluster(health, 'Jonot'))
    .with('notes', 'n1', { note: note({ text: 'Avoimet **ovet**' }) })
    .with('notes', 'n2', { note: note({ text: 'Lyhyet jonot' }) })
    .with('places', `${goals}:n1`, { place: { in: 'cluster', cluster: clusterId('c1'), order: 'a0' } })
    .with('places', `${goals}:n2`, { place: { in: 'cluster', cluster: clusterId('c2'), order: 'a0' } })
  return round ? plain.with('rounds', 'r1', round) : plain
}

function showVotes(plain = board(dots), role: Role = 'participant', kept: unknown = null) {
  const server = new FakeServer().answers('GET', PATH, { ballot: kept }).answers('POST', PATH, null, 204)
  const session = new FakeSession(plain, { role })
  showOnBoard(<VoteView />, session, deviceOf(server))
  return { server, session }
}

const button = (key: 'vote.give' | 'vote.take', title: string) =>
  page.getByRole<HTMLButtonElement>('button', { name: say(key, { title }) })
const sent = (server: FakeServer) => server.asked.filter(({ method }) => method === 'POST').at(-1)?.body

describe('giving dots', () => {
  test('goes by two buttons at each cluster, up to what one has, and is sent as one ballot', async () => {
    const { server } = showVotes()
    await waitFor(() => expect(button('vote.give', 'Ovet').disabled).toBe(false))
    fireEvent.click(button('vote.give', 'Ovet'))
    fireEvent.click(button('vote.give', 'Ovet'))
    expect(button('vote.give', 'Ovet').disabled).toBe(true)
    expect(lastSaid()).toBe(say('vote.given', { count: 2, title: 'Ovet', left: 1 }))
    fireEvent.click(button('vote.give', 'Jonot'))
    expect(page.getByText(say('vote.left', { count: 0 }))).toBeDefined()
    expect(button('vote.give', 'Jonot').disabled).toBe(true)
    fireEvent.click(button('vote.take', 'Ovet'))
    await waitFor(() =>
      expect(sent(server)).toEqual({
        kind: 'dots',
        dots: [
          ['c1', 1],
          ['c2', 1],
        ],
      }),
    )
    await waitFor(() => expect(page.getByText(say('vote.saved'))).toBeDefined())
  })

  test('begins with what was given before; dots on what is gone have come back', async () => {
    showVotes(board(dots), 'participant', {
      kind: 'dots',
      dots: [
        ['c1', 1],
        ['gone', 2],
      ],
    })
    await waitFor(() => expect(page.getByText(say('vote.left', { count: 2 }))).toBeDefined())
  })

  test('a cluster’s notes can be read where it is voted on', () => {
    showVotes()
    expect(page.getByText('Lyhyet jonot')).toBeDefined()
    expect(page.getByRole('heading', { level: 4, name: 'Koulut' })).toBeDefined()
  })

  test('says nothing of sums while it is open, but how many have voted, and what few voters mean', () => {
    const { session } = showVotes()
    act(() => session.arrives(put('turnouts', 'r1', { voted: 2 })))
    expect(page.getByText(say('vote.turnout', { count: 2, here: 1 }))).toBeDefined()
    expect(page.getByText(say('vote.fewVoters'))).toBeDefined()
    act(() => session.arrives(put('turnouts', 'r1', { voted: 3 })))
    expect(page.queryByText(say('vote.fewVoters'))).toBeNull()
  })

  test('a viewer sees that it is open and gives nothing', () => {
    showVotes(board(dots), 'viewer')
    expect(page.getByText(say('vote.state.open'))).toBeDefined()
    expect(page.queryByRole('button', { name: say('vote.give', { title: 'Ovet' }) })).toBeNull()
  })
})

test('rating goes by two scales for each, and one of them alone is a rating too', async () => {
  const { server } = showVotes(board(axes))
  const scale = (axis: string, title: string) => page.getByRole('slider', { name: say('vote.rate', { axis, title }) })
  expect(scale('Vaikutus', 'Ovet').getAttribute('aria-valuetext')).toBe(say('vote.unrated'))
  fireEvent.change(scale('Vaikutus', 'Ovet'), { target: { value: '9' } })
  fireEvent.change(scale('Vaiva', 'Ovet'), { target: { value: '2' } })
  expect(page.getByText(say('vote.ratedCount', { count: 1, total: 2 }))).toBeDefined()
  await waitFor(() => expect(sent(server)).toEqual({ kind: 'axes', ratings: [['c1', 2, 9]] }))
  fireEvent.click(page.getByRole('button', { name: say('vote.clear', { title: 'Ovet' }) }))
  await waitFor(() => expect(sent(server)).toEqual({ kind: 'axes', ratings: [] }))
})

describe('a counted vote', () => {
  const result: Rows['results'] = {
    result: {
      kind: 'dots',
      voters: 4,
      returned: 1,
      targets: [
        { id: clusterId('c2'), title: { fi: 'Jonot' }, voters: 3, dots: 5 },
        { id: clusterId('gone'), title: { fi: 'Hajonnut' }, voters: 2, dots: 2 },
        { id: clusterId('c1'), title: { fi: 'Vanha nimi' }, voters: 2, dots: 2 },
      ],
    },
  }

  test('is a ranked list with ties told as ties; a cluster goes by its name of today, a gone one by that of then', () => {
    showVotes(board({ ...dots, state: 'closed' }).with('results', 'r1', result), 'viewer')
    const rows = within(page.getByRole('list'))
      .getAllByRole('listitem')
      .map(row => row.textContent)
    expect(rows[0]).toContain('1.Jonot')
    expect(rows[1]).toContain('2.–3.Hajonnut')
    expect(rows[2]).toContain('2.–3.Ovet')
    expect(page.getByText(say('vote.returned', { count: 1 }))).toBeDefined()
  })

  test('of a rating is a picture with its table: the middle, and where half of all lie', () => {
    const histogram = (...at: number[]) => Array.from({ length: 11 }, (_, i) => at.filter(each => each === i).length)
    showVotes(
      board({ ...axes, state: 'closed' }).with('results', 'r1', {
        result: {
          kind: 'axes',
          voters: 3,
          targets: [
            { id: clusterId('c1'), voters: 3, x: histogram(1, 2, 6), y: histogram(9, 9, 10) },
            { id: clusterId('c2'), voters: 0, x: histogram(), y: histogram() },
          ],
        },
      }),
      'viewer',
    )
    expect(page.getByRole('img', { name: new RegExp(say('vote.scatter', { x: 'Vaiva', y: 'Vaikutus' }).slice(0, 8)) }))
    const cells = within(page.getByRole('table'))
      .getAllByRole('row')
      .map(row => row.textContent)
    expect(cells).toHaveLength(2)
    expect(cells[1]).toContain(say('vote.middle', { value: 2, low: 1, high: 6 }))
    expect(cells[1]).toContain(say('vote.middle', { value: 9, low: 9, high: 10 }))
  })
})

describe('a facilitator', () => {
  test('makes a vote, opens it, and closes it after being asked', async () => {
    const { session } = showVotes(board(), 'facilitator')
    fireEvent.change(page.getByLabelText(say('vote.form.count')), { target: { value: '4' } })
    fireEvent.click(page.getByRole('button', { name: say('vote.form.make') }))
    const [id = '', row] = [...session.view.rows('rounds')][0] ?? []
    expect(row).toMatchObject({ state: 'planned', rules: { kind: 'dots', dots: 4, perTarget: 3, on: 'clusters' } })
    fireEvent.click(page.getByRole('button', { name: say('vote.open') }))
    expect(session.view.row('rounds', id)?.state).toBe('open')
    fireEvent.click(page.getByRole('button', { name: say('vote.close') }))
    const dialog = within(await page.findByRole('dialog'))
    fireEvent.click(dialog.getByRole('button', { name: say('vote.close') }))
    expect(session.view.row('rounds', id)?.state).toBe('closed')
    expect(page.getByText(say('vote.counting'))).toBeDefined()
  })

  test('rates by default what came first in the last vote', () => {
    const closed = board({ ...dots, state: 'closed' }).with('results', 'r1', {
      result: { kind: 'dots', voters: 1, returned: 0, targets: [{ id: clusterId('c2'), voters: 1, dots: 2 }] },
    })
    const { session } = showVotes(closed, 'facilitator')
    fireEvent.click(page.getByRole('radio', { name: new RegExp(`^${say('vote.form.axes')}`) }))
    fireEvent.click(page.getByRole('button', { name: say('vote.form.makeOpen') }))
    const made = [...session.view.rows('rounds').values()].find(({ rules }) => rules.kind === 'axes')
    expect(made).toMatchObject({ state: 'open', rules: { targets: ['c2'], x: { fi: say('vote.default.effort') } } })
  })
})

test('the dots of the newest vote stand with the clusters on canvas and outline', () => {
  const counted = (sum: number): Rows['results'] => ({
    result: { kind: 'dots', voters: 2, returned: 0, targets: [{ id: clusterId('c1'), voters: 2, dots: sum }] },
  })
  const plain = board({ ...dots, state: 'closed' })
    .with('results', 'r1', counted(3))
    .with('rounds', 'r2', { ...dots, state: 'closed', order: 'a1' })
    .with('results', 'r2', counted(5))
  const session = new FakeSession(plain, { role: 'viewer' })
  showOnBoard(<ClusterTitle cluster={clusterId('c1')} count={1} as="h5" />, session)
  expect(page.getByText(`, ${say('vote.dots', { count: 5 })}`)).toBeDefined()
  act(() => session.arrives(put('results', 'r2', counted(7))))
  expect(page.getByText(`, ${say('vote.dots', { count: 7 })}`)).toBeDefined()
})
