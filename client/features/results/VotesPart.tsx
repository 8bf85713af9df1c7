import { Local } from '#client/app/Local.tsx'
import { AxesResult } from '#client/features/vote/AxesResult.tsx'
import { DotsResult } from '#client/features/vote/DotsResult.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { FrameworkResults } from '#shared/results/results.ts'
import { PART_IDS } from './part-ids.ts'
import styles from './ResultsView.module.css'

/** What was voted on and rated within this framework; nothing without a counted vote. */
export function VotesPart({ framework }: { readonly framework: FrameworkResults }) {
  const t = useT()
  if (framework.votes.length === 0) return null
  return (
    <section className={styles['part']} aria-labelledby={PART_IDS.votes}>
      <h3 id={PART_IDS.votes} tabIndex={-1}>
        {t('vote.title')}
      </h3>
      {framework.votes.map(({ id }) => (
        <Vote key={id} id={id} />
      ))}
    </section>
  )
}

function Vote({ id }: { readonly id: string }) {
  const t = useT()
  const round = useRow('rounds', id)
  const result = useRow('results', id)?.result
  if (!round || !result) return null
  return (
    <div className={styles['vote']} data-print="keep">
      <h4>
        <Local text={round.title} />
      </h4>
      <p className={styles['count']}>{t('vote.votersAll', { count: result.voters })}</p>
      {result.kind === 'dots' && <DotsResult result={result} />}
      {result.kind === 'axes' && round.rules.kind === 'axes' && <AxesResult rules={round.rules} result={result} />}
    </div>
  )
}
