import type { PromptId } from '#shared/domain/ids.ts'
import type { LocalText, StepRules } from '#shared/domain/tables.ts'

interface StepStart {
  readonly title: LocalText
  readonly minutes: number
}

/** How a new step of each kind begins; everything in it can be changed. */
export const STEP_STARTS: Readonly<Record<StepRules['kind'], StepStart>> = {
  talk: { title: { fi: 'Keskustelu', sv: 'Samtal', en: 'Talk' }, minutes: 10 },
  write: { title: { fi: 'Kirjoitetaan', sv: 'Vi skriver', en: 'Write' }, minutes: 10 },
  arrange: {
    title: { fi: 'Ryhmitellään yhdessä', sv: 'Vi grupperar tillsammans', en: 'Arrange together' },
    minutes: 15,
  },
  vote: { title: { fi: 'Äänestetään', sv: 'Vi röstar', en: 'Vote' }, minutes: 5 },
  rate: { title: { fi: 'Arvioidaan', sv: 'Vi bedömer', en: 'Rate' }, minutes: 10 },
  discuss: {
    title: { fi: 'Keskustellaan ja kirjataan', sv: 'Vi diskuterar och antecknar', en: 'Discuss' },
    minutes: 15,
  },
  close: { title: { fi: 'Lopetus', sv: 'Avslutning', en: 'Close' }, minutes: 5 },
}

/** Rules for a new step of a kind: people write in private and to every prompt given, and arrange where that is the step. */
export function stepRules(kind: StepRules['kind'], prompts: readonly PromptId[]): StepRules {
  return {
    kind,
    minutes: STEP_STARTS[kind].minutes,
    prompts: kind === 'write' ? [...prompts] : [],
    mode: kind === 'write' ? 'private' : 'open',
    arrange: kind === 'arrange' ? 'everyone' : 'facilitators',
  }
}
