import { type ReactNode, useId } from 'react'
import { Local, useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { QuestionList } from '#client/features/notes/QuestionList.tsx'
import { useOpenQuestions } from '#client/features/notes/use-open-questions.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import type { Growth, Since } from '#shared/results/since.ts'
import styles from './Since.module.css'

/** What a workshop has brought: how much to each priority, which clusters grew, what was counted, what was left alone. */
export function SinceSummary({ since, framework }: { readonly since: Since; readonly framework: FrameworkId }) {
  const t = useT()
  const read = useRead()
  const { view } = useBoard().session
  const id = useId()
  const questions = useOpenQuestions(framework)
  const workshop = read(view.row('workshops', since.workshop)?.title).text
  const { fresh, total } = since.all
  return (
    <>
      <p id={id}>
        {fresh > 0 ? t('since.says', { count: fresh, workshop, total }) : t('since.none', { workshop, total })}
      </p>
      <table className={styles['table']} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{t('insight.priority')}</th>
            <th scope="col">{t('since.fresh')}</th>
            <th scope="col">{t('since.total')}</th>
          </tr>
        </thead>
        <tbody>
          {since.priorities.map(({ priority, ...growth }) => (
            <tr key={priority}>
              <th scope="row">
                <Local text={view.row('priorities', priority)?.title} />
              </th>
              <Counts growth={growth} />
            </tr>
          ))}
          {since.open.total > 0 && (
            <tr>
              <th scope="row">{t('results.open')}</th>
              <Counts growth={since.open} />
            </tr>
          )}
        </tbody>
      </table>
      {questions.count > 0 && (
        <div className={styles['list']} data-print="keep">
          <h4>{t('question.fromLast')}</h4>
          <QuestionList questions={questions} />
        </div>
      )}
      {since.clusters.length > 0 && (
        <List title={t('since.clusters')}>
          {since.clusters.map(({ cluster, fresh: count, total: all }) => (
            <li key={cluster}>
              <Local text={view.row('clusters', cluster)?.title} />{' '}
              <span className={styles['soft']}>
                {count === all ? t('since.allNew', { count }) : t('since.grew', { count, total: all })}
              </span>
            </li>
          ))}
        </List>
      )}
      {since.votes.length > 0 && (
        <List title={t('since.votes')}>
          {since.votes.map(round => (
            <li key={round}>
              <Local text={view.row('rounds', round)?.title} />
            </li>
          ))}
        </List>
      )}
      {since.untouched.length > 0 && (
        <List title={t('since.untouched')}>
          {since.untouched.map(priority => (
            <li key={priority}>
              <Local text={view.row('priorities', priority)?.title} />
            </li>
          ))}
        </List>
      )}
    </>
  )
}

function Counts({ growth: { fresh, total } }: { readonly growth: Growth }) {
  return (
    <>
      <td>
        {fresh > 0 ? (
          <strong className={styles['fresh']}>
            <Icon name="plus" />
            {fresh}
          </strong>
        ) : (
          0
        )}
      </td>
      <td>{total}</td>
    </>
  )
}

function List({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles['list']} data-print="keep">
      <h4>{title}</h4>
      <ul>{children}</ul>
    </div>
  )
}
