import { Local, useRead } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { moveCluster } from '#shared/domain/commands/clusters.ts'
import type { ClusterId } from '#shared/domain/ids.ts'
import { prioritiesOf } from '#shared/domain/placing.ts'
import styles from './notes.module.css'

interface MoveClusterDialogProps {
  readonly cluster: ClusterId
  readonly onClose: () => void
}

/** Moves a whole cluster under another priority of its framework, by name. */
export function MoveClusterDialog({ cluster, onClose }: MoveClusterDialogProps) {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const row = useRow('clusters', cluster)
  const priorities = useRows('priorities')
  if (!row) return null
  const { framework, priority: here } = row.place
  return (
    <Dialog title={t('cluster.moveTitle', { title: read(row.title).text })} onClose={onClose}>
      <div className={styles['targets']}>
        {prioritiesOf(view, framework)
          .filter(priority => priority !== here)
          .map(priority => (
            <Button
              key={priority}
              className={styles['target']}
              onClick={() => {
                if (!act(moveCluster(view, actor, { cluster, priority }))) return
                const place = read(priorities.get(priority)?.title).text
                announcer.say(t('carry.dropped', { count: 1, place }))
                onClose()
              }}
            >
              <Local text={priorities.get(priority)?.title} />
            </Button>
          ))}
      </div>
    </Dialog>
  )
}
