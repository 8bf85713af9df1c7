import { useEffect, useRef } from 'react'
import { useOthersNews } from '#client/features/hearing/use-others-news.ts'
import { useConnection, useHappenings } from '#client/hooks/use-board-state.ts'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { toasts } from '#client/ui/toasts.ts'
import type { StepId, WorkshopId } from '#shared/domain/ids.ts'
import { useRead } from './Local.tsx'
import { useBoard } from './use-board.tsx'
import { whatPeopleDo } from './what-people-do.ts'

/** Says what happens to this person and to the workshop: joined, step changed, notes revealed, edits refused, saving stopped. */
export function useBoardNews(title: string): void {
  const t = useT()
  const { session } = useBoard()
  const { role } = session.facts
  const isReady = useConnection().ready

  const hasJoined = useRef(false)
  useEffect(() => {
    if (!isReady || hasJoined.current) return
    hasJoined.current = true
    announcer.say(t('news.joined', { title, role: t(`role.${role}`) }))
  }, [isReady, t, title, role])

  useStepNews(isReady)
  useOthersNews(isReady)
  useReturnedNews(isReady)

  useHappenings(happening => {
    if (happening.kind === 'notice') {
      const isAlarm = happening.notice === 'saving-stopped'
      toasts.show(t(`notice.${happening.notice}`), isAlarm ? 'assertive' : 'polite', undefined, { kind: 'trouble' })
      return
    }
    const why = t(`edit.${happening.reason}`)
    const count = happening.kept.length
    toasts.show(count > 0 ? `${why} ${t('edit.wordsKept', { count })}` : why, 'assertive')
  })
}

const WORKSHOP = { kind: 'workshop' } as const

function useStepNews(isReady: boolean): void {
  const t = useT()
  const read = useRead()
  const { role } = useBoard().session.facts
  const running: StepId | undefined = useRow('run', 'board')?.step
  const step = useRow('steps', running ?? 'none')
  const isRevealed = useRow('progress', running ?? 'none')?.revealed === true
  const workshop = useRow('run', 'board')?.workshop
  const workshopTitle = useRow('workshops', workshop ?? 'none')?.title

  const before = useRef<{
    readonly running: StepId | undefined
    readonly isRevealed: boolean
    readonly workshop: WorkshopId | undefined
  }>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that is worded anew is not another step
  useEffect(() => {
    if (!isReady) return
    const was = before.current
    before.current = { running, isRevealed, workshop }
    if (!was) return
    const began = workshop !== was.workshop ? t('series.began', { title: read(workshopTitle).text }) : ''
    if (was.running !== running || began) {
      if (!step && began) toasts.show(`${began} ${t('step.none')}`, 'polite', undefined, { ...WORKSHOP, words: began })
      else if (!step) toasts.show(t('step.none'), 'polite', undefined, WORKSHOP)
      else {
        const doing = t(role === 'viewer' ? 'step.viewer' : `step.do.${whatPeopleDo(step.rules)}`)
        const title = read(step.title).text
        const end = /[.?!…]$/.test(title) ? '' : '.'
        const now = `${t('step.now')} ${title}${end}`
        const words = `${now} ${doing}`
        const isBrief = announcer.levels.get().workshop === 'sum'
        // Facilitators have it before their eyes: they change it themselves.
        if (role === 'facilitator') announcer.say(isBrief ? now : words, 'polite', 'workshop')
        else toasts.show(words, 'polite', undefined, { ...WORKSHOP, ...(isBrief && { words: now }) })
      }
    } else if (!was.isRevealed && isRevealed) toasts.show(t('news.revealed'), 'polite', undefined, WORKSHOP)
  }, [isReady, running, isRevealed, workshop])
}

/** A note that a facilitator gives back needs its author. */
function useReturnedNews(isReady: boolean): void {
  const t = useT()
  const receipts = useRows('receipts')
  let returned = 0
  for (const { receipt } of receipts.values()) if (receipt.state === 'returned') returned += 1
  const before = useRef<number>(undefined)
  useEffect(() => {
    if (!isReady) return
    if (before.current !== undefined && returned > before.current) toasts.show(t('news.returned'), 'assertive')
    before.current = returned
  }, [isReady, returned, t])
}
