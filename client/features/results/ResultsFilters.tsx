import { useRead } from '#client/app/Local.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import form from '#client/ui/form.module.css'
import type { PromptId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import type { Results } from '#shared/results/results.ts'
import styles from './ResultsView.module.css'

/** Which notes are shown; a part that is left out asks for all. */
export interface ResultsFilter {
  readonly workshop?: string | undefined
  readonly prompt?: string | undefined
}

interface ResultsFiltersProps {
  readonly filter: ResultsFilter
  readonly workshops: Results['workshops']
  readonly onChange: (filter: ResultsFilter) => void
}

export function ResultsFilters({ filter, workshops, onChange }: ResultsFiltersProps) {
  const t = useT()
  const read = useRead()
  const { language } = useLanguage()
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const prompts = useRows('prompts')
  return (
    <>
      <label className={styles['filter']} data-print="never">
        <span className={form['label']}>{t('results.workshop')}</span>
        <select
          className={form['input']}
          value={filter.workshop ?? ''}
          onChange={event => onChange({ ...filter, workshop: event.target.value || undefined })}
        >
          <option value="">{t('results.allWorkshops')}</option>
          {workshops.map(({ id, title, date }) => (
            <option key={id} value={id}>
              {date ? `${title} (${dates.format(new Date(date))})` : title}
            </option>
          ))}
        </select>
      </label>
      <label className={styles['filter']} data-print="never">
        <span className={form['label']}>{t('insight.prompt')}</span>
        <select
          className={form['input']}
          value={filter.prompt ?? ''}
          onChange={event => onChange({ ...filter, prompt: event.target.value || undefined })}
        >
          <option value="">{t('insight.allPrompts')}</option>
          {orderedIds<PromptId>(prompts).map(id => (
            <option key={id} value={id}>
              {`${prompts.get(id)?.letter ?? ''}: ${read(prompts.get(id)?.title).text}`}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
