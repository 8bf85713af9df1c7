import { useCallback } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import type { PromptId } from '#shared/domain/ids.ts'

/** The title of a prompt as bare words, in this person's language. */
export function usePromptTitle(): (prompt: PromptId) => string {
  const { view } = useBoard().session
  const read = useRead()
  return useCallback(prompt => read(view.row('prompts', prompt)?.title).text, [view, read])
}
