import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { setQuestions } from '#shared/domain/commands/questions.ts'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'

/** Whether all of these are open questions, and how a facilitator makes them so or not. */
export function useQuestions(targets: readonly (NoteId | ClusterId)[]) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const marks = useRows('marks')
  const isQuestion = targets.length > 0 && targets.every(id => marks.get(id)?.question)
  return {
    isQuestion,
    mayMark: actor.role === 'facilitator',
    toggle(): void {
      if (!act(setQuestions(view, actor, { targets, isQuestion: !isQuestion }))) return
      announcer.say(t(isQuestion ? 'question.off' : 'question.on', { count: targets.length }))
    },
  }
}
