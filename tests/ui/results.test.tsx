import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ResultsView } from '#client/features/results/ResultsView.tsx'
import { FakeSession } from '#tests/support/fake-session.ts'
import { say, showOnBoard } from '#tests/support/on-screen.tsx'
import {
  autumn,
  clusterId,
  develop,
  goals,
  note,
  regions,
  schools,
  smallBoard,
  works,
} from '#tests/support/small-board.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

function written(): FakeSession {
  const board = smallBoard()
    .with('notes', 'n1', { note: note({ text: 'Single' }) })
    .with('notes', 'n2', { note: note({ text: 'Small **group**' }) })
    .with('notes', 'n3', { note: note({ text: 'Large one' }) })
    .with('notes', 'n4', { note: note({ text: 'Large two', workshop: autumn }) })
    .with('notes', 'n5', { note: note({ text: 'Nowhere yet', wish: undefined }) })
  for (const [id, title, order] of [
    ['small', 'Small cluster', 'a0'],
    ['large', 'Large cluster', 'a1'],
  ] as const) {
    board.with('clusters', id, {
      title: { en: title },
      place: { framework: goals, priority: schools, prompt: works, order },
    })
  }
  for (const [id, cluster] of [
    ['n2', 'small'],
    ['n3', 'large'],
    ['n4', 'large'],
  ] as const) {
    board.with('places', `${goals}:${id}`, { place: { in: 'cluster', cluster: clusterId(cluster), order: `a0${id}` } })
  }
  return new FakeSession(board, { role: 'viewer' })
}

describe('results', () => {
  it('lists by priority and prompt: clusters by size, then single notes, with bold', () => {
    showOnBoard(<ResultsView framework={goals} />, written())
    const region = screen.getByRole('region', { name: 'Koulut' })
    const headings = within(region).getAllByRole('heading', { level: 5 })
    expect(headings.map(heading => heading.textContent?.replace(/\d.*/, '').trim())).toEqual([
      'Large cluster',
      'Small cluster',
      say('results.singles'),
    ])
    expect(within(region).getByText('group').tagName).toBe('STRONG')
    expect(within(screen.getByRole('region', { name: say('results.open') })).getByText('Nowhere yet')).toBeTruthy()
  })

  it('[A41] [A42] shows markup and addresses as the text they are: no element and no link comes of them', () => {
    const words = '<img src=x onerror=alert(1)> javascript:alert(2) https://user@evil.example data:text/html,x'
    const board = smallBoard().with('notes', 'n1', { note: note({ text: words }) })
    showOnBoard(<ResultsView framework={goals} />, new FakeSession(board, { role: 'viewer' }))
    const region = screen.getByRole('region', { name: 'Koulut' })
    expect(within(region).getByText(words)).toBeTruthy()
    expect(region.querySelectorAll('a, img, script, iframe')).toHaveLength(0)
  })

  it('shows the notes of one workshop alone', () => {
    showOnBoard(<ResultsView framework={goals} />, written())
    expect(screen.getByText(say('results.total', { count: 5 }))).toBeTruthy()
    fireEvent.change(screen.getByLabelText(say('results.workshop')), { target: { value: autumn } })
    expect(screen.getByText('Large two')).toBeTruthy()
    expect(screen.queryByText('Large one')).toBeNull()
  })

  it('says so where nothing has been published: facilitators hear what to do about it', () => {
    showOnBoard(<ResultsView framework={goals} />, new FakeSession(smallBoard(), { role: 'viewer' }))
    expect(screen.getByRole('region', { name: say('insight.emptyTitle') }).textContent).toContain(say('results.empty'))
    showOnBoard(<ResultsView framework={goals} />, new FakeSession(smallBoard(), { role: 'facilitator' }))
    expect(screen.getByText(say('insight.emptyRun'))).toBeTruthy()
  })
})

