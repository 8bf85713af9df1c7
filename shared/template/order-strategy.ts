import type { RunningOrder } from './running-order.ts'
import { PROMPT_IDS, STEPS } from './strategy-workshop-steps.ts'

/** The running order that the strategy workshop begins with. */
export const STRATEGY_ORDER: RunningOrder = {
  id: 'strategy',
  title: { fi: 'Strategiatyöpaja', sv: 'Strategiverkstad', en: 'Strategy workshop' },
  description: {
    fi: 'Yhdeksänkymmentä minuuttia: kirjoitetaan yksin, paljastetaan, ryhmitellään, äänestetään ja kirjataan.',
    sv: 'Nittio minuter: vi skriver ensamma, visar, grupperar, röstar och antecknar.',
    en: 'Ninety minutes: write alone, reveal, arrange, vote and write down.',
  },
  steps: STEPS.map(({ title, talk, rules }) => ({
    title,
    talk,
    kind: rules.kind,
    minutes: rules.minutes,
    prompts: rules.prompts.map(prompt => PROMPT_IDS.indexOf(prompt)),
    mode: rules.mode,
    arrange: rules.arrange,
  })),
}
