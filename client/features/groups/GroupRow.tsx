import { Local, useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { prioritiesNow } from '#shared/domain/groups.ts'
import type { GroupId } from '#shared/domain/ids.ts'
import styles from './groups.module.css'
import { usePriorityNames } from './use-priority-names.ts'

/** One group for facilitators: what it works on now, how many are in it, how many notes they have written. */
export function GroupRow({ id, onEdit }: { readonly id: GroupId; readonly onEdit: () => void }) {
  const t = useT()
  const read = useRead()
  const { view } = useBoard().session
  const group = useRow('groups', id)
  const people = useRow('groupCounts', id)?.people ?? 0
  const written = useRow('groupNotes', id)?.written ?? 0
  const names = usePriorityNames()
  useRow('run', 'board')
  return (
    <li className={styles['group']}>
      <div className={styles['what']}>
        <strong>
          <Local text={group?.title} />
        </strong>
        <span>{names(prioritiesNow(view, id))}</span>
        <span className={styles['soft']}>
          {t('groups.people', { count: people })} · {t('groups.written', { count: written })}
        </span>
      </div>
      <Button
        look="quiet"
        isIcon
        aria-label={t('groups.edit', { title: read(group?.title).text })}
        data-focus-key={`group-${id}`}
        onClick={onEdit}
      >
        <Icon name="edit" />
      </Button>
    </li>
  )
}
