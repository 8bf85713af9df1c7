import { useCallback, useState } from 'react'
import type { PromptId } from '#shared/domain/ids.ts'

/**
 * Which cards somebody is writing in: those with words that have not been sent, and the one that had focus when the step
 * went on (`asked` changed). They stay before the writer, whatever the step asks.
 */
export function useCardsInUse(asked: string) {
  const [withWords, setWithWords] = useState<ReadonlySet<PromptId>>(new Set())
  const [focused, setFocused] = useState<PromptId>()
  const [held, setHeld] = useState<PromptId>()
  const [before, setBefore] = useState(asked)
  if (before !== asked) {
    setBefore(asked)
    setHeld(focused)
  }
  const tellWords = useCallback((prompt: PromptId, hasWords: boolean) => {
    setWithWords(known => {
      if (known.has(prompt) === hasWords) return known
      const next = new Set(known)
      if (hasWords) next.add(prompt)
      else next.delete(prompt)
      return next
    })
  }, [])
  return {
    isInUse: (prompt: PromptId) => withWords.has(prompt) || prompt === held,
    tellWords,
    tellFocus: setFocused,
  }
}
