import type { ReactNode } from 'react'
import { AppLink } from '#client/app/AppLink.tsx'
import { boardPath } from '#client/app/router.ts'
import { useBoard } from '#client/app/use-board.tsx'

interface JumpLinkProps {
  /** The id of a heading or section on this page. */
  readonly to: string
  readonly children: ReactNode
}

/** Leads to a part of the results. The fragment of the address is where keys travel: it is never changed. */
export function JumpLink({ to, children }: JumpLinkProps) {
  const { board } = useBoard().session.facts
  return (
    <AppLink
      href={boardPath(board, 'results')}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        const part = document.getElementById(to)
        part?.scrollIntoView({ block: 'start' })
        part?.focus({ preventScroll: true })
      }}
    >
      {children}
    </AppLink>
  )
}
