import { RETAIN_MAX_DAYS } from '#shared/domain/dates.ts'
import { DAY_MS } from './sessions.ts'

export const RETAIN_DEFAULT_DAYS = 365

/**
 * The moment (Unix ms) at which a board's time is over whose last day this is: it is kept through that day. Undefined
 * if there is no such day, if it is not after today, or if it lies further away than any board is kept.
 */
export function endOfRetention(isoDate: string, nowMs: number): number | undefined {
  const end = endOfDay(isoDate)
  if (end === undefined || isoDate <= dateOf(nowMs) || isoDate > dateOf(nowMs + RETAIN_MAX_DAYS * DAY_MS)) {
    return undefined
  }
  return end
}

/** Last ms of a day of the calendar; undefined if there is no such day. */
export function endOfDay(isoDate: string): number | undefined {
  const start = Date.parse(`${isoDate}T00:00:00Z`)
  return Number.isNaN(start) || dateOf(start) !== isoDate ? undefined : start + DAY_MS - 1
}

export function dateOf(unixMs: number): string {
  return new Date(unixMs).toISOString().slice(0, 10)
}
