import { useCallback } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { LocalText } from '#shared/domain/tables.ts'
import { withoutBold } from '#shared/results/bold-text.ts'

/** What something that was voted on is called: a cluster's title, else the note's words; `kept` is what it was called then. */
export function useTargetName(): (id: string, kept?: LocalText | undefined) => string {
  const t = useT()
  const read = useRead()
  const { view } = useBoard().session
  const clusters = useRows('clusters')
  const wordings = useRows('wordings')
  return useCallback(
    (id, kept) => {
      const title = clusters.get(id)?.title ?? kept
      if (title) return read(title).text || t('cluster.newName')
      const text = wordings.get(id)?.text ?? view.row('notes', id)?.note.text
      return text === undefined ? t('vote.gone') : withoutBold(text)
    },
    [t, read, view, clusters, wordings],
  )
}
