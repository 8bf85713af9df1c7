import type { StepId } from '#shared/domain/ids.ts'
import { stepsOf } from '#shared/domain/series.ts'
import { useRow, useRows } from './use-rows.ts'
import { useSession } from './use-session.ts'

/** The running order of the workshop that is on. */
export function useStepIds(): readonly StepId[] {
  const { view } = useSession()
  // Read for their changes; the rule of which steps count is the domain's.
  useRows('steps')
  useRows('workshops')
  useRow('run', 'board')
  return stepsOf(view)
}
