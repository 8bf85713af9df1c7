import type { StepRules } from '#shared/domain/tables.ts'

/** A name for what a step lets people do; the catalogue has a sentence for each under `step.do`. */
export function whatPeopleDo(rules: Pick<StepRules, 'kind' | 'mode'>) {
  return rules.kind === 'write' ? (`write-${rules.mode}` as const) : rules.kind
}
