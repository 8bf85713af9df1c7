import { useEffect, useRef } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useConnection } from '#client/hooks/use-board-state.ts'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { toasts } from '#client/ui/toasts.ts'

/** Says that a vote has opened, and that it has been counted; facilitators hear it from what they do. */
export function useVoteNews(): void {
  const t = useT()
  const read = useRead()
  const { role } = useBoard().session.facts
  const isReady = useConnection().ready
  const rounds = useRows('rounds')
  const results = useRows('results')
  const before = useRef<ReadonlyMap<string, string>>(undefined)
  useEffect(() => {
    if (!isReady) return
    const was = before.current
    const now = new Map([...rounds].map(([id, { state }]) => [id, results.has(id) ? 'counted' : state]))
    before.current = now
    if (!was || role === 'facilitator') return
    for (const [id, state] of now) {
      if (state === was.get(id)) continue
      const title = read(rounds.get(id)?.title).text
      const heard = { kind: 'workshop' } as const
      if (state === 'open') toasts.show(t('news.voteOpened', { title }), 'polite', undefined, heard)
      if (state === 'counted') toasts.show(t('news.voteClosed', { title }), 'polite', undefined, heard)
    }
  }, [isReady, rounds, results, role, read, t])
}
