import { type ReactNode, useState } from 'react'
import { BoardScreen } from '#client/app/board-screen.ts'
import { useDevice } from '#client/app/device.tsx'
import { BoardProvider } from '#client/app/use-board.tsx'
import type { Connection } from '#client/session/board-session.ts'
import { Drafts } from '#client/session/drafts.ts'
import { MemoryTexts } from '#client/session/memory-storage.ts'
import { type Change, put } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import { exampleBoard } from '#shared/template/example-board.ts'
import { StillSession } from './still-session.ts'

/** The example workshop, the same every day. */
export const EXAMPLE: readonly Change[] = exampleBoard({ startDate: '2026-11-05', retainUntil: '2027-12-31' }).rows

/** The example with this step running. */
export function inStep(step: string, more: readonly Change[] = []): readonly Change[] {
  return [...EXAMPLE, put('run', 'board', { step: step as never, workshop: 'third' as never }), ...more]
}

interface StillBoardProps {
  readonly rows?: readonly Change[]
  readonly as?: Role
  readonly connection?: Connection
  readonly unsent?: readonly { readonly id: string; readonly text: string; readonly why: string }[]
  /** Words that are being typed, by prompt. */
  readonly typed?: Readonly<Record<string, string>>
  /** Before it is shown: what is selected. */
  readonly selected?: readonly string[]
  readonly children: ReactNode
}

/** An open board around a specimen. */
export function StillBoard({ rows = EXAMPLE, as = 'facilitator', children, ...shown }: StillBoardProps) {
  const { api } = useDevice()
  const [board] = useState(() => {
    const session = new StillSession(rows, as, shown.connection)
    if (shown.unsent) session.unsentCards.set(shown.unsent)
    const screen = new BoardScreen(session)
    if (shown.selected) screen.select(shown.selected as never)
    const drafts = new Drafts(new MemoryTexts(), 'gallery', 'here')
    for (const [prompt, text] of Object.entries(shown.typed ?? {})) drafts.write(prompt, text)
    return { session, screen, drafts, api, token: '' }
  })
  return <BoardProvider board={board}>{children}</BoardProvider>
}
