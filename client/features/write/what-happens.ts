import { useBoard } from '#client/app/use-board.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { PromptId } from '#shared/domain/ids.ts'
import { writingStepOf } from '#shared/domain/writing-rule.ts'

/** In one sentence, what becomes of a note to this prompt once it is sent. */
export function useWhatHappens(prompt: PromptId): string {
  const t = useT()
  const { view } = useBoard().session
  useRows('steps')
  useRows('progress')
  const writing = writingStepOf(view, prompt)
  if (!writing) return t('write.fate.later')
  const { mode } = writing.step.rules
  if (mode === 'private') return writing.isRevealed ? t('write.fate.open') : t('write.fate.private')
  return mode === 'open' ? t('write.fate.open') : t('write.fate.moderated')
}
