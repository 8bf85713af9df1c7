import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { SessionContext } from '#client/hooks/use-session.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import type { Api } from '#client/session/api.ts'
import type { BoardSession } from '#client/session/board-session.ts'
import type { Drafts } from '#client/session/drafts.ts'
import { toasts } from '#client/ui/toasts.ts'
import { useReadable } from '#client/ui/use-readable.ts'
import { OWN_ROW } from '#shared/domain/groups.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { type Actor, actorOf } from '#shared/domain/roles.ts'
import type { Language } from '#shared/domain/tables.ts'
import type { BoardScreen } from './board-screen.ts'

/** An open board and what goes with it on this device. */
export interface OpenBoard {
  readonly session: BoardSession
  readonly screen: BoardScreen
  readonly drafts: Drafts
  /** For what is asked over HTTP: links, moderation. */
  readonly api: Api
  readonly token: string
}

const Board = createContext<OpenBoard | undefined>(undefined)

export function BoardProvider({ board, children }: { readonly board: OpenBoard; readonly children: ReactNode }) {
  return (
    <SessionContext value={board.session}>
      <Board value={board}>{children}</Board>
    </SessionContext>
  )
}

export function useBoard(): OpenBoard {
  const board = useContext(Board)
  if (!board) throw new Error('a board was asked for outside BoardProvider')
  return board
}

/** Who acts here, and what they may do at this moment. */
export function useActor(): Actor {
  const { session } = useBoard()
  const run = useRow('run', 'board')
  const step = useRow('steps', run?.step ?? 'none')
  const groups = useRows('groups')
  const chosen = useRow('membership', OWN_ROW)
  const assigned = useRow('assigned', OWN_ROW)
  // biome-ignore lint/correctness/useExhaustiveDependencies: these rows are what the view is read for
  return useMemo(() => actorOf(session.view, session.facts.role), [session, run, step, groups, chosen, assigned])
}

/** The framework before this person: the chosen one, else the first. */
export function useFramework(): FrameworkId | undefined {
  const { screen } = useBoard()
  const chosen = useReadable(screen.framework)
  const frameworks = useRows('frameworks')
  if (chosen !== undefined && frameworks.has(chosen)) return chosen
  return orderedIds<FrameworkId>(frameworks)[0]
}

/** The language that the board was made in. */
export function useBoardLanguage(): Language {
  const about = useRow('about', 'board')
  const { language } = useLanguage()
  return about?.language ?? language
}

/** Carries a plan out and, if it is refused, says why. True if it was done. */
export function useAct(): (plan: Plan) => boolean {
  const { session, screen } = useBoard()
  const t = useT()
  return useCallback(
    plan => {
      const outcome = session.act(plan)
      if (outcome.done) {
        screen.contents.flush()
        return true
      }
      const isNothing = outcome.reason === 'nothing-to-do'
      toasts.show(t(`refusal.${outcome.reason}`), isNothing ? 'polite' : 'assertive')
      return false
    },
    [session, screen, t],
  )
}
