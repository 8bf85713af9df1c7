import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import styles from './ResultsView.module.css'

interface NoResultsProps {
  /** Some notes may be there that the filter leaves out. */
  readonly isFiltered: boolean
  readonly onShowAll: () => void
}

/** Nothing yet, or nothing like this: and what to do about it. */
export function NoResults({ isFiltered, onShowAll }: NoResultsProps) {
  const t = useT()
  const { role } = useBoard().session.facts
  return (
    <section className={styles['empty']} aria-labelledby="results-none">
      <Icon name={isFiltered ? 'filter' : 'results'} />
      <h3 id="results-none">{t(isFiltered ? 'insight.filteredTitle' : 'insight.emptyTitle')}</h3>
      {isFiltered ? (
        <>
          <p>{t('insight.filtered')}</p>
          <Button onClick={onShowAll}>{t('insight.showAll')}</Button>
        </>
      ) : (
        <p>{t(role === 'facilitator' ? 'insight.emptyRun' : 'results.empty')}</p>
      )}
    </section>
  )
}
