import { useState } from 'react'
import { Local, useRead } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import form from '#client/ui/form.module.css'
import { mergeClusters, moveCluster } from '#shared/domain/commands/clusters.ts'
import type { ClusterId } from '#shared/domain/ids.ts'
import { contentsOf, prioritiesOf } from '#shared/domain/placing.ts'
import styles from './notes.module.css'

interface MoveClusterDialogProps {
  readonly cluster: ClusterId
  readonly onClose: () => void
}

/** With fewer places than this a filter would only be in the way. */
const FILTER_FROM = 12

/** Moves a whole cluster under another priority of its framework, or into another cluster, by name. */
export function MoveClusterDialog({ cluster, onClose }: MoveClusterDialogProps) {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const row = useRow('clusters', cluster)
  const clusters = useRows('clusters')
  const priorities = useRows('priorities')
  const [filter, setFilter] = useState('')
  if (!row) return null
  const { framework, priority: here, prompt } = row.place
  const isWanted = (words: string) => words.toLocaleLowerCase().includes(filter.trim().toLocaleLowerCase())
  const titleOf = (id: ClusterId) => read(clusters.get(id)?.title).text

  const others = prioritiesOf(view, framework).filter(priority => priority !== here)
  const mergeable = contentsOf(view, framework).priorities.map(({ priority, lists }) => ({
    priority,
    clusters: (lists.find(list => list.prompt === prompt)?.clusters ?? [])
      .map(each => each.cluster)
      .filter(id => id !== cluster),
  }))
  const count = others.length + mergeable.reduce((sum, each) => sum + each.clusters.length, 0)

  function done(words: string): void {
    announcer.say(words)
    onClose()
  }

  return (
    <Dialog title={t('cluster.moveTitle', { title: read(row.title).text })} onClose={onClose}>
      {count >= FILTER_FROM && (
        <label className={form['field']}>
          <span className={form['label']}>{t('move.filter')}</span>
          <input
            className={form['input']}
            type="search"
            value={filter}
            onChange={event => setFilter(event.target.value)}
          />
        </label>
      )}
      {others.length > 0 && (
        <section className={styles['group']}>
          <h3>{t('cluster.under')}</h3>
          <div className={styles['targets']}>
            {others
              .filter(priority => isWanted(read(priorities.get(priority)?.title).text))
              .map(priority => (
                <Button
                  key={priority}
                  className={styles['target']}
                  onClick={() => {
                    if (!act(moveCluster(view, actor, { cluster, priority }))) return
                    done(t('carry.clusterDropped', { place: read(priorities.get(priority)?.title).text }))
                  }}
                >
                  <Local text={priorities.get(priority)?.title} />
                </Button>
              ))}
          </div>
        </section>
      )}
      {mergeable.map(({ priority, clusters: ids }) => {
        const wanted = ids.filter(id => isWanted(titleOf(id)))
        if (wanted.length === 0) return null
        return (
          <section key={priority} className={styles['group']}>
            <h3>{t('cluster.mergeUnder', { priority: read(priorities.get(priority)?.title).text })}</h3>
            <div className={styles['targets']}>
              {wanted.map(into => (
                <Button
                  key={into}
                  className={styles['target']}
                  onClick={() => {
                    const title = titleOf(into)
                    if (act(mergeClusters(view, actor, { into, from: [cluster] })))
                      done(t('carry.clusterDropped', { place: t('place.merge', { title }) }))
                  }}
                >
                  <Local text={clusters.get(into)?.title} />
                </Button>
              ))}
            </div>
          </section>
        )
      })}
      {count === 0 && <p>{t('cluster.nowhere')}</p>}
    </Dialog>
  )
}
