import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import type { Since } from '#shared/results/since.ts'
import { PART_IDS } from './part-ids.ts'
import styles from './ResultsView.module.css'
import { SinceSummary } from './SinceSummary.tsx'

/** The part of the results that says what the workshop that is on has brought. */
export function SincePart({ since, framework }: { readonly since: Since; readonly framework: FrameworkId }) {
  const t = useT()
  const read = useRead()
  const earlier = read(useBoard().session.view.row('workshops', since.earlier)?.title).text
  return (
    <section className={styles['part']} aria-labelledby={PART_IDS.since}>
      <h3 id={PART_IDS.since} tabIndex={-1}>
        {t('since.title', { earlier })}
      </h3>
      <SinceSummary since={since} framework={framework} heading="h4" />
    </section>
  )
}
