import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Empty } from '#client/ui/Empty.tsx'

interface NoResultsProps {
  /** Some notes may be there that the filter leaves out. */
  readonly isFiltered: boolean
  readonly onShowAll: () => void
}

/** Nothing yet, or nothing like this: and what to do about it. */
export function NoResults({ isFiltered, onShowAll }: NoResultsProps) {
  const t = useT()
  const { role } = useBoard().session.facts
  const title = t(isFiltered ? 'insight.filteredTitle' : 'insight.emptyTitle')
  return (
    <section aria-label={title}>
      <Empty
        icon={isFiltered ? 'filter' : 'results'}
        title={title}
        acts={isFiltered && <Button onClick={onShowAll}>{t('insight.showAll')}</Button>}
      >
        <p>{t(isFiltered ? 'insight.filtered' : role === 'facilitator' ? 'insight.emptyRun' : 'results.empty')}</p>
      </Empty>
    </section>
  )
}
