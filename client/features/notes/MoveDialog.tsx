import { useState } from 'react'
import { Local, useRead } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard, useFramework } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import form from '#client/ui/form.module.css'
import { type MoveTarget, moveNotes, promptOf } from '#shared/domain/commands/arranging.ts'
import type { ClusterId, FrameworkId, NoteId, PriorityId } from '#shared/domain/ids.ts'
import { contentsOf } from '#shared/domain/placing.ts'
import styles from './notes.module.css'

interface MoveDialogProps {
  readonly notes: readonly NoteId[]
  readonly onClose: () => void
}

/** "Move to…": every place of the framework as a button, for who does not drag. */
export function MoveDialog({ notes, onClose }: MoveDialogProps) {
  const t = useT()
  const framework = useFramework()
  if (framework === undefined) return null
  return (
    <Dialog title={t('move.title', { count: notes.length })} onClose={onClose}>
      <Targets notes={notes} framework={framework} onClose={onClose} />
    </Dialog>
  )
}

/** With fewer places than this a filter would only be in the way. */
const FILTER_FROM = 12

function Targets({ notes, framework, onClose }: MoveDialogProps & { readonly framework: FrameworkId }) {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { screen, session } = useBoard()
  const { view } = session
  const priorities = useRows('priorities')
  const clusters = useRows('clusters')
  const [filter, setFilter] = useState('')
  const prompts = new Set(notes.map(note => promptOf(view, note)))
  const contents = contentsOf(view, framework)
  const isWanted = (words: string) => words.toLocaleLowerCase().includes(filter.trim().toLocaleLowerCase())

  function move(to: MoveTarget, place: string): void {
    if (!act(moveNotes(view, actor, { framework, notes, to }))) return
    announcer.say(t('carry.dropped', { count: notes.length, place }))
    screen.select([])
    onClose()
  }

  const groups = contents.priorities.map(({ priority, lists }) => {
    const title = read(priorities.get(priority)?.title).text
    const fitting = lists.filter(({ prompt }) => prompts.size === 1 && prompts.has(prompt))
    const inside = fitting.flatMap(list => list.clusters.map(({ cluster }) => cluster))
    const isTitleWanted = isWanted(title)
    const shown = inside.filter(id => isTitleWanted || isWanted(read(clusters.get(id)?.title).text))
    return { priority, title, isTitleWanted, shown }
  })
  const places = groups.reduce((sum, { shown }) => sum + 1 + shown.length, 1)

  return (
    <>
      {(places >= FILTER_FROM || filter !== '') && (
        <label className={form['field']}>
          <span className={form['label']}>{t('move.filter')}</span>
          <input
            className={form['input']}
            type="search"
            ref={beginHere}
            value={filter}
            onChange={event => setFilter(event.target.value)}
          />
        </label>
      )}
      {groups.map(({ priority, title, isTitleWanted, shown }) =>
        isTitleWanted || shown.length > 0 ? (
          <section key={priority} className={styles['group']}>
            <PriorityName priority={priority} />
            <div className={styles['targets']}>
              <Button className={styles['target']} onClick={() => move({ in: 'priority', priority }, title)}>
                {t('move.single')}
              </Button>
              {shown.map(cluster => (
                <Button
                  key={cluster}
                  className={styles['target']}
                  onClick={() =>
                    move(
                      { in: 'cluster', cluster },
                      t('place.cluster', { title: read(clusters.get(cluster)?.title).text }),
                    )
                  }
                >
                  <ClusterName cluster={cluster} />
                </Button>
              ))}
            </div>
          </section>
        ) : null,
      )}
      {isWanted(t('place.open')) && (
        <section className={styles['group']}>
          <h3>{t('move.elsewhere')}</h3>
          <Button
            className={styles['target']}
            onClick={() => move({ in: 'open', at: freeSpot(view, framework) }, t('place.open'))}
          >
            {t('place.open')}
          </Button>
        </section>
      )}
    </>
  )
}

function PriorityName({ priority }: { readonly priority: PriorityId }) {
  return (
    <h3>
      <Local text={useRow('priorities', priority)?.title} />
    </h3>
  )
}

function ClusterName({ cluster }: { readonly cluster: ClusterId }) {
  return <Local text={useRow('clusters', cluster)?.title} />
}

/** A dialog puts focus on what asks for it; React's own attribute would come too early. */
function beginHere(element: HTMLInputElement | null): void {
  element?.setAttribute('autofocus', '')
}

/** Below everything that lies in open space already. */
function freeSpot(view: Parameters<typeof contentsOf>[0], framework: FrameworkId): readonly [number, number] {
  const points = contentsOf(view, framework).open.flatMap(({ at }) => (at ? [at[1]] : []))
  return [0, points.length === 0 ? 0 : Math.max(...points) + 132]
}
