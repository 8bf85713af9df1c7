import { useMemo, useState } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import { Takeaway } from '#client/features/takeaway/Takeaway.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import form from '#client/ui/form.module.css'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { type Results, resultsOf } from '#shared/results/results.ts'
import { PrioritySection } from './PrioritySection.tsx'
import { ResultNotes } from './ResultNotes.tsx'
import styles from './ResultsView.module.css'
import { ResultTitle } from './ResultTitle.tsx'

/** What was said, in order, to read and to take away, at any minute. */
export function ResultsView({ framework }: { readonly framework: FrameworkId }) {
  const t = useT()
  const [workshop, setWorkshop] = useState<string>()
  const results = useResults(framework, workshop)
  const shown = results.frameworks[0]
  const total = shown ? shown.priorities.reduce((sum, each) => sum + each.noteCount, shown.open.length) : 0
  return (
    <div className={styles['results']}>
      <header className={styles['head']}>
        <div>
          <h2>{shown && <ResultTitle of="frameworks" id={shown.id} title={shown.title} />}</h2>
          <p className={styles['count']}>{t('results.total', { count: total })}</p>
        </div>
        <label className={styles['filter']}>
          <span className={form['label']}>{t('results.workshop')}</span>
          <select
            className={form['input']}
            value={workshop ?? ''}
            onChange={event => setWorkshop(event.target.value || undefined)}
          >
            <option value="">{t('results.allWorkshops')}</option>
            {results.workshops.map(({ id, title, date }) => (
              <option key={id} value={id}>
                {`${title} (${date})`}
              </option>
            ))}
          </select>
        </label>
        <Takeaway framework={framework} workshop={workshop} />
      </header>
      {total === 0 && <p className={styles['empty']}>{t('results.empty')}</p>}
      {shown?.priorities.map(priority => (
        <PrioritySection key={priority.id} priority={priority} />
      ))}
      {shown && shown.open.length > 0 && (
        <section className={styles['open']} aria-labelledby="results-open">
          <h3 id="results-open">{t('results.open')}</h3>
          <p className={styles['count']}>{t('results.openHint')}</p>
          <ResultNotes notes={shown.open} showsLetter />
        </section>
      )}
    </div>
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
  ]
  return useMemo(
    () => resultsOf(view, { language, framework, workshop }),
    [view, language, framework, workshop, ...seen],
  )
}
