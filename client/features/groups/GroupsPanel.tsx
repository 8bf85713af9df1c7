import { useState } from 'react'
import { newId } from '#client/app/new-id.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Radios } from '#client/ui/Radios.tsx'
import { toasts } from '#client/ui/toasts.ts'
import { addGroup, bringBack, rotate, setGrouping } from '#shared/domain/commands/groups.ts'
import { groupIds } from '#shared/domain/groups.ts'
import type { GroupId } from '#shared/domain/ids.ts'
import { GroupDialog } from './GroupDialog.tsx'
import { GroupRow } from './GroupRow.tsx'
import styles from './groups.module.css'
import { MakeGroups } from './MakeGroups.tsx'

const GROUPINGS = ['even', 'choose', 'none'] as const

/** Makes groups, says how people come into them, and sends them round the priorities. */
export function GroupsPanel() {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const run = useRow('run', 'board')
  const turn = run?.turn ?? 0
  const [edited, setEdited] = useState<GroupId>()
  const isEditedThere = useRow('groups', edited ?? 'none') !== undefined
  const has = useRows('groups').size > 0
  return (
    <section className={styles['panel']} aria-labelledby="groups-title">
      <h3 id="groups-title">{t('groups.title')}</h3>
      {!has && (
        <>
          <p className={styles['soft']}>{t('groups.lead')}</p>
          <MakeGroups />
        </>
      )}
      {has && (
        <>
          <p className={styles['soft']}>{turn === 0 ? t('groups.noTurn') : t('groups.turn', { count: turn })}</p>
          <ul className={styles['groups']}>
            {groupIds(view).map(id => (
              <GroupRow key={id} id={id} onEdit={() => setEdited(id)} />
            ))}
          </ul>
          <div className={styles['acts']}>
            <Button look="primary" onClick={() => act(rotate(view, actor)) && toasts.show(t('groups.rotated'))}>
              {t('groups.rotate')}
            </Button>
            <Button
              disabled={turn === 0}
              onClick={() => act(bringBack(view, actor)) && toasts.show(t('groups.broughtBack'))}
            >
              {t('groups.back')}
            </Button>
            <Button
              onClick={() => act(addGroup(view, actor, { id: newId<'group'>() })) && toasts.show(t('groups.added'))}
            >
              {t('groups.add')}
            </Button>
          </div>
          <Radios
            label={t('groups.grouping')}
            options={GROUPINGS.map(value => ({ value, label: t(`groups.grouping.${value}`) }))}
            value={run?.grouping ?? 'none'}
            onChoose={value => act(setGrouping(view, actor, value === 'none' ? undefined : value))}
          />
          <details className={styles['again']}>
            <summary>{t('groups.again')}</summary>
            <p className={styles['soft']}>{t('groups.againHint')}</p>
            <MakeGroups />
          </details>
        </>
      )}
      {edited !== undefined && isEditedThere && <GroupDialog id={edited} onClose={() => setEdited(undefined)} />}
    </section>
  )
}
