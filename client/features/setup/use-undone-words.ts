import { useCallback } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useT } from '#client/i18n/Language.tsx'
import type { SetupChange } from './what-changed.ts'

/** Taking back what came is to take back its adding, and so on; doing it again is the thing itself. */
const UNDONE = { came: 'remove', went: 'add', changed: 'change', moved: 'move' } as const
const REDONE = { came: 'add', went: 'remove', changed: 'change', moved: 'move' } as const

/** Says what of the set-up was taken back, or done again. */
export function useUndoneWords(): (way: 'undone' | 'redone', change: SetupChange) => string {
  const t = useT()
  const read = useRead()
  return useCallback(
    (way, { table, how, titles }) => {
      const [first = {}, ...others] = titles
      const thing = table === 'about' ? t('setup.thing.about') : t(`setup.thing.${table}`, { title: read(first).text })
      const what = others.length > 0 ? t('setup.things', { first: thing, count: others.length }) : thing
      return way === 'undone' ? t(`setup.undone.${UNDONE[how]}`, { what }) : t(`setup.redone.${REDONE[how]}`, { what })
    },
    [t, read],
  )
}
