import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ClusterBar } from '#client/canvas/ClusterBar.tsx'
import { NoteFace } from '#client/canvas/NoteCard.tsx'
import { NO_QUERY } from '#client/features/find/find-query.ts'
import { NoteFinder } from '#client/features/find/note-finder.ts'
import { ClusterDialog } from '#client/features/notes/ClusterDialog.tsx'
import { NoteDialog } from '#client/features/notes/NoteDialog.tsx'
import { RunView } from '#client/features/run/RunView.tsx'
import { StepsPanel } from '#client/features/setup/StepsPanel.tsx'
import { contentsOf } from '#shared/domain/placing.ts'
import { currentWorkshop, stepsOf } from '#shared/domain/series.ts'
import { FakeSession } from '#tests/support/fake-session.ts'
import { say, showOnBoard } from '#tests/support/on-screen.tsx'
import {
  autumn,
  clusterId,
  goals,
  noteId,
  rules,
  schools,
  smallBoard,
  spring,
  stepId,
  works,
} from '#tests/support/small-board.ts'

function board() {
  return smallBoard()
    .with('steps', 'write', { title: { en: 'Write' }, rules: rules({ prompts: [works], minutes: 7 }), order: 'a0' })
    .with('steps', 'close', { title: { en: 'Thanks' }, rules: rules({ kind: 'close', minutes: 3 }), order: 'a1' })
    .with('run', 'board', { step: stepId('close'), workshop: spring })
    .with('progress', 'write', { began: true })
    .with('progress', 'close', { began: true })
    .with('counts', 'all', { written: 3, kept: 2, writers: 2 })
    .with('notes', noteId('n1'), { note: { text: 'Hei', prompt: works, workshop: spring } })
}

function atTheEnd(): FakeSession {
  return new FakeSession(board(), { role: 'facilitator' })
}

function openDialog() {
  fireEvent.click(screen.getAllByRole('button', { name: say('series.start') })[0] ?? document.body)
  return within(screen.getByRole('dialog'))
}

