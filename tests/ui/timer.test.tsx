import { act, cleanup, fireEvent, screen as page } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { TimerControls } from '#client/features/timer/TimerControls.tsx'
import { TimerNow } from '#client/features/timer/TimerNow.tsx'
import { useTimerCalls } from '#client/features/timer/use-timer.ts'
import { put } from '#shared/domain/plan.ts'
import { lastSaid } from '#tests/support/board-on-screen.tsx'
import { FakeSession } from '#tests/support/fake-session.ts'
import { say, showOnBoard } from '#tests/support/on-screen.tsx'
import { rules, smallBoard } from '#tests/support/small-board.ts'

let nowMs = 0
beforeEach(() => {
  vi.useFakeTimers()
  nowMs = 1_000_000
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function Clock() {
  useTimerCalls()
  return (
    <>
      <TimerNow />
      <TimerControls />
    </>
  )
}

function showClock() {
  const plain = smallBoard()
    .with('steps', 's1', { title: { fi: 'Kirjoita' }, rules: rules({ minutes: 7 }), order: 'a0' })
    .set('run', 'board', { step: 's1' })
  const session = new FakeSession(plain, { role: 'facilitator' })
  session.serverNow = () => nowMs
  showOnBoard(<Clock />, session)
  return session
}

/** The server's clock and the timers of the page go on together. */
function pass(ms: number): void {
  act(() => {
    for (let at = 0; at < ms; at += 500) {
      nowMs += 500
      vi.advanceTimersByTime(500)
    }
  })
}

const left = () => page.queryAllByRole('timer')[0]?.textContent ?? ''
const click = (key: 'timer.start' | 'timer.pause' | 'timer.resume' | 'timer.more' | 'timer.stop') =>
  fireEvent.click(page.getByRole('button', { name: say(key) }))

describe('the clock', () => {
  test('begins with the minutes of the step, counts down, stands still, goes on and goes away', () => {
    const session = showClock()
    expect(page.queryAllByRole('timer')).toHaveLength(0)
    click('timer.start')
    expect(session.view.row('run', 'board')?.timer).toMatchObject({ state: 'running', totalMs: 420_000 })
    expect(left()).toContain('7:00')
    pass(61_000)
    expect(left()).toContain('5:59')
    click('timer.pause')
    pass(30_000)
    expect(left()).toContain(`5:59`)
    expect(left()).toContain(say('timer.paused'))
    click('timer.resume')
    click('timer.more')
    expect(left()).toContain('6:59')
    click('timer.stop')
    expect(page.queryAllByRole('timer')).toHaveLength(0)
  })

  test('says one minute, ten seconds and the end, once each', () => {
    showClock()
    fireEvent.change(page.getByLabelText(say('timer.minutes')), { target: { value: '1.5' } })
    click('timer.start')
    const heard: string[] = []
    for (let second = 0; second < 100; second += 1) {
      pass(1000)
      const said = lastSaid()
      if (said !== heard.at(-1)) heard.push(said)
    }
    expect(heard.slice(-3)).toEqual([say('timer.minute'), say('timer.tenSeconds'), say('timer.end')])
    expect(left()).toContain(say('timer.over'))
  })

  test('says nothing when somebody arrives after its end', () => {
    const session = showClock()
    const before = lastSaid()
    act(() => session.arrives(put('run', 'board', { timer: { state: 'running', endsAtMs: 1000, totalMs: 1000 } })))
    pass(2000)
    expect(lastSaid()).toBe(before)
    expect(left()).toContain(say('timer.over'))
  })
})
