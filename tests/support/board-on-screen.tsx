import type { ReactNode } from 'react'
import { BoardDialogs } from '#client/features/notes/BoardDialogs.tsx'
import type { Role } from '#shared/domain/roles.ts'
import { FakeSession } from './fake-session.ts'
import { showOnBoard } from './on-screen.tsx'
import type { PlainView } from './plain-view.ts'

/** A view of a board with its dialogs, for one person of that role, and their session. */
export function showBoard(plain: PlainView, role: Role, view: ReactNode): FakeSession {
  const session = new FakeSession(plain, { role })
  showOnBoard(
    <>
      <main id="main" tabIndex={-1}>
        {view}
      </main>
      <BoardDialogs />
    </>,
    session,
  )
  return session
}

/** The last thing said to screen readers, of either urgency. */
export function lastSaid(urgency: 'polite' | 'assertive' = 'polite'): string {
  return document.querySelector(`[data-region="${urgency}"]`)?.textContent ?? ''
}
