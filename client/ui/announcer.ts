import { Value } from '#client/session/value.ts'

export type Urgency = 'polite' | 'assertive'

/**
 * What a saying is about. `own`: what this person did; `others`: what others do to the board; `people`: who comes and
 * goes; `workshop`: steps, reveals and the clock; `trouble`: what was refused or cannot be saved, which is always said.
 */
export const HEARING_KINDS = ['own', 'others', 'people', 'workshop', 'trouble'] as const
export type HearingKind = (typeof HEARING_KINDS)[number]

/** How much is said of a kind: everything, the sum of it, nothing. */
export const HEARING_LEVELS = ['all', 'sum', 'off'] as const
export type HearingLevel = (typeof HEARING_LEVELS)[number]
export type HearingLevels = Readonly<Record<Exclude<HearingKind, 'trouble'>, HearingLevel>>

export const USUAL_LEVELS: HearingLevels = { own: 'all', others: 'sum', people: 'sum', workshop: 'all' }

export interface Saying {
  readonly text: string
  /** Rises with each, so that the same words said twice are heard twice. */
  readonly count: number
}

const SILENCE: Saying = { text: '', count: 0 }

/** Summed up, one's own acts are said once there has been quiet for so long: the last of a row of them. */
const OWN_QUIET_MS = 1200

type After = (delayMs: number, act: () => void) => () => void

/** What screen readers should say. `polite` waits for the reader to be done, `assertive` interrupts. */
export class Announcer {
  readonly polite = new Value<Saying>(SILENCE)
  readonly assertive = new Value<Saying>(SILENCE)
  /** What this person wants to hear. */
  readonly levels = new Value<HearingLevels>(USUAL_LEVELS)
  readonly #after: After
  #cancelOwn: (() => void) | undefined

  constructor(after: After = afterTimeout) {
    this.#after = after
  }

  /** Says something, if this person wants to hear of it. What interrupts is trouble unless said otherwise. */
  say(
    text: string,
    urgency: Urgency = 'polite',
    kind: HearingKind = urgency === 'assertive' ? 'trouble' : 'own',
  ): void {
    const level = kind === 'trouble' ? 'all' : this.levels.get()[kind]
    if (level === 'off') return
    this.#cancelOwn?.()
    this.#cancelOwn = undefined
    // Of the other kinds who speaks has summed up already.
    if (kind === 'own' && level === 'sum') this.#cancelOwn = this.#after(OWN_QUIET_MS, () => this.#speak(text, urgency))
    else this.#speak(text, urgency)
  }

  #speak(text: string, urgency: Urgency): void {
    const region = this[urgency]
    region.set({ text, count: region.get().count + 1 })
  }
}

function afterTimeout(delayMs: number, act: () => void): () => void {
  const timer = setTimeout(act, delayMs)
  return () => clearTimeout(timer)
}

export const announcer = new Announcer()
