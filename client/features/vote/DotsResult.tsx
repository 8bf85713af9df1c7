import { useT } from '#client/i18n/Language.tsx'
import type { RoundResult } from '#shared/domain/tables.ts'
import { ranksOf } from './ranks.ts'
import { useTargetName } from './use-target-name.ts'
import styles from './vote.module.css'

/** Who came first, with ties told as ties. */
export function DotsResult({ result }: { readonly result: Extract<RoundResult, { kind: 'dots' }> }) {
  const t = useT()
  const nameOf = useTargetName()
  const most = Math.max(1, ...result.targets.map(({ dots }) => dots))
  const ranks = ranksOf(result.targets.map(({ dots }) => dots))
  return (
    <>
      {result.targets.length === 0 && <p className={styles['soft']}>{t('vote.noVotes')}</p>}
      <ol className={styles['ranking']}>
        {result.targets.map(({ id, title, dots, voters }, at) => (
          <li key={id}>
            <span className={styles['rank']}>{ranks[at]}</span>
            <span className={styles['name']}>{nameOf(id, title)}</span>
            <span className={styles['sum']}>
              {t('vote.dots', { count: dots })}
              <span className={styles['soft']}> · {t('vote.voters', { count: voters })}</span>
            </span>
            <span className={styles['bar']} style={{ inlineSize: `${(dots / most) * 100}%` }} aria-hidden="true" />
          </li>
        ))}
      </ol>
      {result.returned > 0 && <p className={styles['soft']}>{t('vote.returned', { count: result.returned })}</p>}
    </>
  )
}
