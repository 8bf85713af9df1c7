import { useEffect, useRef } from 'react'
import { useDevice } from '#client/app/device.tsx'
import { useRead } from '#client/app/Local.tsx'
import type { BoardViewName } from '#client/app/router.ts'
import { useBoard } from '#client/app/use-board.tsx'
import { doesFollow } from '#client/features/gather/kept-follow.ts'
import { isWriting } from '#client/features/gather/use-gathering.ts'
import { useConnection } from '#client/hooks/use-board-state.ts'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { toasts } from '#client/ui/toasts.ts'
import { useGoToPriority } from './use-go-to-priority.ts'
import { useOwnGroup } from './use-own-group.ts'
import { usePriorityNames } from './use-priority-names.ts'

/**
 * Tells which group this person has come into, and what it goes on to. Who looks at the canvas or the outline is taken
 * there, unless they write or do not want to be moved; then, and in any other view, there is a way to go.
 */
export function useGroupNews(view: BoardViewName | undefined): void {
  const t = useT()
  const read = useRead()
  const { texts } = useDevice()
  const { role } = useBoard().session.facts
  const isReady = useConnection().ready
  const { group, title, priorities } = useOwnGroup()
  const names = usePriorityNames()
  const go = useGoToPriority(view)
  const isOwnChoice = useRow('run', 'board')?.grouping === 'choose'
  const key = priorities.join(' ')
  const before = useRef<{ readonly group: typeof group; readonly key: string }>(undefined)
  /** What was said last, which is not true any more when there is something newer to say. */
  const told = useRef<number>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another group or other priorities are news
  useEffect(() => {
    if (!isReady || role !== 'participant') return
    const was = before.current
    before.current = { group, key }
    if (!was || group === undefined || (was.group === group && was.key === key)) return
    const isNew = was.group !== group
    // Who has just chosen has heard it there.
    if (isNew && isOwnChoice) return
    const now = names(priorities)
    const words = isNew ? t('groups.given', { title: read(title).text, now }) : t('groups.goesOn', { now })
    if (told.current !== undefined) toasts.dismiss(told.current)
    const [first] = priorities
    const isThere = view === 'canvas' || view === 'outline'
    if (first !== undefined && isThere && !isNew && doesFollow(texts) && !isWriting()) {
      go(first)
      told.current = toasts.show(words, 'polite', undefined, { kind: 'workshop' })
      return
    }
    const way = first === undefined ? undefined : { label: t('gather.go'), act: () => go(first) }
    told.current = toasts.show(words, 'polite', way, { kind: 'workshop' })
  }, [isReady, role, group, key])
}
