import { newId } from '#client/app/new-id.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useReadable } from '#client/ui/use-readable.ts'
import { groupNotes, takeFromCluster } from '#shared/domain/commands/clusters.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { placeOf } from '#shared/domain/placing.ts'
import styles from './SelectionActs.module.css'

/** What can be done with the selected notes; the same on canvas and outline, and nothing of it needs dragging. */
export function SelectionActs({ framework }: { readonly framework: FrameworkId }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { language } = useLanguage()
  const { screen, session } = useBoard()
  const selected = useReadable(screen.selected)
  const notes = [...selected]
  const { view } = session
  const [first] = notes
  const isClustered = notes.some(note => placeOf(view, framework, note).in === 'cluster')

  function cluster(): void {
    const onto = notes.find(note => placeOf(view, framework, note).in === 'priority') ?? first
    if (!onto) return
    const id = newId<'cluster'>()
    const title = { [language]: t('cluster.newName') }
    const others = notes.filter(note => note !== onto)
    if (!act(groupNotes(view, actor, { framework, cluster: id, title, onto, notes: others }))) return
    announcer.say(t('cluster.made', { count: notes.length }))
    screen.select([])
    if (view.row('clusters', id)) screen.naming.set(id)
  }

  function takeOut(): void {
    if (!act(takeFromCluster(view, actor, { framework, notes }))) return
    announcer.say(t('cluster.takenOut', { count: notes.length }))
  }

  return (
    <div className={styles['acts']} role="toolbar" aria-label={t('selection.label')}>
      <p className={styles['count']}>{t('selection.count', { count: notes.length })}</p>
      {actor.mayArrange && (
        <>
          <Button look="quiet" onClick={() => screen.dialog.set({ kind: 'move', notes })}>
            <Icon name="move" />
            {t('move.open')}
          </Button>
          {notes.length > 1 && (
            <Button look="quiet" onClick={cluster}>
              {t('cluster.make')}
            </Button>
          )}
          {isClustered && (
            <Button look="quiet" onClick={takeOut}>
              {t('cluster.takeOut')}
            </Button>
          )}
        </>
      )}
      {notes.length === 1 && first && (
        <Button look="quiet" onClick={() => screen.dialog.set({ kind: 'note', note: first })}>
          {t('note.open')}
        </Button>
      )}
      <Button look="quiet" onClick={() => screen.select([])}>
        {t('selection.clear')}
      </Button>
    </div>
  )
}
