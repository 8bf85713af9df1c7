import { useRead } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard, useFramework } from '#client/app/use-board.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { toasts } from '#client/ui/toasts.ts'
import { gatherEveryone } from '#shared/domain/commands/gathering.ts'
import { prioritiesOf } from '#shared/domain/placing.ts'
import type { Gathering } from '#shared/domain/tables.ts'
import styles from './GatherPanel.module.css'

const VIEWS = ['write', 'canvas', 'vote', 'results'] as const

/** Brings everyone to one view, or to one priority. */
export function GatherPanel() {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const framework = useFramework()
  const { session } = useBoard()
  const priorities = useRows('priorities')

  function gather(to: Omit<Gathering, 'atMs'>): void {
    const call = { ...to, ...(framework && { framework }), atMs: Math.round(session.serverNow()) }
    if (act(gatherEveryone(session.view, actor, call))) toasts.show(t('gather.done'))
  }

  return (
    <section className={styles['panel']} aria-labelledby="gather-title">
      <h3 id="gather-title">{t('gather.title')}</h3>
      <p id="gather-views" className={styles['label']}>
        {t('gather.views')}
      </p>
      <div role="group" aria-labelledby="gather-views" className={styles['acts']}>
        {VIEWS.map(view => (
          <Button key={view} onClick={() => gather({ view })}>
            {t(`view.${view}`)}
          </Button>
        ))}
      </div>
      {framework && (
        <>
          <p id="gather-priorities" className={styles['label']}>
            {t('gather.priorities')}
          </p>
          <div role="group" aria-labelledby="gather-priorities" className={styles['acts']}>
            {prioritiesOf(session.view, framework).map(id => (
              <Button key={id} onClick={() => gather({ view: 'canvas', target: { kind: 'priority', id } })}>
                {read(priorities.get(id)?.title).text}
              </Button>
            ))}
          </div>
        </>
      )}
    </section>
  )
}