describe('results to look at', () => {
  it('have a table of priorities and prompts with scoped heads, the number in each cell, and totals', () => {
    showOnBoard(<ResultsView framework={goals} />, written())
    const table = screen.getByRole('table', { name: say('insight.heat') })
    const rows = within(table)
      .getAllByRole('row')
      .map(row => [...row.children].map(cell => cell.textContent?.trim()))
    expect(rows).toEqual([
      [say('insight.priority'), 'A Mikä toimii?', 'B Mitä kehitetään?', say('insight.total')],
      ['Koulut', '4', '0', '4'],
      ['Terveys', '0', '0', '0'],
      [say('results.open'), '1', '0', '1'],
      [say('insight.total'), '5', '0', '5'],
    ])
    expect(
      within(table)
        .getAllByRole('columnheader')
        .every(head => head.getAttribute('scope') === 'col'),
    ).toBe(true)
    expect(
      within(table)
        .getAllByRole('rowheader')
        .every(head => head.getAttribute('scope') === 'row'),
    ).toBe(true)
    expect(
      within(table)
        .getAllByRole('cell')
        .map(cell => cell.dataset['step'])
        .slice(0, 3),
    ).toEqual(['4', '0', undefined])
  })

  it('lead from a priority in the table and in the contents to its notes, and leave the address alone', () => {
    showOnBoard(<ResultsView framework={goals} />, written())
    const heading = screen.getByRole('heading', { level: 3, name: 'Koulut' })
    const places = [
      screen.getByRole('table', { name: say('insight.heat') }),
      screen.getByRole('navigation', { name: say('insight.contents') }),
    ]
    for (const place of places) {
      const before = location.href
      fireEvent.click(within(place).getByRole('link', { name: 'Koulut' }))
      expect(document.activeElement).toBe(heading)
      expect(location.href).toBe(before)
      heading.blur()
    }
  })

  it('say in words what each picture shows, and give the same numbers as a table', () => {
    showOnBoard(<ResultsView framework={goals} />, written())
    const picture = screen.getByRole('img', { name: new RegExp(say('insight.byPriority')) })
    const finding = say('insight.most', { titles: 'Koulut', count: 4 })
    expect(picture.querySelector('desc')?.textContent).toBe(finding)
    const figure = screen.getByRole('figure', { name: say('insight.byPriority') })
    expect(within(figure).getAllByText(finding).length).toBeGreaterThan(0)
    const toggle = within(figure).getByRole('button', {
      name: say('insight.asTableOf', { title: say('insight.byPriority') }),
    })
    expect(toggle.getAttribute('aria-pressed')).toBe('false')
    fireEvent.click(toggle)
    expect(toggle.getAttribute('aria-pressed')).toBe('true')
    expect(within(figure).queryByRole('img')).toBeNull()
    const rows = within(figure)
      .getAllByRole('row')
      .map(row => [...row.children].map(cell => cell.textContent))
    expect(rows.slice(1)).toEqual([
      ['Koulut', '4', '0', '4'],
      ['Terveys', '0', '0', '0'],
    ])
  })

  it('tell the prompts apart in the bars by pattern and letter, not by colour', () => {
    const session = written()
    session.arrives({ kind: 'put', table: 'notes', id: 'b1', fields: { note: note({ prompt: develop }) } })
    showOnBoard(<ResultsView framework={goals} />, session)
    const picture = screen.getByRole('img', { name: new RegExp(say('insight.byPriority')) })
    const looks = [...picture.querySelectorAll<SVGElement>('[data-look]')].map(part => part.dataset['look'])
    expect(new Set(looks)).toEqual(new Set(['solid', 'hatched']))
    expect(within(picture).getByText('A 4')).toBeTruthy()
    expect(within(picture).getByText('B 1')).toBeTruthy()
  })

  it('show workshops only where several have notes, and key notes only where some are marked', () => {
    const session = written()
    showOnBoard(<ResultsView framework={goals} />, session)
    const figures = () => screen.getAllByRole('figure').map(figure => within(figure).getByRole('heading').textContent)
    expect(figures()).toEqual([say('insight.byPriority'), say('insight.byWorkshop'), say('insight.byCluster')])
    act(() => session.arrives({ kind: 'put', table: 'marks', id: 'n1', fields: { key: true } }))
    expect(figures()).toContain(say('insight.byKey'))
    act(() => session.arrives({ kind: 'remove', table: 'notes', id: 'n4' }))
    expect(figures()).not.toContain(say('insight.byWorkshop'))
  })

  it('show counted votes about this framework, and how many dots a cluster was given', () => {
    const session = written()
    for (const [id, framework] of [
      ['Our vote', goals],
      ['Uncounted', goals],
      ['Of another', regions],
    ] as const) {
      session.view.plain.with('rounds', id, {
        title: { en: id },
        order: 'a0',
        state: 'closed',
        rules: { kind: 'dots', framework, on: 'clusters', dots: 5, perTarget: 2 },
      })
    }
    const targets = [{ id: clusterId('large'), title: { en: 'Large cluster' }, voters: 3, dots: 7 }]
    const result = { kind: 'dots', voters: 4, returned: 0, targets } as const
    session.view.plain.with('results', 'Our vote', { result }).with('results', 'Of another', { result })
    showOnBoard(<ResultsView framework={goals} />, session)
    const votes = screen.getByRole('heading', { level: 3, name: say('vote.title') }).closest('section')
    expect([...(votes?.querySelectorAll('h4') ?? [])].map(each => each.textContent)).toEqual(['Our vote'])
    const heading = screen.getByRole('heading', { level: 5, name: /Large cluster/ })
    expect(heading.textContent).toContain(say('vote.dots', { count: 7 }))
    expect(screen.getByRole('heading', { level: 5, name: /Small cluster/ }).textContent).not.toContain('dot')
  })

  it('show the answers to one prompt alone, and the way back where there are none', () => {
    showOnBoard(<ResultsView framework={goals} />, written())
    fireEvent.change(screen.getByLabelText(say('insight.prompt')), { target: { value: develop } })
    expect(screen.queryByText('Large one')).toBeNull()
    expect(screen.getByRole('region', { name: say('insight.filteredTitle') })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: say('insight.showAll') }))
    expect(screen.getByText('Large one')).toBeTruthy()
  })
})
