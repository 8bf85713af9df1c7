import { useCallback } from 'react'
import { type BoardViewName, boardPath, navigate } from '#client/app/router.ts'
import { useBoard } from '#client/app/use-board.tsx'
import type { PriorityId } from '#shared/domain/ids.ts'

/** Goes to a priority from the view that is open: in the outline or the canvas if one of them is open, else where there is room for a canvas on it. */
export function useGoToPriority(view: BoardViewName | undefined): (priority: PriorityId) => void {
  const { session, screen } = useBoard()
  const { board } = session.facts
  return useCallback(
    priority => {
      const framework = session.view.row('priorities', priority)?.framework
      if (framework) screen.framework.set(framework)
      screen.pointedAt.set({ kind: 'priority', id: priority })
      const isNarrow = matchMedia('(max-width: 719px)').matches
      const to = view === 'canvas' || view === 'outline' ? view : isNarrow ? 'outline' : 'canvas'
      if (to !== view) navigate(boardPath(board, to))
    },
    [session, screen, view, board],
  )
}
