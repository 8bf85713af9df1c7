import { useEffect, useRef } from 'react'
import { useDevice } from '#client/app/device.tsx'
import { boardPath, navigate } from '#client/app/router.ts'
import { useBoard } from '#client/app/use-board.tsx'
import { useConnection } from '#client/hooks/use-board-state.ts'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { toasts } from '#client/ui/toasts.ts'
import type { Gathering } from '#shared/domain/tables.ts'
import { doesFollow } from './kept-follow.ts'

/**
 * Goes where the facilitator calls to. Who is writing is not interrupted and who does not want to be moved is not: both
 * are told where to go. What was called before this person came is no call to them.
 */
export function useGathering(): void {
  const t = useT()
  const { texts } = useDevice()
  const { session, screen } = useBoard()
  const { role, board } = session.facts
  const isReady = useConnection().ready
  const gathering = useRow('run', 'board')?.gathering
  const before = useRef<number>(undefined)
  useEffect(() => {
    if (!isReady) return
    const atMs = gathering?.atMs ?? 0
    const was = before.current
    before.current = atMs
    if (was === undefined || atMs <= was || !gathering || role === 'facilitator') return
    if (!doesFollow(texts) || isWriting()) {
      const way = { label: t('gather.go'), act: () => go(gathering) }
      toasts.show(t('gather.called', { view: t(`view.${gathering.view}`) }), 'polite', way, { kind: 'workshop' })
      return
    }
    go(gathering)
    toasts.show(t('gather.moved'), 'polite', undefined, { kind: 'workshop' })

    function go({ view, framework, target }: Gathering): void {
      if (framework) screen.framework.set(framework)
      if (target) screen.pointedAt.set(target)
      navigate(boardPath(board, view))
    }
  }, [isReady, gathering, role, texts, t, screen, board])
}

/** In the middle of words: a field that holds some and has the focus. */
export function isWriting(): boolean {
  const field = document.activeElement
  if (field instanceof HTMLTextAreaElement) return field.value.trim() !== ''
  return field instanceof HTMLInputElement && field.type === 'text' && field.value.trim() !== ''
}
