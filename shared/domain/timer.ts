import type { Timer } from './tables.ts'

/** What is left, in ms; 0 when it is over. `nowMs` is on the server's clock. */
export function leftMsOf(timer: Timer, nowMs: number): number {
  return Math.max(0, timer.state === 'paused' ? timer.leftMs : timer.endsAtMs - nowMs)
}

/** The moments that are said aloud: one minute, ten seconds, and the end; in ms before it. */
export const TIMER_CALLS_MS = [60_000, 10_000, 0] as const

/** The last of these moments that has passed between the two looks at the clock, or undefined. */
export function timerCall(beforeMs: number, nowMs: number): (typeof TIMER_CALLS_MS)[number] | undefined {
  return TIMER_CALLS_MS.findLast(call => beforeMs > call && nowMs <= call)
}
