import { useId, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard, useFramework } from '#client/app/use-board.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { FrameworkId, PriorityId } from '#shared/domain/ids.ts'
import { prioritiesOf } from '#shared/domain/placing.ts'
import type { Wish } from '#shared/domain/tables.ts'
import styles from './write.module.css'

export interface WishChoice {
  readonly framework: FrameworkId | undefined
  readonly priority: PriorityId | undefined
  choose(priority: PriorityId | undefined): void
  readonly chosen: Wish | undefined
}

/** Where the author would like the note to lie; nowhere in particular until a priority is chosen. */
export function useWish(): WishChoice {
  const framework = useFramework()
  const [priority, choose] = useState<PriorityId>()
  const rows = useRows('priorities')
  const isThere = priority !== undefined && rows.get(priority)?.framework === framework
  const chosen = isThere && framework !== undefined ? { framework, priority } : undefined
  return { framework, priority: isThere ? priority : undefined, choose, chosen }
}

export function PriorityWish({ wish }: { readonly wish: WishChoice }) {
  const t = useT()
  const read = useRead()
  const { view } = useBoard().session
  const rows = useRows('priorities')
  const id = useId()
  if (wish.framework === undefined) return null
  const priorities = prioritiesOf(view, wish.framework)
  if (priorities.length === 0) return null
  return (
    <div className={styles['wish']}>
      <label htmlFor={id}>{t('write.wish')}</label>
      <select
        id={id}
        value={wish.priority ?? ''}
        onChange={event => wish.choose(event.target.value === '' ? undefined : (event.target.value as PriorityId))}
      >
        <option value="">{t('write.wish.none')}</option>
        {priorities.map(priority => {
          const title = read(rows.get(priority)?.title)
          return (
            <option key={priority} value={priority} lang={title.lang}>
              {title.text}
            </option>
          )
        })}
      </select>
    </div>
  )
}
