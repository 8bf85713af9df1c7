import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { QuestionMark } from '#client/features/notes/QuestionMark.tsx'
import { useT } from '#client/i18n/Language.tsx'
import type { ListResults, PriorityResults } from '#shared/results/results.ts'
import { priorityPartId } from './part-ids.ts'
import { ResultNotes } from './ResultNotes.tsx'
import styles from './ResultsView.module.css'
import { ResultTitle } from './ResultTitle.tsx'

/** One priority: a list for each prompt, in it the clusters, the largest first, and then the single notes. */
export function PrioritySection({ priority }: { readonly priority: PriorityResults }) {
  const t = useT()
  const titleId = priorityPartId(priority.id)
  return (
    <section className={styles['priority']} aria-labelledby={titleId} data-print="page">
      <header>
        <h3 id={titleId} tabIndex={-1}>
          <ResultTitle of="priorities" id={priority.id} title={priority.title} />
        </h3>
        {priority.description && <p className={styles['description']}>{priority.description}</p>}
      </header>
      {priority.noteCount === 0 ? (
        <p className={styles['count']}>{t('results.noNotes')}</p>
      ) : (
        <div className={styles['lists']} data-print="lists">
          {priority.lists.map(list => (
            <PromptResults key={list.prompt} list={list} />
          ))}
        </div>
      )}
    </section>
  )
}

function PromptResults({ list }: { readonly list: ListResults }) {
  const t = useT()
  return (
    <div className={styles['list']}>
      <h4>
        <PromptLetter letter={list.letter} /> <ResultTitle of="prompts" id={list.prompt} title={list.title} />{' '}
        <span className={styles['count']}>{t('results.count', { count: list.noteCount })}</span>
      </h4>
      {list.noteCount === 0 && <p className={styles['count']}>{t('results.noNotes')}</p>}
      {list.clusters.map(cluster => (
        <div key={cluster.id} className={styles['cluster']}>
          <h5>
            <ResultTitle of="clusters" id={cluster.id} title={cluster.title} />{' '}
            <QuestionMark of={cluster.id} className={styles['key']} />
            <span className={styles['count']}>
              {t('results.count', { count: cluster.notes.length })}
              {cluster.dots !== undefined && ` · ${t('vote.dots', { count: cluster.dots })}`}
            </span>
          </h5>
          <ResultNotes notes={cluster.notes} />
        </div>
      ))}
      {list.notes.length > 0 && (
        <div className={styles['singles']}>
          {list.clusters.length > 0 && <h5>{t('results.singles')}</h5>}
          <ResultNotes notes={list.notes} />
        </div>
      )}
    </div>
  )
}
