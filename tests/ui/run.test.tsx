import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { RunView } from '#client/features/run/RunView.tsx'
import { FakeSession } from '#tests/support/fake-session.ts'
import { deviceOf, FakeServer, say, showOnBoard } from '#tests/support/on-screen.tsx'
import { autumn, develop, note, noteId, rules, smallBoard, stepId, works } from '#tests/support/small-board.ts'

function running(): FakeSession {
  const board = smallBoard()
    .with('steps', 'talk', { title: { en: 'Welcome' }, rules: rules({ kind: 'talk', minutes: 5 }), order: 'a0' })
    .with('steps', 'write', {
      title: { en: 'Write alone' },
      rules: rules({ prompts: [works], mode: 'private', minutes: 7 }),
      order: 'a1',
      talk: { en: 'One thing to a note.' },
    })
    .with('steps', 'arrange', { title: { en: 'Arrange' }, rules: rules({ kind: 'arrange', minutes: 20 }), order: 'a2' })
    .with('run', 'board', { step: stepId('write') })
    .with('progress', 'write', { began: true })
    .with('counts', 'all', { written: 3, kept: 2, writers: 2 })
    .with('counts', works, { written: 3, kept: 2, writers: 2 })
    .with('people', 'p1', { role: 'participant', here: true })
    .with('people', 'p2', { role: 'participant', here: false })
  return new FakeSession(board, { role: 'facilitator' })
}

function stepNow(): string | null {
  return document.querySelector('[aria-current="step"] h4')?.textContent ?? null
}

describe('running a workshop', () => {
  it('shows the order with minutes, the running step and what to say in it', () => {
    showOnBoard(<RunView />, running())
    expect(stepNow()).toBe('Write alone')
    expect(screen.getByText('One thing to a note.')).toBeTruthy()
    expect(screen.getByText(say('run.nowNumber', { number: 2, total: 3 }))).toBeTruthy()
    expect(screen.getByText(say('run.minutes', { count: 32 }))).toBeTruthy()
  })

  it('goes on, back, and to any step', () => {
    const session = running()
    showOnBoard(<RunView />, session)
    fireEvent.click(screen.getByRole('button', { name: say('run.next') }))
    expect(stepNow()).toBe('Arrange')
    expect(session.view.row('progress', 'arrange')?.began).toBe(true)
    expect(screen.getByRole('button', { name: say('run.next') })).toHaveProperty('disabled', true)
    fireEvent.click(screen.getByRole('button', { name: say('run.previous') }))
    expect(stepNow()).toBe('Write alone')
    fireEvent.click(screen.getByRole('button', { name: say('run.startThis', { title: 'Welcome' }) }))
    expect(stepNow()).toBe('Welcome')
  })

  it('reveals the kept notes by one button that says how many, and keeps focus', () => {
    const session = running()
    showOnBoard(<RunView />, session)
    expect(screen.getByText(say('run.kept', { count: 2 }))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: say('run.reveal', { count: 2 }) }))
    expect(session.view.row('progress', 'write')?.revealed).toBe(true)
    expect(screen.queryByRole('button', { name: say('run.reveal', { count: 2 }) })).toBeNull()
    expect(document.activeElement?.textContent).toBe(say('run.revealed'))
  })

  it('says who is here and how far the writing is, by prompt', () => {
    showOnBoard(<RunView />, running())
    const region = screen.getByRole('region', { name: say('run.progress') })
    expect(region.textContent).toContain(say('run.peopleHere', { count: 1 }))
    expect(region.textContent).toContain(say('run.writers', { count: 2 }))
    const rows = within(region).getAllByRole('listitem')
    expect(rows.map(row => row.textContent?.includes(say('run.written', { count: 3 })))).toEqual([true, false])
  })

  it('lets everyone arrange, and only facilitators again', () => {
    const session = running()
    showOnBoard(<RunView />, session)
    fireEvent.click(screen.getByLabelText(say('run.arrange.everyone')))
    expect(session.view.row('steps', 'write')?.rules.arrange).toBe('everyone')
    fireEvent.click(screen.getByLabelText(say('run.arrange.facilitators')))
    expect(session.view.row('steps', 'write')?.rules.arrange).toBe('facilitators')
  })

  it('lets notes of the step wait for approval, but breaks no promise of privacy', () => {
    const session = running()
    showOnBoard(<RunView />, session)
    fireEvent.click(screen.getByLabelText(say('run.mode.moderated')))
    expect(session.view.row('steps', 'write')?.rules.mode).toBe('private')
    expect(screen.getAllByText(say('refusal.step-forbids')).length).toBeGreaterThan(0)
    act(() => session.arrives({ kind: 'put', table: 'progress', id: 'write', fields: { revealed: true } }))
    fireEvent.click(screen.getByLabelText(say('run.mode.moderated')))
    expect(session.view.row('steps', 'write')?.rules.mode).toBe('moderated')
  })

  it('says which workshop new notes belong to', () => {
    const session = running()
    showOnBoard(<RunView />, session)
    fireEvent.change(screen.getByLabelText(new RegExp(`^${say('run.workshop')}`)), { target: { value: autumn } })
    expect(session.view.row('run', 'board')?.workshop).toBe(autumn)
  })
})

describe('a waiting note', () => {
  function waiting() {
    const session = running()
    session.arrives({
      kind: 'put',
      table: 'waiting',
      id: noteId('n1'),
      fields: { note: note({ text: 'Onko sopiva?', prompt: develop }) },
    })
    const server = new FakeServer().answers('POST', '/api/boards/board1/moderation', undefined, 204)
    showOnBoard(<RunView />, session, deviceOf(server))
    return { session, server }
  }

  it('is approved', async () => {
    const { session, server } = waiting()
    fireEvent.click(screen.getByRole('button', { name: say('run.approve') }))
    await screen.findAllByText(say('run.approved'))
    expect(server.asked).toMatchObject([{ body: { note: 'n1', words: 'Onko sopiva?', decision: 'approve' } }])
    expect(document.activeElement?.textContent).toBe(say('run.waiting', { count: 1 }))
    act(() => session.arrives({ kind: 'remove', table: 'waiting', id: 'n1' }))
    expect(screen.queryByText('Onko sopiva?')).toBeNull()
  })

  it('is returned with a reason for its author', async () => {
    const { server } = waiting()
    fireEvent.click(screen.getByRole('button', { name: say('run.return') }))
    const reason = screen.getByLabelText(say('run.reason'))
    await waitFor(() => expect(document.activeElement).toBe(reason))
    fireEvent.change(reason, { target: { value: 'Name nobody, please.' } })
    fireEvent.click(screen.getByRole('button', { name: say('run.returnNow') }))
    await screen.findAllByText(say('run.returned'))
    expect(server.asked[0]?.body).toEqual({
      note: 'n1',
      words: 'Onko sopiva?',
      decision: 'return',
      reason: 'Name nobody, please.',
    })
  })

  it('stays, with the reason in words, if the server does not take the decision', async () => {
    const session = running()
    session.arrives({ kind: 'put', table: 'waiting', id: noteId('n1'), fields: { note: note() } })
    const server = new FakeServer().answers('POST', '/api/boards/board1/moderation', { error: 'not-found' }, 404)
    showOnBoard(<RunView />, session, deviceOf(server))
    fireEvent.click(screen.getByRole('button', { name: say('run.approve') }))
    await screen.findAllByText(say('error.not-found'))
    expect(screen.getByRole('button', { name: say('run.approve') })).toBeTruthy()
  })
})
