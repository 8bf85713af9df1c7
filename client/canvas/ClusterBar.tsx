import { Local } from '#client/app/Local.tsx'
import { useActor, useBoard } from '#client/app/use-board.tsx'
import { NameField } from '#client/features/notes/ClusterTitle.tsx'
import { QuestionMark } from '#client/features/notes/QuestionMark.tsx'
import { useDots } from '#client/features/vote/use-dots.ts'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Hidden } from '#client/ui/Hidden.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'
import styles from './ClusterBar.module.css'
import { titleSize } from './title-size.ts'

interface ClusterBarProps {
  readonly cluster: ClusterId
  readonly count: number
  readonly isFolded: boolean
}

/**
 * The title bar of a cluster: what the cluster is taken hold of by, and where it folds. One stop for the keyboard, the
 * title; everything else in the bar has a key of its own there.
 */
export function ClusterBar({ cluster, count, isFolded }: ClusterBarProps) {
  const t = useT()
  const { screen } = useBoard()
  const actor = useActor()
  const row = useRow('clusters', cluster)
  const isNaming = usePicked(screen.naming, named => named === cluster)
  const dots = useDots(cluster)
  return (
    <div className={styles['bar']} data-cluster-bar={cluster} data-grab={actor.mayArrange || undefined}>
      <button
        type="button"
        className={styles['act']}
        data-bar-act
        tabIndex={-1}
        aria-expanded={!isFolded}
        aria-label={t(isFolded ? 'cluster.open' : 'cluster.fold')}
        title={t(isFolded ? 'cluster.open' : 'cluster.fold')}
        onClick={() => screen.fold([cluster], !isFolded)}
      >
        <Icon name={isFolded ? 'fold' : 'open'} />
      </button>
      {isNaming ? (
        <NameField cluster={cluster} before={row?.title} />
      ) : (
        <h5 className={styles['heading']}>
          <button
            type="button"
            className={styles['title']}
            data-cluster-title={cluster}
            aria-describedby="cluster-keys"
            onClick={() =>
              actor.mayArrange ? screen.naming.set(cluster) : screen.dialog.set({ kind: 'cluster', cluster })
            }
            // The key that puts a carried cluster down is no press of this button.
            onKeyUp={event => event.key === ' ' && event.preventDefault()}
          >
            <span className={styles['name']} data-size={titleSize(row?.title)}>
              <Local text={row?.title} />
            </span>
            <span className={styles['count']}>
              <span aria-hidden="true">{count}</span>
              <Hidden>
                , {t('count.notes', { count })}
                {isFolded && `, ${t('cluster.isFolded')}`}
              </Hidden>
            </span>
            <QuestionMark of={cluster} className={styles['question']} isShort />
            {dots !== undefined && (
              <span className={styles['dots']}>
                <span aria-hidden="true">● {dots}</span>
                <Hidden>, {t('vote.dots', { count: dots })}</Hidden>
              </span>
            )}
          </button>
        </h5>
      )}
      <button
        type="button"
        className={styles['act']}
        data-bar-act
        tabIndex={-1}
        aria-label={t('cluster.acts')}
        title={t('cluster.acts')}
        onClick={() => screen.dialog.set({ kind: 'cluster', cluster })}
      >
        <Icon name="more" />
      </button>
    </div>
  )
}

/** What a folded cluster still says: the words of its key notes, a line each. */
export function FoldedWords({ notes }: { readonly notes: readonly NoteId[] }) {
  return (
    <ul className={styles['folded']}>
      {notes.map(note => (
        <KeyNoteLine key={note} note={note} />
      ))}
    </ul>
  )
}

function KeyNoteLine({ note }: { readonly note: NoteId }) {
  const row = useRow('notes', note)?.note
  const wording = useRow('wordings', note)?.text
  if (!row) return null
  return (
    <li className={styles['keyNote']} lang={row.language}>
      <Icon name="key" isFilled />
      <span>
        <NoteText text={wording ?? row.text} />
      </span>
    </li>
  )
}

/** A cluster while it is carried: its title and how many notes go along. */
export function ClusterFace({ cluster, count }: { readonly cluster: ClusterId; readonly count: number }) {
  const row = useRow('clusters', cluster)
  return (
    <div className={styles['face']}>
      <span className={styles['name']} data-size={titleSize(row?.title)}>
        <Local text={row?.title} />
      </span>
      <span className={styles['count']}>{count}</span>
    </div>
  )
}
