import { useCallback } from 'react'
import { useUndoneWords } from '#client/features/setup/use-undone-words.ts'
import { setupMoment, whatChanged } from '#client/features/setup/what-changed.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { toasts } from '#client/ui/toasts.ts'
import { useBoard } from './use-board.tsx'

/** Takes back, or does again, this person's own last act, and says so; of the set-up it says what that was. */
export function useUndo(): { undo(): void; redo(): void } {
  const t = useT()
  const wordsFor = useUndoneWords()
  const { session, screen } = useBoard()
  const move = useCallback(
    (way: 'undone' | 'redone') => {
      const before = setupMoment(session.view)
      const isDone = way === 'undone' ? session.undo() : session.redo()
      if (isDone) screen.contents.flush()
      const change = isDone ? whatChanged(before, session.view) : undefined
      if (change) toasts.show(wordsFor(way, change))
      else if (isDone) announcer.say(t(`undo.${way}`))
      else announcer.say(t(way === 'undone' ? 'undo.nothing' : 'undo.nothingToRedo'))
    },
    [session, screen, t, wordsFor],
  )
  const undo = useCallback(() => move('undone'), [move])
  const redo = useCallback(() => move('redone'), [move])
  return { undo, redo }
}
