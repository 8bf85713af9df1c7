import { act, cleanup, fireEvent, screen as page, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardViewName } from '#client/app/router.ts'
import { GroupStrip } from '#client/features/groups/GroupStrip.tsx'
import { GroupsPanel } from '#client/features/groups/GroupsPanel.tsx'
import { useGroupNews } from '#client/features/groups/use-group-news.ts'
import { StepRules } from '#client/features/run/StepRules.tsx'
import { WriteView } from '#client/features/write/WriteView.tsx'
import { groupIds, prioritiesNow } from '#shared/domain/groups.ts'
import { put } from '#shared/domain/plan.ts'
import { FakeSession } from '#tests/support/fake-session.ts'
import { first, groupedBoard, second } from '#tests/support/grouped-board.ts'
import { deviceOf, MemoryTexts, say, showOnBoard } from '#tests/support/on-screen.tsx'
import type { PlainView } from '#tests/support/plain-view.ts'
import { goals, health, schools, smallBoard } from '#tests/support/small-board.ts'

beforeEach(() => history.replaceState(null, '', '/b/board1?view=write'))
afterEach(cleanup)

const where = () => new URLSearchParams(location.search).get('view')
const now = (priorities: string) => say('groups.now', { priorities })

describe('the facilitator', () => {
  function desk(plain: PlainView): FakeSession {
    const session = new FakeSession(plain, { role: 'facilitator' })
    showOnBoard(<GroupsPanel />, session)
    return session
  }
  const press = (name: string) => fireEvent.click(page.getByRole('button', { name }))

  test('makes so many groups, with the priorities of the framework dealt out', () => {
    const session = desk(smallBoard())
    fireEvent.change(page.getByLabelText(say('groups.count')), { target: { value: '3' } })
    press(say('groups.make', { count: 3 }))
    const groups = groupIds(session.view)
    expect(groups.map(id => prioritiesNow(session.view, id))).toEqual([[schools], [health], [schools]])
    expect(page.getAllByRole('listitem').map(each => each.textContent)).toEqual([
      expect.stringContaining(now('Koulut')),
      expect.stringContaining(now('Terveys')),
      expect.stringContaining(now('Koulut')),
    ])
  })

  test('sees how many are in each and what they have written, and sends them round and back', () => {
    const plain = groupedBoard().with('groupCounts', first, { people: 4 }).with('groupNotes', first, { written: 1 })
    const session = desk(plain)
    const row = () => page.getAllByRole('listitem')[0]?.textContent
    expect(row()).toContain(`${say('groups.people', { count: 4 })} · ${say('groups.written', { count: 1 })}`)
    expect(page.getByRole('button', { name: say('groups.back') })).toHaveProperty('disabled', true)
    press(say('groups.rotate'))
    expect(session.view.row('run', 'board')?.turn).toBe(1)
    expect(row()).toContain(now('Terveys'))
    expect(page.getAllByText(say('groups.rotated')).length).toBeGreaterThan(0)
    press(say('groups.back'))
    expect(row()).toContain(now('Koulut'))
  })

  test('says how people come into groups, adds, names and removes one, and gives it priorities', () => {
    const session = desk(groupedBoard())
    fireEvent.click(page.getByRole('radio', { name: say('groups.grouping.even') }))
    expect(session.view.row('run', 'board')?.grouping).toBe('even')
    fireEvent.click(page.getByRole('radio', { name: say('groups.grouping.none') }))
    expect(session.view.row('run', 'board')?.grouping).toBeUndefined()
    press(say('groups.add'))
    expect(session.view.rows('groups').size).toBe(3)
    press(say('groups.edit', { title: 'Pienryhmä 1' }))
    const dialog = within(page.getByRole('dialog'))
    fireEvent.click(dialog.getByRole('checkbox', { name: 'Terveys' }))
    expect(session.view.row('groups', first)?.priorities).toEqual([schools, health])
    fireEvent.click(dialog.getByRole('button', { name: say('groups.remove') }))
    expect(session.view.row('groups', first)).toBeUndefined()
    expect(page.queryByRole('dialog')).toBeNull()
  })

  test('lets groups arrange in the running step', () => {
    const plain = groupedBoard()
    const rules = plain.row('steps', 'sort')?.rules
    if (rules) plain.set('steps', 'sort', { rules: { ...rules, arrange: 'everyone' } })
    const session = new FakeSession(plain, { role: 'facilitator' })
    showOnBoard(<StepRules />, session)
    fireEvent.click(page.getByRole('radio', { name: say('run.arrange.groups') }))
    expect(session.view.row('steps', 'sort')?.rules.arrange).toBe('groups')
  })
})

function Room({ view }: { readonly view: BoardViewName }) {
  useGroupNews(view)
  return (
    <>
      <GroupStrip view={view} />
      <textarea aria-label="words" />
    </>
  )
}

function comeIn(view: BoardViewName, plain = groupedBoard(), device = deviceOf()): FakeSession {
  history.replaceState(null, '', `/b/board1?view=${view}`)
  const session = new FakeSession(plain, { role: 'participant' })
  showOnBoard(<Room view={view} />, session, device)
  return session
}
const inFirst = () => groupedBoard().with('assigned', 'me', { group: first })
const rotated = (session: FakeSession, turn = 1) => act(() => session.arrives(put('run', 'board', { turn })))
const goesOn = (priorities: string) => say('groups.goesOn', { now: now(priorities) })

