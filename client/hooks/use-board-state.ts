import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { BoardSession, Connection, Happening, Peer } from '#client/session/board-session.ts'
import { useSession } from './use-session.ts'

/** What is to be said about the connection and about saving. */
export function useConnection(): Connection {
  const { connection } = useSession()
  return useSyncExternalStore(connection.subscribe, connection.get)
}

/** Who else is here. */
export function usePeers(): readonly Peer[] {
  const { peers } = useSession()
  return useSyncExternalStore(peers.subscribe, peers.get)
}

/** Whether there is something to take back, or to do again. */
export function useHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const { history } = useSession()
  return useSyncExternalStore(history.subscribe, history.get)
}

/** Words that the server refused, kept for their author. */
export function useUnsentCards(): ReturnType<BoardSession['unsentCards']['get']> {
  const { unsentCards } = useSession()
  return useSyncExternalStore(unsentCards.subscribe, unsentCards.get)
}

/** Hears what happens to this person, as long as the component is shown; always calls the newest `hear`. */
export function useHappenings(hear: (happening: Happening) => void): void {
  const session = useSession()
  const newest = useRef(hear)
  useEffect(() => {
    newest.current = hear
  })
  useEffect(() => session.onHappening(happening => newest.current(happening)), [session])
}
