import type { StepRules } from '#shared/domain/tables.ts'

/** A name for what a step lets people do; the catalogue has a sentence for each under `step.do` and `step.kind`. */
export function whatPeopleDo(rules: Pick<StepRules, 'kind' | 'mode'>) {
  return rules.kind === 'write' ? (`write-${rules.mode}` as const) : rules.kind
}

/** The same for the step that runs, where private notes may have been revealed by now. */
export function whatPeopleDoNow(rules: Pick<StepRules, 'kind' | 'mode'>, isRevealed: boolean) {
  return isRevealed && rules.kind === 'write' && rules.mode === 'private' ? 'write-revealed' : whatPeopleDo(rules)
}
