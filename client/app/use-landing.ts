import { useState } from 'react'
import { useConnection } from '#client/hooks/use-board-state.ts'
import { useRow } from '#client/hooks/use-rows.ts'
import type { StepRules } from '#shared/domain/tables.ts'
import { viewsOf } from './board-views.ts'
import type { BoardViewName } from './router.ts'
import { useBoard } from './use-board.tsx'

/**
 * The view that somebody begins with who asked for none: participants where the running step is done, so that who comes
 * late is at once where the others are. Decided once; undefined for as long as the step is not known.
 */
export function useLanding(): BoardViewName | undefined {
  const { role } = useBoard().session.facts
  const { ready, state } = useConnection()
  const run = useRow('run', 'board')
  const step = useRow('steps', run?.step ?? 'none')
  const [landed, setLanded] = useState<BoardViewName>()
  if (landed !== undefined) return landed
  const isKnown = role !== 'participant' || step !== undefined || ready || state !== 'connecting'
  if (!isKnown) return undefined
  const view = role === 'participant' ? placeOfStep(step?.rules.kind) : viewsOf(role)[0]
  setLanded(view)
  return view
}

function placeOfStep(kind: StepRules['kind'] | undefined): BoardViewName {
  switch (kind) {
    case 'arrange':
    case 'discuss':
      // The same board as headings and lists: a canvas is little on a phone.
      return matchMedia('(max-width: 719px)').matches ? 'outline' : 'canvas'
    case 'vote':
    case 'rate':
      return 'vote'
    case 'close':
      return 'results'
    default:
      return 'write'
  }
}
