import { useMemo } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { heatOf } from '#shared/results/insight.ts'
import type { FrameworkResults } from '#shared/results/results.ts'
import { HeatTable } from './HeatTable.tsx'
import { Plot } from './Plot.tsx'
import { PART_IDS } from './part-ids.ts'
import styles from './ResultsView.module.css'
import { usePlots } from './use-plots.ts'

/** The counts of a framework: a table of shades, and pictures with their tables. */
export function Overview({ framework }: { readonly framework: FrameworkResults }) {
  const t = useT()
  const { view } = useBoard().session
  const heat = useMemo(() => heatOf(view, framework), [view, framework])
  const plots = usePlots(framework, heat)
  return (
    <>
      <section className={styles['part']} aria-labelledby={PART_IDS.overview}>
        <h3 id={PART_IDS.overview} tabIndex={-1}>
          {t('insight.overview')}
        </h3>
        <HeatTable heat={heat} />
      </section>
      {plots.length > 0 && (
        <section className={styles['part']} aria-labelledby={PART_IDS.pictures}>
          <h3 id={PART_IDS.pictures} tabIndex={-1}>
            {t('insight.pictures')}
          </h3>
          <div className={styles['plots']}>
            {plots.map(data => (
              <Plot key={data.title} data={data} />
            ))}
          </div>
        </section>
      )}
    </>
  )
}
