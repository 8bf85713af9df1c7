import { Value } from '#client/session/value.ts'

export type Urgency = 'polite' | 'assertive'

export interface Saying {
  readonly text: string
  /** Rises with each, so that the same words said twice are heard twice. */
  readonly count: number
}

const SILENCE: Saying = { text: '', count: 0 }

/** What screen readers should say. `polite` waits for the reader to be done, `assertive` interrupts. */
export class Announcer {
  readonly polite = new Value<Saying>(SILENCE)
  readonly assertive = new Value<Saying>(SILENCE)

  say(text: string, urgency: Urgency = 'polite'): void {
    const region = this[urgency]
    region.set({ text, count: region.get().count + 1 })
  }
}

export const announcer = new Announcer()
