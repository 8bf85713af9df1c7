import { useEffect, useRef } from 'react'
import { useDevice } from '#client/app/device.tsx'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { doesFollow } from '#client/features/gather/kept-follow.ts'
import { isWriting } from '#client/features/gather/use-gathering.ts'
import { useConnection } from '#client/hooks/use-board-state.ts'
import { useT } from '#client/i18n/Language.tsx'
import { toasts } from '#client/ui/toasts.ts'
import { useGoToPriority, useView } from './use-go-to-priority.ts'
import { useOwnGroup } from './use-own-group.ts'
import { usePriorityNames } from './use-priority-names.ts'

/**
 * Tells which group this person has come into, and what it goes on to. Who looks at the canvas or the outline is taken
 * there, unless they write or do not want to be moved; then, and in any other view, there is a way to go.
 */
export function useGroupNews(): void {
  const t = useT()
  const read = useRead()
  const { texts } = useDevice()
  const { role } = useBoard().session.facts
  const isReady = useConnection().ready
  const { group, title, priorities } = useOwnGroup()
  const names = usePriorityNames()
  const go = useGoToPriority()
  const view = useView()
  const key = priorities.join(' ')
  const before = useRef<{ readonly group: typeof group; readonly key: string }>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another group or other priorities are news
  useEffect(() => {
    if (!isReady || role !== 'participant') return
    const was = before.current
    before.current = { group, key }
    if (!was || group === undefined || (was.group === group && was.key === key)) return
    const isNew = was.group !== group
    const now = names(priorities)
    const words = isNew ? t('groups.given', { title: read(title).text, now }) : t('groups.goesOn', { now })
    const [first] = priorities
    const isThere = view === 'canvas' || view === 'outline'
    if (first !== undefined && isThere && !isNew && doesFollow(texts) && !isWriting()) {
      go(first)
      toasts.show(words, 'polite', undefined, { kind: 'workshop' })
      return
    }
    const way = first === undefined ? undefined : { label: t('groups.go'), act: () => go(first) }
    toasts.show(words, 'polite', way, { kind: 'workshop' })
  }, [isReady, role, group, key])
}