describe('a participant', () => {
  test('chooses a group by name, sees which it is and what it works on, and can change', () => {
    const session = comeIn('canvas', groupedBoard().with('groupCounts', second, { people: 2 }))
    expect(page.getByText(say('groups.none'))).toBeDefined()
    fireEvent.click(page.getByRole('button', { name: say('groups.choose') }))
    const choice = within(page.getByRole('dialog')).getByRole('button', { name: /Pienryhmä 2/ })
    expect(choice.textContent).toContain(say('groups.people', { count: 2 }))
    fireEvent.click(choice)
    expect(session.view.row('membership', 'me')?.group).toBe(second)
    expect(page.queryByRole('dialog')).toBeNull()
    expect(page.getByRole('region', { name: say('groups.mine') }).textContent).toContain(
      `Pienryhmä 2 ${now('Terveys')}`,
    )
    expect(page.getByRole('button', { name: say('groups.change') })).toBeDefined()
  })

  test('hears which group they were put into, and goes to its priority', () => {
    const session = comeIn('write', groupedBoard().set('run', 'board', { grouping: 'even' }))
    expect(page.getByText(say('groups.soon'))).toBeDefined()
    act(() => session.arrives(put('assigned', 'me', { group: first })))
    expect(page.getAllByText(say('groups.given', { title: 'Pienryhmä 1', now: now('Koulut') })).length).toBeGreaterThan(
      0,
    )
    fireEvent.click(page.getAllByRole('button', { name: say('gather.go') })[0] as HTMLElement)
    expect(where()).toBe('canvas')
  })

  test('hears what the group goes on to; who writes elsewhere stays there', () => {
    const session = comeIn('write', inFirst())
    rotated(session)
    expect(page.getAllByText(goesOn('Terveys')).length).toBeGreaterThan(0)
    expect(where()).toBe('write')
    rotated(session, 2)
    expect(page.queryAllByText(goesOn('Terveys'))).toHaveLength(0)
  })

  test('is told nothing of a rotation by what was before they came, nor by a group that is not theirs', () => {
    const session = comeIn('canvas', inFirst().set('run', 'board', { turn: 2 }))
    act(() => session.arrives(put('groups', 'g3', { title: { fi: 'Kolmas' }, order: 'a2', priorities: [] })))
    expect(page.queryAllByText(goesOn('Koulut'))).toHaveLength(0)
  })

  test('without groups, and who only looks, see nothing of them', () => {
    comeIn('canvas', smallBoard())
    expect(page.queryByRole('region', { name: say('groups.mine') })).toBeNull()
    showOnBoard(<Room view="canvas" />, new FakeSession(groupedBoard(), { role: 'viewer' }))
    expect(page.queryByRole('region', { name: say('groups.mine') })).toBeNull()
  })
})

describe('a rotation on the canvas', () => {
  const way = () => page.queryAllByRole('button', { name: say('gather.go') }).length

  test('takes along who follows: no further way to go is offered', () => {
    rotated(comeIn('canvas', inFirst()))
    // The one of the strip.
    expect(way()).toBe(1)
  })

  test('offers the way to who writes', () => {
    const session = comeIn('canvas', inFirst())
    const field = page.getByLabelText('words')
    fireEvent.change(field, { target: { value: 'Half a' } })
    field.focus()
    rotated(session)
    expect(way()).toBe(2)
  })

  test('and to who does not want to be moved', () => {
    const texts = new MemoryTexts()
    texts.setItem('timantti.follow', 'no')
    rotated(comeIn('canvas', inFirst(), deviceOf(undefined, texts)))
    expect(way()).toBe(2)
  })
})

describe('writing in a group', () => {
  const wish = () => page.getAllByRole('combobox')[0] as HTMLSelectElement
  function write(): FakeSession {
    const session = new FakeSession(inFirst(), { role: 'participant' })
    showOnBoard(<WriteView />, session)
    return session
  }

  test('begins at the group’s priority, and goes on with it', () => {
    const session = write()
    expect(wish().value).toBe(schools)
    rotated(session)
    expect(wish().value).toBe(health)
  })

  test('a note that somebody has begun keeps its priority when the group goes on', () => {
    const session = write()
    const field = page.getAllByRole('textbox')[0] as HTMLTextAreaElement
    fireEvent.change(field, { target: { value: 'Half a' } })
    rotated(session)
    expect(wish().value).toBe(schools)
    fireEvent.keyDown(field, { key: 'Enter' })
    expect([...session.view.rows('ownNotes').values()][0]?.note.wish).toEqual({ framework: goals, priority: schools })
    expect(wish().value).toBe(health)
  })

  test('the author may choose another, or none', () => {
    write()
    fireEvent.change(wish(), { target: { value: '' } })
    expect(wish().value).toBe('')
    fireEvent.change(wish(), { target: { value: health } })
    expect(wish().value).toBe(health)
  })
})

test('without a group nothing is chosen for the author', () => {
  showOnBoard(<WriteView />, new FakeSession(groupedBoard(), { role: 'participant' }))
  expect((page.getAllByRole('combobox')[0] as HTMLSelectElement).value).toBe('')
})
