import { useId, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard, useFramework } from '#client/app/use-board.tsx'
import { useOwnGroup } from '#client/features/groups/use-own-group.ts'
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

/** `turn`: of the groups when it was made. */
interface Choice {
  readonly priority: PriorityId | undefined
  readonly turn: string
}

/**
 * Where the author would like the note to lie: what they choose, till then what their group works on now, and without a
 * group nowhere in particular. While `isWriting` the group may go on, but the note stays where its author began it.
 */
export function useWish(isWriting: boolean): WishChoice {
  const framework = useFramework()
  const own = useOwnGroup()
  const turn = `${own.group ?? ''} ${own.priorities.join(' ')}`
  const suggested = { priority: own.priorities.find(id => own.frameworkOf(id) === framework), turn }
  const [choice, setChoice] = useState<Choice>(suggested)
  if (!isWriting && choice.turn !== turn) setChoice(suggested)
  const { priority } = choice
  const choose = (chosen: PriorityId | undefined) => setChoice({ priority: chosen, turn })
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
