import { memo, useDeferredValue, useMemo, useState } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import { BringNotesButton } from '#client/features/bring/BringNotesButton.tsx'
import { Takeaway } from '#client/features/takeaway/Takeaway.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { answersTo } from '#shared/results/insight.ts'
import { type FrameworkResults, type Results, resultsOf } from '#shared/results/results.ts'
import { Contents } from './Contents.tsx'
import { NoResults } from './NoResults.tsx'
import { Overview } from './Overview.tsx'
import { PrioritySection } from './PrioritySection.tsx'
import { PART_IDS } from './part-ids.ts'
import { QuestionsPart } from './QuestionsPart.tsx'
import { ResultNotes } from './ResultNotes.tsx'
import { type ResultsFilter, ResultsFilters } from './ResultsFilters.tsx'
import styles from './ResultsView.module.css'
import { ResultTitle } from './ResultTitle.tsx'
import { SincePart } from './SincePart.tsx'
import { useSince } from './use-since.ts'
import { VotesPart } from './VotesPart.tsx'

/** What was said, counted and in order, to read and to take away, at any minute. */
export function ResultsView({ framework }: { readonly framework: FrameworkId }) {
  const t = useT()
  const [filter, setFilter] = useState<ResultsFilter>({})
  const results = useResults(framework, filter.workshop)
  const shown = useAnswers(results.frameworks[0], filter.prompt)
  const isFiltered = filter.workshop !== undefined || filter.prompt !== undefined
  const all = useSince(framework)
  // Parts of it would say something else.
  const since = isFiltered ? undefined : all
  const total = shown ? shown.priorities.reduce((sum, each) => sum + each.noteCount, shown.open.length) : 0
  return (
    <div className={styles['results']}>
      <header className={styles['head']}>
        <div>
          <h2>{shown && <ResultTitle of="frameworks" id={shown.id} title={shown.title} />}</h2>
          <p className={styles['count']} role="status">
            {t('results.total', { count: total })}
          </p>
        </div>
        <ResultsFilters filter={filter} workshops={results.workshops} onChange={setFilter} />
        <BringNotesButton framework={framework} />
        <Takeaway framework={framework} workshop={filter.workshop} />
      </header>
      {total === 0 || !shown ? (
        <NoResults isFiltered={isFiltered} onShowAll={() => setFilter({})} />
      ) : (
        <div className={styles['body']}>
          <Contents framework={shown} since={since} />
          <div className={styles['parts']}>
            {since ? <SincePart since={since} framework={framework} /> : <QuestionsPart framework={shown} />}
            <Overview framework={shown} />
            <VotesPart framework={shown} />
            <Notes framework={shown} />
          </div>
        </div>
      )}
    </div>
  )
}

/** Thousands of notes: drawn after what counts them, and without keeping anybody waiting. */
function Notes({ framework }: { readonly framework: FrameworkResults }) {
  // `undefined` would count as no first value, and all be drawn at once.
  const shown = useDeferredValue<FrameworkResults | null>(framework, null)
  return shown && <AllNotes framework={shown} />
}

const AllNotes = memo(function AllNotes({ framework }: { readonly framework: FrameworkResults }) {
  const t = useT()
  return (
    <>
      {framework.priorities.map(priority => (
        <PrioritySection key={priority.id} priority={priority} />
      ))}
      {framework.open.length > 0 && (
        <section className={styles['open']} aria-labelledby={PART_IDS.open} data-print="page">
          <h3 id={PART_IDS.open} tabIndex={-1}>
            {t('results.open')}
          </h3>
          <p className={styles['count']}>{t('results.openHint')}</p>
          <ResultNotes notes={framework.open} showsLetter />
        </section>
      )}
    </>
  )
})

function useAnswers(framework: FrameworkResults | undefined, prompt: string | undefined) {
  const { view } = useBoard().session
  return useMemo(
    () => (framework && prompt !== undefined ? answersTo(view, framework, prompt) : framework),
    [view, framework, prompt],
  )
}

/** Made anew when something that it shows has changed. */
function useResults(framework: FrameworkId, workshop: string | undefined): Results {
  const { view } = useBoard().session
  const { language } = useLanguage()
  const seen = [
    useRows('about'),
    useRows('frameworks'),
    useRows('priorities'),
    useRows('prompts'),
    useRows('workshops'),
    useRows('notes'),
    useRows('wordings'),
    useRows('hidden'),
    useRows('places'),
    useRows('clusters'),
    useRows('marks'),
    useRows('rounds'),
    useRows('results'),
  ]
  return useMemo(
    () => resultsOf(view, { language, framework, workshop }),
    [view, language, framework, workshop, ...seen],
  )
}
