import { useCallback } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { PriorityId } from '#shared/domain/ids.ts'

/** Says priorities by name, one after another. */
export function usePriorityNames(): (priorities: readonly PriorityId[]) => string {
  const t = useT()
  const read = useRead()
  const rows = useRows('priorities')
  return useCallback(
    priorities =>
      priorities.length === 0
        ? t('groups.noPriorities')
        : t('groups.now', { priorities: priorities.map(id => read(rows.get(id)?.title).text).join(' · ') }),
    [t, read, rows],
  )
}
