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

interface SinceSummaryProps {
  readonly since: Since
  readonly framework: FrameworkId
  /** What the headings in it are, after the one above it. */
  readonly heading: 'h3' | 'h4'
}

/** What a workshop has brought: how much to each priority, which clusters grew, what was counted, what was left alone. */
export function SinceSummary({ since, framework, heading }: SinceSummaryProps) {
  const t = useT()
  const read = useRead()
  const { view } = useBoard().session
  const id = useId()
  const questions = useOpenQuestions(framework)
  const isFromLast = questions.notes.every(note => view.row('notes', note)?.note.workshop !== since.workshop)
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
        <List heading={heading} title={t(isFromLast ? 'question.fromLast' : 'question.title')}>
          <QuestionList questions={questions} />
        </List>
      )}
      {since.clusters.length > 0 && (
        <List heading={heading} title={t('since.clusters')}>
          <ul>
            {since.clusters.map(({ cluster, fresh: count, total: all }) => (
              <li key={cluster}>
                <Local text={view.row('clusters', cluster)?.title} />{' '}
                <span className={styles['soft']}>
                  {count === all ? t('since.allNew', { count }) : t('since.grew', { count, total: all })}
                </span>
              </li>
            ))}
          </ul>
        </List>
      )}
      {since.votes.length > 0 && (
        <List heading={heading} title={t('since.votes')}>
          <ul>
            {since.votes.map(round => (
              <li key={round}>
                <Local text={view.row('rounds', round)?.title} />
              </li>
            ))}
          </ul>
        </List>
      )}
      {since.untouched.length > 0 && (
        <List heading={heading} title={t('since.untouched')}>
          <ul>
            {since.untouched.map(priority => (
              <li key={priority}>
                <Local text={view.row('priorities', priority)?.title} />
              </li>
            ))}
          </ul>
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

interface ListProps {
  readonly title: string
  readonly heading: 'h3' | 'h4'
  readonly children: ReactNode
}

function List({ title, heading: Heading, children }: ListProps) {
  return (
    <div className={styles['list']} data-print="keep">
      <Heading>{title}</Heading>
      {children}
    </div>
  )
}
