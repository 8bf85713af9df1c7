import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { dissolveCluster, moveCluster } from '#shared/domain/commands/clusters.ts'
import type { FrameworkId, PriorityId } from '#shared/domain/ids.ts'
import type { ClusterContents } from '#shared/domain/placing.ts'
import styles from './outline.module.css'

interface ClusterActsProps {
  readonly contents: ClusterContents
  readonly title: string
  readonly titleId: string
  readonly priority: PriorityId
  readonly framework: FrameworkId
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** What can be done with a cluster; its name is written anew where it stands. */
export function ClusterActs(props: ClusterActsProps) {
  const { contents, title, titleId, priority, framework, isFirst, isLast } = props
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { session, screen } = useBoard()
  const { cluster, notes } = contents

  function move(by: 1 | -1): void {
    screen.contents.flush()
    const lists = screen.contents
      .of(framework)
      .get()
      .priorities.flatMap(each => each.lists)
    const beside = lists.find(({ clusters }) => clusters.some(each => each.cluster === cluster))?.clusters ?? []
    const index = beside.findIndex(each => each.cluster === cluster)
    const to = by === 1 ? index + 2 : index - 1
    if (index + by < 0 || index + by >= beside.length) return
    if (!act(moveCluster(session.view, actor, { cluster, priority, index: to }))) return
    announcer.say(t('carry.moved', { place: index + by + 1 }))
  }

  return (
    <div className={styles['clusterActs']}>
      <Button
        look="quiet"
        aria-describedby={titleId}
        onClick={() => {
          screen.select([...screen.selected.get(), ...notes])
          announcer.say(t('canvas.selected', { count: screen.selected.get().size }))
        }}
      >
        {t('outline.selectAll')}
      </Button>
      <Button
        look="quiet"
        isIcon
        aria-label={t('cluster.up', { title })}
        data-focus-key={`up:${cluster}`}
        aria-disabled={isFirst}
        onClick={() => move(-1)}
      >
        <Icon name="up" />
      </Button>
      <Button
        look="quiet"
        isIcon
        aria-label={t('cluster.down', { title })}
        data-focus-key={`down:${cluster}`}
        aria-disabled={isLast}
        onClick={() => move(1)}
      >
        <Icon name="down" />
      </Button>
      <Button
        look="quiet"
        isIcon
        aria-label={t('cluster.move')}
        aria-describedby={titleId}
        data-focus-key={`move:${cluster}`}
        onClick={() => screen.dialog.set({ kind: 'move-cluster', cluster })}
      >
        <Icon name="move" />
      </Button>
      <Button
        look="quiet"
        aria-describedby={titleId}
        onClick={() => {
          if (act(dissolveCluster(session.view, actor, cluster))) announcer.say(t('cluster.dissolved', { title }))
        }}
      >
        {t('cluster.dissolve')}
      </Button>
    </div>
  )
}
