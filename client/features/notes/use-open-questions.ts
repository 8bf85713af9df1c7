import { useMemo } from 'react'
import { useRows } from '#client/hooks/use-rows.ts'
import { useSession } from '#client/hooks/use-session.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { openQuestions } from '#shared/domain/questions.ts'

/** The open questions of the board, or what of them one framework shows. */
export function useOpenQuestions(framework?: FrameworkId) {
  const { view } = useSession()
  const seen = [useRows('marks'), useRows('clusters'), useRows('notes'), useRows('hidden')]
  return useMemo(() => {
    const questions = openQuestions(view, framework)
    return { ...questions, count: questions.clusters.length + questions.notes.length }
  }, [view, framework, ...seen])
}
