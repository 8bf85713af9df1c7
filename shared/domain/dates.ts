/** Days as ISO dates, `2026-11-24`: of no time zone, compared as text. */

/** A board is kept for at most so long from today: ten years. */
export const RETAIN_MAX_DAYS = 3653
const DAY_MS = 24 * 60 * 60 * 1000

/** A day that the calendar has. */
export function isDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false
  const start = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(start) && new Date(start).toISOString().startsWith(date)
}

/** The day so many days later. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}
