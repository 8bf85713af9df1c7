import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { RunView } from '#client/features/run/RunView.tsx'
import { StepsPanel } from '#client/features/setup/StepsPanel.tsx'
import { currentWorkshop, stepsOf } from '#shared/domain/series.ts'
import { FakeSession } from '#tests/support/fake-session.ts'
import { say, showOnBoard } from '#tests/support/on-screen.tsx'
import { autumn, noteId, rules, smallBoard, spring, stepId, works } from '#tests/support/small-board.ts'

function atTheEnd(): FakeSession {
  const board = smallBoard()
    .with('steps', 'write', { title: { en: 'Write' }, rules: rules({ prompts: [works], minutes: 7 }), order: 'a0' })
    .with('steps', 'close', { title: { en: 'Thanks' }, rules: rules({ kind: 'close', minutes: 3 }), order: 'a1' })
    .with('run', 'board', { step: stepId('close'), workshop: spring })
    .with('progress', 'write', { began: true })
    .with('progress', 'close', { began: true })
    .with('counts', 'all', { written: 3, kept: 2, writers: 2 })
    .with('notes', noteId('n1'), { note: { text: 'Hei', prompt: works, workshop: spring } })
  return new FakeSession(board, { role: 'facilitator' })
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

it('the set-up shows the running order of the workshop that is on, and no other', () => {
  const board = smallBoard()
    .with('steps', 's1', { title: { en: 'Of spring' }, rules: rules(), order: 'a0', workshop: spring })
    .with('steps', 's2', { title: { en: 'Of autumn' }, rules: rules(), order: 'a1', workshop: autumn })
    .with('run', 'board', { workshop: autumn })
  showOnBoard(<StepsPanel />, new FakeSession(board, { role: 'facilitator' }))
  screen.getByText('Of autumn')
  expect(screen.queryByText('Of spring')).toBeNull()
})
