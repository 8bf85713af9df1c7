import { act, cleanup, fireEvent, screen as page } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FollowChoice } from '#client/features/gather/FollowChoice.tsx'
import { GatherPanel } from '#client/features/gather/GatherPanel.tsx'
import { useGathering } from '#client/features/gather/use-gathering.ts'
import { put } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { Gathering } from '#shared/domain/tables.ts'
import { FakeSession } from '#tests/support/fake-session.ts'
import { say, showOnBoard } from '#tests/support/on-screen.tsx'
import { goals, regions, schools, smallBoard } from '#tests/support/small-board.ts'

beforeEach(() => history.replaceState(null, '', '/b/board1?view=write'))
afterEach(cleanup)

function Room() {
  useGathering()
  return (
    <>
      <textarea aria-label="words" />
      <FollowChoice />
    </>
  )
}

function comeIn(role: Role, before?: Gathering): FakeSession {
  const plain = before ? smallBoard().set('run', 'board', { gathering: before }) : smallBoard()
  const session = new FakeSession(plain, { role })
  showOnBoard(<Room />, session)
  return session
}

const call = (session: FakeSession, atMs: number, more: Partial<Gathering> = {}) =>
  act(() => session.arrives(put('run', 'board', { gathering: { view: 'canvas', atMs, ...more } })))
const where = () => new URLSearchParams(location.search).get('view')

describe('who is called', () => {
  test('goes there, and hears it', () => {
    const session = comeIn('participant')
    call(session, 5, { framework: regions })
    expect(where()).toBe('canvas')
    expect(page.getAllByText(say('gather.moved')).length).toBeGreaterThan(0)
    history.replaceState(null, '', '/b/board1?view=write')
    call(session, 6)
    expect(where()).toBe('canvas')
  })

  test('is not called by what was said before they came, nor by the same call twice', () => {
    const session = comeIn('viewer', { view: 'results', atMs: 5 })
    expect(where()).toBe('write')
    call(session, 5)
    expect(where()).toBe('write')
  })

  test('is not torn away from a sentence, but told, and can go there', () => {
    const session = comeIn('participant')
    const field = page.getByLabelText('words')
    fireEvent.change(field, { target: { value: 'Half a' } })
    field.focus()
    call(session, 5)
    expect(where()).toBe('write')
    expect(page.getAllByText(say('gather.called', { view: say('view.canvas') })).length).toBeGreaterThan(0)
    fireEvent.click(page.getByRole('button', { name: say('gather.go') }))
    expect(where()).toBe('canvas')
  })

  test('is only told where they do not want to be moved', () => {
    const session = comeIn('participant')
    fireEvent.click(page.getByRole('checkbox', { name: say('gather.follow') }))
    call(session, 5)
    expect(where()).toBe('write')
    expect(page.getByRole('button', { name: say('gather.go') })).toBeDefined()
  })

  test('is nobody who facilitates', () => {
    call(comeIn('facilitator'), 5)
    expect(where()).toBe('write')
  })
})

test('a facilitator calls everyone to a view or to a priority', () => {
  const session = new FakeSession(smallBoard(), { role: 'facilitator' })
  session.serverNow = () => 77
  showOnBoard(<GatherPanel />, session)
  fireEvent.click(page.getByRole('button', { name: say('view.results') }))
  expect(session.view.row('run', 'board')?.gathering).toEqual({ view: 'results', framework: goals, atMs: 77 })
  fireEvent.click(page.getByRole('button', { name: 'Koulut' }))
  expect(session.view.row('run', 'board')?.gathering).toMatchObject({
    view: 'canvas',
    target: { kind: 'priority', id: schools },
  })
})
