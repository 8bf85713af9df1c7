import { accept, type Plan, put, refuse } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import type { Timer, View } from '#shared/domain/tables.ts'
import { leftMsOf } from '#shared/domain/timer.ts'

/** A timer runs for a day at most. */
const TIMER_MAX_MS = 86_400_000

/** A moment on the server's clock, in Unix ms: every screen counts by that one. */
export interface TimedBy {
  readonly nowMs: number
}

/** Starts the clock anew, whatever ran before. */
export function startTimer(actor: Actor, { totalMs, nowMs }: TimedBy & { readonly totalMs: number }): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!(totalMs > 0 && totalMs <= TIMER_MAX_MS)) return refuse('rules-invalid')
  return set({ state: 'running', endsAtMs: Math.round(nowMs + totalMs), totalMs: Math.round(totalMs) })
}

export function pauseTimer(view: View, actor: Actor, { nowMs }: TimedBy): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const timer = view.row('run', 'board')?.timer
  if (timer?.state !== 'running') return refuse('nothing-to-do')
  const leftMs = Math.round(leftMsOf(timer, nowMs))
  return leftMs === 0 ? refuse('nothing-to-do') : set({ state: 'paused', leftMs, totalMs: timer.totalMs })
}

export function resumeTimer(view: View, actor: Actor, { nowMs }: TimedBy): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const timer = view.row('run', 'board')?.timer
  if (timer?.state !== 'paused') return refuse('nothing-to-do')
  return set({ state: 'running', endsAtMs: Math.round(nowMs + timer.leftMs), totalMs: timer.totalMs })
}

/** Gives more time, also when it was over already: then from now on. */
export function addTime(view: View, actor: Actor, { moreMs, nowMs }: TimedBy & { readonly moreMs: number }): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const timer = view.row('run', 'board')?.timer
  if (!timer) return refuse('nothing-to-do')
  const leftMs = Math.round(leftMsOf(timer, nowMs) + moreMs)
  const totalMs = Math.round(timer.totalMs + moreMs)
  if (!(moreMs > 0 && totalMs <= TIMER_MAX_MS)) return refuse('rules-invalid')
  return set(
    timer.state === 'paused'
      ? { state: 'paused', leftMs, totalMs }
      : { state: 'running', endsAtMs: Math.round(nowMs + leftMs), totalMs },
  )
}

/** Takes the clock away. */
export function stopTimer(view: View, actor: Actor): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  return view.row('run', 'board')?.timer ? accept(put('run', 'board', { timer: undefined })) : refuse('nothing-to-do')
}

function set(timer: Timer): Plan {
  return accept(put('run', 'board', { timer }))
}