describe('the next workshop', () => {
  it('is offered at the last step and among the settings, and only there', () => {
    const session = atTheEnd()
    showOnBoard(<RunView />, session)
    expect(screen.getAllByRole('button', { name: say('series.start') })).toHaveLength(2)
    fireEvent.click(screen.getByRole('button', { name: say('run.previous') }))
    expect(screen.getAllByRole('button', { name: say('series.start') })).toHaveLength(1)
  })

  it('says what will happen, and changes nothing before it is told to', () => {
    const session = atTheEnd()
    showOnBoard(<RunView />, session)
    const dialog = openDialog()
    dialog.getByText(say('series.what.notes'))
    dialog.getByText(say('series.what.step', { title: 'Thanks' }))
    dialog.getByText(say('series.what.kept', { count: 2 }))
    dialog.getByText(say('series.steps', { count: 2, minutes: 10 }))
    fireEvent.click(dialog.getByRole('button', { name: say('series.cancel') }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(currentWorkshop(session.view)).toBe(spring)
  })

  it('takes the planned workshop with the same steps by one press, and keeps focus', async () => {
    const session = atTheEnd()
    showOnBoard(<RunView />, session)
    const first = screen.getAllByRole('button', { name: say('series.start') })[0]
    first?.focus()
    fireEvent.click(openDialog().getByRole('button', { name: say('series.go') }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(session.view.row('run', 'board')).toEqual({ workshop: autumn })
    screen.getByText(say('run.noStep'))
    expect(screen.getByRole('button', { name: say('run.begin') })).toHaveProperty('disabled', false)
    await waitFor(() => expect(document.activeElement?.textContent).toBe(say('series.start')))
    expect(stepsOf(session.view)).toHaveLength(2)
    expect(stepsOf(session.view, spring)).toEqual(['write', 'close'])
  })

  it('is a new one with a name in each language, a day and a ready running order', () => {
    const session = atTheEnd()
    showOnBoard(<RunView />, session)
    const dialog = openDialog()
    fireEvent.change(dialog.getByLabelText(say('series.next')), { target: { value: 'new' } })
    const names = within(dialog.getByRole('group', { name: say('series.name') }))
    expect(names.getByLabelText('Suomi')).toHaveProperty('value', 'Työpaja 3')
    fireEvent.change(names.getByLabelText('English'), { target: { value: 'Winter' } })
    fireEvent.change(dialog.getByLabelText(say('series.date')), { target: { value: '2026-12-01' } })
    fireEvent.change(dialog.getByLabelText(new RegExp(say('series.order'))), { target: { value: 'retrospective' } })
    fireEvent.click(dialog.getByRole('button', { name: say('series.go') }))
    const now = currentWorkshop(session.view) ?? ''
    expect(session.view.row('workshops', now)).toMatchObject({
      title: { fi: 'Työpaja 3', sv: 'Verkstad 3', en: 'Winter' },
      date: '2026-12-01',
    })
    expect(stepsOf(session.view).length).toBeGreaterThan(3)
    expect(stepsOf(session.view, spring)).toEqual(['write', 'close'])
  })
})

describe('open questions', () => {
  function asked(): FakeSession {
    const session = atTheEnd()
    session.arrives({ kind: 'put', table: 'marks', id: 'n1', fields: { question: true } })
    return session
  }

  it('are listed before the next workshop begins, and at its beginning as those from last time', () => {
    const session = asked()
    showOnBoard(<RunView />, session)
    expect(screen.queryByText(say('question.fromLast'))).toBeNull()
    const dialog = openDialog()
    dialog.getByText(say('question.carried', { count: 1 }))
    dialog.getByText('Hei')
    fireEvent.click(dialog.getByRole('button', { name: say('series.go') }))
    screen.getByText(say('question.fromLast'))
    screen.getByText('Hei')
  })

  it('are marked by facilitators in the dialog of a note and of a cluster, and shown by a sign with its words', () => {
    const session = atTheEnd()
    showOnBoard(<NoteDialog note={noteId('n1')} onClose={() => {}} />, session)
    fireEvent.click(screen.getByRole('button', { name: say('question.mark') }))
    expect(session.view.row('marks', 'n1')).toEqual({ question: true })
    expect(screen.getByRole('button', { name: say('question.mark') }).getAttribute('aria-pressed')).toBe('true')
    showOnBoard(<NoteFace note={noteId('n1')} />, session)
    screen.getByText(say('question.mark'))
    const place = { framework: goals, priority: schools, prompt: works, order: 'a0' }
    session.arrives({ kind: 'put', table: 'clusters', id: 'c', fields: { title: { fi: 'Raha' }, place } })
    showOnBoard(<ClusterDialog cluster={clusterId('c')} onClose={() => {}} />, session)
    fireEvent.click(screen.getByRole('button', { name: say('question.mark') }))
    expect(session.view.row('marks', 'c')).toEqual({ question: true })
    showOnBoard(<ClusterBar cluster={clusterId('c')} count={1} isFolded={false} />, session)
    expect(screen.getByRole('button', { name: /Raha/ }).textContent).toContain(say('question.mark'))
  })

  it('are marked by nobody else', () => {
    showOnBoard(
      <NoteDialog note={noteId('n1')} onClose={() => {}} />,
      new FakeSession(board(), { role: 'participant' }),
    )
    expect(screen.queryByRole('button', { name: say('question.mark') })).toBeNull()
  })

  it('are found by a filter, notes of a marked cluster too', () => {
    const view = board()
      .with('clusters', 'c', {
        title: { fi: 'Raha' },
        place: { framework: goals, priority: schools, prompt: works, order: 'a0' },
      })
      .with('places', `${goals}:n2`, { place: { in: 'cluster', cluster: clusterId('c'), order: 'a0' } })
      .with('notes', 'n2', { note: { text: 'Kuka maksaa?', prompt: works, workshop: spring } })
      .with('notes', 'n3', { note: { text: 'Muu', prompt: works, workshop: spring } })
      .with('marks', 'n1', { question: true })
      .with('marks', 'c', { question: true })
    const found = new NoteFinder(view).find(contentsOf(view, goals), { ...NO_QUERY, isQuestion: true })
    expect([...found.order].toSorted()).toEqual(['n1', 'n2'])
  })
})

it('the set-up shows the running order of the workshop that is on, and no other', () => {
  const view = smallBoard()
    .with('steps', 's1', { title: { en: 'Of spring' }, rules: rules(), order: 'a0', workshop: spring })
    .with('steps', 's2', { title: { en: 'Of autumn' }, rules: rules(), order: 'a1', workshop: autumn })
    .with('run', 'board', { workshop: autumn })
  showOnBoard(<StepsPanel />, new FakeSession(view, { role: 'facilitator' }))
  screen.getByText('Of autumn')
  expect(screen.queryByText('Of spring')).toBeNull()
})
