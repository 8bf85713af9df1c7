import { Local, useRead } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { chooseGroup } from '#shared/domain/commands/groups.ts'
import { groupIds, prioritiesNow } from '#shared/domain/groups.ts'
import styles from './groups.module.css'
import { useOwnGroup } from './use-own-group.ts'
import { usePriorityNames } from './use-priority-names.ts'

/** The groups with what each works on and how many are in it; one is chosen by name. */
export function ChooseGroupDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const groups = useRows('groups')
  const counts = useRows('groupCounts')
  const names = usePriorityNames()
  const own = useOwnGroup().group
  useRow('run', 'board')
  return (
    <Dialog title={t('groups.chooseTitle')} onClose={onClose}>
      <div className={styles['body']}>
        <p>{t('groups.chooseHint')}</p>
        <ul className={styles['choices']}>
          {groupIds(view).map(id => (
            <li key={id}>
              <Button
                className={styles['choice']}
                aria-pressed={id === own}
                onClick={() => {
                  if (id !== own && !act(chooseGroup(view, actor, id))) return
                  announcer.say(t('groups.chosen', { title: read(groups.get(id)?.title).text }))
                  onClose()
                }}
              >
                <strong>
                  <Local text={groups.get(id)?.title} />
                </strong>
                <span>{names(prioritiesNow(view, id))}</span>
                <span className={styles['soft']}>{t('groups.people', { count: counts.get(id)?.people ?? 0 })}</span>
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
