import { useBoard } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { PromptId } from '#shared/domain/ids.ts'
import { currentWorkshop } from '#shared/domain/series.ts'
import { writtenNow } from '#shared/domain/writing-rule.ts'

const WORDS = {
  later: 'write.fate.later',
  keep: 'write.fate.private',
  publish: 'write.fate.open',
  wait: 'write.fate.moderated',
} as const

/** In one sentence, what becomes of a note to this prompt once it is sent. */
export function useWhatHappens(prompt: PromptId): string {
  const t = useT()
  const { view } = useBoard().session
  useRows('steps')
  useRows('progress')
  useRow('run', 'board')
  return t(WORDS[writtenNow(view, prompt, currentWorkshop(view))])
}
