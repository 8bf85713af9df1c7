import { describe, expect, test } from 'vitest'
import { startStep } from '#shared/domain/commands/running.ts'
import { addTime, pauseTimer, resumeTimer, startTimer, stopTimer } from '#shared/domain/commands/timing.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { leftMsOf, timerCall } from '#shared/domain/timer.ts'
import type { PlainView } from '#tests/support/plain-view.ts'
import { facilitator, rules, smallBoard, stepId, writer } from '#tests/support/small-board.ts'

const at = 1_800_000_000_000
const minute = 60_000

const timerOf = (view: PlainView) => view.row('run', 'board')?.timer
const started = () => smallBoard().apply(startTimer(facilitator, { totalMs: 5 * minute, nowMs: at }))
const reasonOf = (plan: Plan) => (plan.accepted ? undefined : plan.reason)

describe('the timer', () => {
  test('runs on the server’s clock, and what is left is never less than nothing', () => {
    const timer = timerOf(started())
    expect(timer).toEqual({ state: 'running', endsAtMs: at + 5 * minute, totalMs: 5 * minute })
    expect(timer && leftMsOf(timer, at + minute)).toBe(4 * minute)
    expect(timer && leftMsOf(timer, at + 9 * minute)).toBe(0)
  })

  test('stands still while it is paused, and goes on with what was left', () => {
    const view = started()
    view.apply(pauseTimer(view, facilitator, { nowMs: at + minute }))
    const paused = timerOf(view)
    expect(paused && leftMsOf(paused, at + 30 * minute)).toBe(4 * minute)
    view.apply(resumeTimer(view, facilitator, { nowMs: at + 30 * minute }))
    expect(timerOf(view)).toEqual({ state: 'running', endsAtMs: at + 34 * minute, totalMs: 5 * minute })
  })

  test('takes a minute more: while it runs, while it is paused, and after its end from now on', () => {
    const more = (view: PlainView, nowMs: number) => view.apply(addTime(view, facilitator, { moreMs: minute, nowMs }))
    expect(timerOf(more(started(), at + minute))).toMatchObject({ endsAtMs: at + 6 * minute, totalMs: 6 * minute })
    expect(timerOf(more(started(), at + 20 * minute))).toMatchObject({ endsAtMs: at + 21 * minute })
    const paused = started()
    paused.apply(pauseTimer(paused, facilitator, { nowMs: at + minute }))
    expect(timerOf(more(paused, at + 9 * minute))).toEqual({
      state: 'paused',
      leftMs: 5 * minute,
      totalMs: 6 * minute,
    })
  })

  test('goes when it is stopped, and when another step starts', () => {
    const view = started()
    expect(timerOf(started().apply(stopTimer(view, facilitator)))).toBeUndefined()
    view.with('steps', 's1', { title: { fi: 'Seuraava' }, rules: rules(), order: 'a0' })
    view.apply(startStep(view, facilitator, stepId('s1')))
    expect(timerOf(view)).toBeUndefined()
    expect(view.row('run', 'board')?.step).toBe('s1')
  })

  test.each([
    ['no time at all', startTimer(facilitator, { totalMs: 0, nowMs: at }), 'rules-invalid'],
    ['more than a day', startTimer(facilitator, { totalMs: 86_400_001, nowMs: at }), 'rules-invalid'],
    ['what is no number', startTimer(facilitator, { totalMs: Number.NaN, nowMs: at }), 'rules-invalid'],
    ['a participant', startTimer(writer, { totalMs: minute, nowMs: at }), 'not-allowed'],
    ['a pause of nothing', pauseTimer(smallBoard(), facilitator, { nowMs: at }), 'nothing-to-do'],
    ['a pause after the end', pauseTimer(started(), facilitator, { nowMs: at + 5 * minute }), 'nothing-to-do'],
    ['going on while it runs', resumeTimer(started(), facilitator, { nowMs: at }), 'nothing-to-do'],
    ['more of nothing', addTime(smallBoard(), facilitator, { moreMs: minute, nowMs: at }), 'nothing-to-do'],
    ['less time', addTime(started(), facilitator, { moreMs: -1, nowMs: at }), 'rules-invalid'],
    ['stopping nothing', stopTimer(smallBoard(), facilitator), 'nothing-to-do'],
    ['a participant who stops it', stopTimer(started(), writer), 'not-allowed'],
    ['a participant who pauses it', pauseTimer(started(), writer, { nowMs: at }), 'not-allowed'],
    ['a participant who wants more', addTime(started(), writer, { moreMs: minute, nowMs: at }), 'not-allowed'],
    ['a participant who goes on', resumeTimer(started(), writer, { nowMs: at }), 'not-allowed'],
  ] as const)('refuses %s', (_name, plan, reason) => {
    expect(reasonOf(plan)).toBe(reason)
  })
})

test('one minute, ten seconds and the end are said once each, and the last one if several have passed', () => {
  expect(timerCall(61_000, 60_000)).toBe(60_000)
  expect(timerCall(60_000, 59_000)).toBeUndefined()
  expect(timerCall(10_500, 9_500)).toBe(10_000)
  expect(timerCall(500, 0)).toBe(0)
  expect(timerCall(0, 0)).toBeUndefined()
  expect(timerCall(70_000, 0)).toBe(0)
})
