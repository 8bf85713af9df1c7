import { useEffect } from 'react'
import type { Gathering } from '#shared/domain/tables.ts'
import { useBoard } from './use-board.tsx'

/** Shows what the facilitator points at, once, in the view that is before this person. `show` should not change from render to render. */
export function usePointedAt(show: (target: NonNullable<Gathering['target']>) => void): void {
  const { screen } = useBoard()
  useEffect(() => {
    const look = () => {
      const target = screen.pointedAt.get()
      if (!target) return
      screen.pointedAt.set(undefined)
      show(target)
    }
    look()
    return screen.pointedAt.subscribe(look)
  }, [screen, show])
}
