import { useCallback, useSyncExternalStore } from 'react'
import type { Readable } from '#client/session/board-session.ts'

/** Re-renders when the value changes. */
export function useReadable<T>(readable: Readable<T>): T {
  return useSyncExternalStore(
    useCallback(wake => readable.subscribe(wake), [readable]),
    () => readable.get(),
  )
}

/** Re-renders only when what is picked changes; the picked thing must be the same while nothing changed. */
export function usePicked<T, P>(readable: Readable<T>, pick: (value: T) => P): P {
  return useSyncExternalStore(
    useCallback(wake => readable.subscribe(wake), [readable]),
    () => pick(readable.get()),
  )
}
