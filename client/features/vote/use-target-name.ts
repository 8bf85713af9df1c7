import { useCallback } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { LocalText } from '#shared/domain/tables.ts'
import { targetName } from '#shared/results/votes.ts'

/** What something that was voted on is called here; `kept` is what it was called then. */
export function useTargetName(): (id: string, kept?: LocalText | undefined) => string {
  const t = useT()
  const read = useRead()
  const { view } = useBoard().session
  // Read for when they change: the view is asked by `targetName`.
  const clusters = useRows('clusters')
  const wordings = useRows('wordings')
  // biome-ignore lint/correctness/useExhaustiveDependencies: clusters and wordings are what the view is read for
  return useCallback(
    (id, kept) =>
      targetName(view, id, kept, {
        say: text => read(text).text,
        unnamed: t('cluster.newName'),
        gone: t('vote.gone'),
      }),
    [t, read, view, clusters, wordings],
  )
}
