import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { BoardShell } from '#client/app/BoardShell.tsx'
import { keepWorkshop, keptWorkshop } from '#client/app/kept-facts.ts'
import { ResultsView } from '#client/features/results/ResultsView.tsx'
import type { WorkshopId } from '#shared/domain/ids.ts'
import { FakeSession, LIVE } from '#tests/support/fake-session.ts'
import { deviceOf, MemoryTexts, say, showOnBoard } from '#tests/support/on-screen.tsx'
import { autumn, goals, smallBoard, spring, withNotes } from '#tests/support/small-board.ts'

function board(fresh: readonly string[] = ['a1', 'a2']) {
  const view = smallBoard().with('run', 'board', { workshop: autumn })
  withNotes(view, ['s1', 's2', 's3'])
  return withNotes(view, fresh, { workshop: autumn })
}

/** Opens the board on a device that saw it last in this workshop; in none, where nothing is said. */
function open(seen?: WorkshopId, session = new FakeSession(board(), { role: 'participant' })) {
  history.replaceState(null, '', '/b/board1?view=write')
  const texts = new MemoryTexts()
  const { board: id } = session.facts
  if (seen) keepWorkshop(texts, id, seen)
  session.connection.set(LIVE)
  showOnBoard(<BoardShell view="write" />, session, deviceOf(undefined, texts))
  return { session, seenNow: () => keptWorkshop(texts, id) }
}

const line = () => screen.queryByText(say('since.line', { count: 2, earlier: 'Kevät' }))

describe('who comes back in another workshop', () => {
  it('is told in one line what is new, sees it in a table, and is told once', async () => {
    const { seenNow } = open(spring)
    expect(line()).not.toBeNull()
    expect(seenNow()).toBe(autumn)
    fireEvent.click(screen.getByRole('button', { name: say('since.see') }))
    const dialog = within(await screen.findByRole('dialog', { name: say('since.title', { earlier: 'Kevät' }) }))
    const schools = within(dialog.getByRole('row', { name: /Koulut/ }))
    expect(schools.getAllByRole('cell').map(cell => cell.textContent)).toEqual(['2', '5'])
    fireEvent.click(dialog.getByRole('button', { name: say('dialog.close') }))
    fireEvent.click(screen.getByRole('button', { name: say('since.dismiss') }))
    expect(line()).toBeNull()
    expect(document.activeElement?.id).toBe('main')
  })

  it('is told of the questions left open too, and reads them', async () => {
    open(spring, new FakeSession(board([]).with('marks', 's1', { question: true }), { role: 'participant' }))
    screen.getByText(say('question.fromLine', { count: 1, earlier: 'Kevät' }))
    history.replaceState(null, '', '/b/board1?view=results')
    showOnBoard(
      <ResultsView framework={goals} />,
      new FakeSession(withNotes(board(), ['q'], { text: 'Kuka?' }).with('marks', 'q', { question: true }), {
        role: 'viewer',
      }),
    )
    const part = within(screen.getByRole('region', { name: say('since.title', { earlier: 'Kevät' }) }))
    part.getByText(say('question.fromLast'))
    part.getByText('Kuka?')
  })

  it('hears nothing of it on a device that was in this workshop, or in none', () => {
    open(autumn)
    expect(line()).toBeNull()
    open()
    expect(line()).toBeNull()
  })

  it('hears nothing of it who is there when the next workshop begins, but that it begins', () => {
    const session = new FakeSession(board().set('run', 'board', { workshop: spring }), { role: 'participant' })
    const { seenNow } = open(spring, session)
    act(() => session.arrives({ kind: 'put', table: 'run', id: 'board', fields: { workshop: autumn } }))
    expect(line()).toBeNull()
    expect(seenNow()).toBe(autumn)
    expect(document.body.textContent).toContain(say('series.began', { title: 'Syksy' }))
  })

  it('sees no line before there is anything new', () => {
    const session = new FakeSession(board([]), { role: 'participant' })
    open(spring, session)
    expect(screen.queryByRole('button', { name: say('since.see') })).toBeNull()
    act(() =>
      session.arrives({
        kind: 'put',
        table: 'notes',
        id: 'late',
        fields: { note: { text: 'x', prompt: 'works' as never, workshop: autumn } },
      }),
    )
    expect(screen.queryByRole('button', { name: say('since.see') })).not.toBeNull()
  })
})

describe('the results', () => {
  const heading = () => screen.queryByRole('heading', { name: say('since.title', { earlier: 'Kevät' }) })

  it('say what is new since the last workshop, unless a part of them is asked for', () => {
    showOnBoard(<ResultsView framework={goals} />, new FakeSession(board(), { role: 'viewer' }))
    expect(heading()).not.toBeNull()
    screen.getByText(say('since.says', { count: 2, workshop: 'Syksy', total: 5 }))
    fireEvent.change(screen.getByLabelText(say('results.workshop')), { target: { value: spring } })
    expect(heading()).toBeNull()
  })

  it('say nothing of it in the first workshop of a board', () => {
    const first = board().set('run', 'board', { workshop: spring })
    showOnBoard(<ResultsView framework={goals} />, new FakeSession(first, { role: 'viewer' }))
    expect(heading()).toBeNull()
  })
})
