import { memo, useId, useState } from 'react'
import { Local, useRead } from '#client/app/Local.tsx'
import { useOwnPublished } from '#client/app/own-notes.ts'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { ClusterTitle } from '#client/features/notes/ClusterTitle.tsx'
import { MoveClusterDialog } from '#client/features/notes/MoveClusterDialog.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { dissolveCluster, moveCluster } from '#shared/domain/commands/clusters.ts'
import type { FrameworkId, PriorityId } from '#shared/domain/ids.ts'
import type { ClusterContents, PromptList } from '#shared/domain/placing.ts'
import { type Budget, listKey } from './budget.ts'
import { OutlineNote } from './OutlineNote.tsx'
import styles from './outline.module.css'

interface OutlineListProps {
  readonly list: PromptList
  readonly priority: PriorityId
  readonly framework: FrameworkId
  readonly budget: Budget
}

/** The answers to one prompt under one priority: clusters, then single notes. */
export const OutlineList = memo(function OutlineList({ list, priority, framework, budget }: OutlineListProps) {
  const t = useT()
  const own = useOwnPublished()
  const prompt = useRow('prompts', list.prompt)
  const isEmpty = list.clusters.length === 0 && list.notes.length === 0
  return (
    <section className={styles['list']} data-list={list.prompt}>
      <h4 className={styles['listTitle']}>
        {prompt && <PromptLetter letter={prompt.letter} />}
        <Local text={prompt?.title} />
      </h4>
      {isEmpty && <p className={styles['none']}>{t('outline.none')}</p>}
      {list.clusters.map((cluster, index) => (
        <OutlineCluster
          key={cluster.cluster}
          contents={cluster}
          index={index}
          isLast={index === list.clusters.length - 1}
          priority={priority}
          framework={framework}
          budget={budget}
        />
      ))}
      {list.notes.length > 0 && (
        <ul className={styles['notes']} aria-label={list.clusters.length > 0 ? t('outline.singles') : undefined}>
          {list.notes.slice(0, budget.get(listKey(priority, list.prompt))).map((note, index) => (
            <OutlineNote
              key={note}
              note={note}
              framework={framework}
              isOwn={own.has(note)}
              within={{ in: 'list', priority, prompt: list.prompt, index, count: list.notes.length }}
            />
          ))}
        </ul>
      )}
    </section>
  )
}, isSameList)

/** Contents are read anew whenever anything moves; most lists hold what they held. */
function isSameList(a: OutlineListProps, b: OutlineListProps): boolean {
  if (a.framework !== b.framework || a.priority !== b.priority) return false
  const key = listKey(a.priority, a.list.prompt)
  return (
    isSameRow(a.list.notes, b.list.notes) &&
    a.budget.get(key) === b.budget.get(key) &&
    a.list.clusters.length === b.list.clusters.length &&
    a.list.clusters.every((cluster, i) => {
      const other = b.list.clusters[i]
      return (
        other?.cluster === cluster.cluster &&
        isSameRow(cluster.notes, other.notes) &&
        a.budget.get(cluster.cluster) === b.budget.get(cluster.cluster)
      )
    })
  )
}

function isSameRow(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, i) => id === b[i])
}

interface OutlineClusterProps {
  readonly contents: ClusterContents
  readonly index: number
  readonly isLast: boolean
  readonly priority: PriorityId
  readonly framework: FrameworkId
  readonly budget: Budget
}

function OutlineCluster({ contents, index, isLast, priority, framework, budget }: OutlineClusterProps) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const own = useOwnPublished()
  const { session, screen } = useBoard()
  const { cluster, notes } = contents
  const title = useRead()(useRow('clusters', cluster)?.title).text
  const titleId = useId()
  const [isMoving, setMoving] = useState(false)

  function move(by: 1 | -1): void {
    const to = by === 1 ? index + 2 : index - 1
    if (act(moveCluster(session.view, actor, { cluster, priority, index: to })))
      announcer.say(t('carry.moved', { place: index + by + 1 }))
  }

  return (
    <section className={styles['cluster']} data-cluster={cluster} aria-labelledby={titleId}>
      <div className={styles['clusterHead']} id={titleId}>
        <ClusterTitle cluster={cluster} count={notes.length} as="h5" />
        {actor.mayArrange && (
          <div className={styles['clusterActs']}>
            <Button look="quiet" onClick={() => screen.select(notes)}>
              {t('outline.selectAll')}
            </Button>
            <Button
              look="quiet"
              isIcon
              aria-label={t('cluster.up', { title })}
              disabled={index === 0}
              onClick={() => move(-1)}
            >
              <Icon name="up" />
            </Button>
            <Button
              look="quiet"
              isIcon
              aria-label={t('cluster.down', { title })}
              disabled={isLast}
              onClick={() => move(1)}
            >
              <Icon name="down" />
            </Button>
            <Button
              look="quiet"
              isIcon
              aria-label={t('cluster.move')}
              aria-describedby={titleId}
              onClick={() => setMoving(true)}
            >
              <Icon name="move" />
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                if (act(dissolveCluster(session.view, actor, cluster))) announcer.say(t('cluster.dissolved', { title }))
              }}
            >
              {t('cluster.dissolve')}
            </Button>
          </div>
        )}
      </div>
      {isMoving && <MoveClusterDialog cluster={cluster} onClose={() => setMoving(false)} />}
      <ul className={styles['notes']}>
        {notes.slice(0, budget.get(cluster)).map((note, i) => (
          <OutlineNote
            key={note}
            note={note}
            framework={framework}
            isOwn={own.has(note)}
            within={{ in: 'cluster', cluster, index: i, count: notes.length }}
          />
        ))}
      </ul>
    </section>
  )
}
