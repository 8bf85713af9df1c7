import { useCallback } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { useBoard } from './use-board.tsx'

/** Takes back, or does again, this person's own last act, and says so. */
export function useUndo(): { undo(): void; redo(): void } {
  const t = useT()
  const { session, screen } = useBoard()
  const undo = useCallback(() => {
    const isDone = session.undo()
    if (isDone) screen.contents.flush()
    announcer.say(isDone ? t('undo.undone') : t('undo.nothing'))
  }, [session, screen, t])
  const redo = useCallback(() => {
    const isDone = session.redo()
    if (isDone) screen.contents.flush()
    announcer.say(isDone ? t('undo.redone') : t('undo.nothingToRedo'))
  }, [session, screen, t])
  return { undo, redo }
}
