import { useState } from 'react'
import { Local } from '#client/app/Local.tsx'
import type { BoardViewName } from '#client/app/router.ts'
import { useBoard } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { ChooseGroupDialog } from './ChooseGroupDialog.tsx'
import styles from './groups.module.css'
import { useGoToPriority } from './use-go-to-priority.ts'
import { useOwnGroup } from './use-own-group.ts'
import { usePriorityNames } from './use-priority-names.ts'

/** This person's group, what it works on now, and the way there; while people choose, the way into another one. */
export function GroupStrip({ view }: { readonly view: BoardViewName | undefined }) {
  const t = useT()
  const { role } = useBoard().session.facts
  const hasGroups = useRows('groups').size > 0
  const grouping = useRow('run', 'board')?.grouping
  const { group, title, priorities } = useOwnGroup()
  const names = usePriorityNames()
  const go = useGoToPriority(view)
  const [isChoosing, setChoosing] = useState(false)
  if (role !== 'participant' || !hasGroups || (group === undefined && grouping === undefined)) return null
  const [first] = priorities
  return (
    <section className={styles['strip']} aria-label={t('groups.mine')}>
      <Icon name="people" />
      <p className={styles['own']}>
        {group === undefined ? (
          t(grouping === 'even' ? 'groups.soon' : 'groups.none')
        ) : (
          <>
            <span className={styles['whose']}>{t('groups.mine')}: </span>
            <strong>
              <Local text={title} />
            </strong>{' '}
            <span>{names(priorities)}</span>
          </>
        )}
      </p>
      {first !== undefined && (
        <Button look="quiet" className={styles['go']} onClick={() => go(first)}>
          {t('gather.go')}
        </Button>
      )}
      {grouping === 'choose' && (
        <Button
          look={group === undefined ? 'primary' : 'quiet'}
          className={styles['go']}
          onClick={() => setChoosing(true)}
        >
          {t(group === undefined ? 'groups.choose' : 'groups.change')}
        </Button>
      )}
      {isChoosing && <ChooseGroupDialog onClose={() => setChoosing(false)} />}
    </section>
  )
}
