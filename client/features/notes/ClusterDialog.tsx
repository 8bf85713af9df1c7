import { Local, useRead } from '#client/app/Local.tsx'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { ShowToEveryone } from '#client/features/gather/ShowToEveryone.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import { shownIn } from '#shared/domain/commands/arranging.ts'
import { dissolveCluster } from '#shared/domain/commands/clusters.ts'
import type { ClusterId } from '#shared/domain/ids.ts'
import styles from './notes.module.css'
import { useQuestions } from './use-questions.ts'

interface ClusterDialogProps {
  readonly cluster: ClusterId
  readonly onClose: () => void
}

/** One cluster with its whole name and everything that can be done to it. */
export function ClusterDialog({ cluster, onClose }: ClusterDialogProps) {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { screen, session } = useBoard()
  const { view } = session
  const row = useRow('clusters', cluster)
  const priority = useRow('priorities', row?.place.priority ?? 'none')
  const prompt = useRow('prompts', row?.place.prompt ?? 'none')
  const question = useQuestions([cluster])
  const isFolded = usePicked(screen.folded, folded => folded.has(cluster))
  if (!row) {
    return (
      <Dialog title={t('cluster.title')} onClose={onClose}>
        <p>{t('refusal.cluster-missing')}</p>
      </Dialog>
    )
  }
  const title = read(row.title)
  const notes = shownIn(view, row.place.framework, cluster)
  return (
    <Dialog
      title={
        <>
          {prompt && <PromptLetter letter={prompt.letter} />} {t('cluster.title')}
        </>
      }
      onClose={onClose}
    >
      <p className={styles['text']} lang={title.lang}>
        {title.text}
      </p>
      <dl className={styles['facts']}>
        <dt>{t('cluster.priority')}</dt>
        <dd>
          <Local text={priority?.title} />
        </dd>
        <dt>{t('cluster.holds')}</dt>
        <dd>{t('count.notes', { count: notes.length })}</dd>
      </dl>
      <div className={styles['targets']}>
        {actor.mayArrange && (
          <>
            <Button className={styles['target']} onClick={() => [onClose(), screen.naming.set(cluster)]}>
              <Icon name="edit" />
              {t('cluster.rename')}
            </Button>
            <Button className={styles['target']} onClick={() => screen.dialog.set({ kind: 'move-cluster', cluster })}>
              <Icon name="merge" />
              {t('cluster.move')}
            </Button>
          </>
        )}
        <Button className={styles['target']} onClick={() => [screen.fold([cluster], !isFolded), onClose()]}>
          <Icon name={isFolded ? 'open' : 'fold'} />
          {t(isFolded ? 'cluster.open' : 'cluster.fold')}
        </Button>
        {question.mayMark && (
          <Button className={styles['target']} aria-pressed={question.isQuestion} onClick={question.toggle}>
            <Icon name="question" />
            {t('question.mark')}
          </Button>
        )}
        <ShowToEveryone className={styles['target']} target={{ kind: 'cluster', id: cluster }} />
        {notes.length > 0 && (
          <Button className={styles['target']} onClick={() => [screen.select(notes), onClose()]}>
            <Icon name="check" />
            {t('cluster.selectNotes')}
          </Button>
        )}
        {actor.mayArrange && (
          <Button
            className={styles['target']}
            look="danger"
            onClick={() => {
              if (!act(dissolveCluster(view, actor, cluster))) return
              announcer.say(t('cluster.dissolved', { title: title.text }))
              onClose()
            }}
          >
            {t('cluster.dissolve')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
