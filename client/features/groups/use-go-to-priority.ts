import { useCallback } from 'react'
import { type BoardViewName, boardPath, navigate, useRoute } from '#client/app/router.ts'
import { useBoard } from '#client/app/use-board.tsx'
import type { PriorityId } from '#shared/domain/ids.ts'

/** Goes to a priority: in the outline or the canvas if one of them is open, else where there is room for a canvas on it. */
export function useGoToPriority(): (priority: PriorityId) => void {
  const { session, screen } = useBoard()
  const view = useView()
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

/** The view that the address names. */
export function useView(): BoardViewName | undefined {
  const route = useRoute()
  return route.page === 'board' ? route.view : undefined
}
