import { createContext, useContext } from 'react'
import type { BoardSession } from '#client/session/board-session.ts'

/** The open board; `SessionContext.Provider` stands above everything that shows it. */
export const SessionContext = createContext<BoardSession | undefined>(undefined)

/** The board session of this part of the page. Throws outside of one: that is a bug. */
export function useSession(): BoardSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('there is no board session above this component')
  return session
}
