import { useEffect } from 'react'
import { useDevice } from '#client/app/device.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import type { ClusterId } from '#shared/domain/ids.ts'
import { CLUSTERS_MAX } from '#shared/domain/limits.ts'

/** Which clusters this person has folded stays on this device, board by board. */
export function useKeptFolds(): void {
  const { texts } = useDevice()
  const { screen, session } = useBoard()
  const key = `timantti/${session.facts.board}/folded`
  useEffect(() => {
    if (screen.folded.get().size === 0) screen.fold(readFolds(texts.getItem(key)), true)
    return screen.folded.subscribe(() => {
      try {
        texts.setItem(key, JSON.stringify([...screen.folded.get()].slice(0, CLUSTERS_MAX)))
      } catch {
        // A browser that stores nothing shows all clusters open next time.
      }
    })
  }, [texts, screen, key])
}

function readFolds(stored: string | null): ClusterId[] {
  try {
    const found: unknown = JSON.parse(stored ?? '[]')
    return Array.isArray(found) ? found.filter((each): each is ClusterId => typeof each === 'string') : []
  } catch {
    return []
  }
}
