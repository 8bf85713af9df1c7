import type { Put } from '#shared/domain/plan.ts'
import type { Language, LocalText } from '#shared/domain/tables.ts'

/** What a new board is told about itself. */
export interface BoardStart {
  /** Undefined: the template's own title, in all its languages. */
  readonly title: LocalText | undefined
  readonly language: Language
  readonly anonymity: 'named' | 'pseudonymous' | 'anonymous'
  /** ISO date of the first workshop; the others follow by the template's own distances. */
  readonly startDate: string
  /** ISO date after which the board is deleted. */
  readonly retainUntil: string
}

/** How a board can begin: rows only, nothing of Yjs, clocks or randomness. */
export interface BoardTemplate {
  readonly id: string
  readonly title: LocalText
  readonly description: LocalText
  /** Every row of the new board. The same start gives the same rows. */
  rows(start: BoardStart): readonly Put[]
}

/** An ISO date so many days later. */
export function daysAfter(isoDate: string, days: number): string {
  const dayMs = 24 * 60 * 60 * 1000
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}
