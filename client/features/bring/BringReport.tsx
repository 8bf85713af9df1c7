import { useT } from '#client/i18n/Language.tsx'
import type { ReadRow } from '#shared/bring/mapping.ts'
import styles from './bring.module.css'
import { QuotedRow } from './QuotedRow.tsx'
import { faultWords } from './row-words.ts'

const SHOWN_MAX = 50

interface BringReportProps {
  readonly brought: number
  readonly left: readonly ReadRow[]
  /** They have been taken back since. */
  readonly isTakenBack: boolean
}

/** What was brought in, and what was left out and why: row by row. */
export function BringReport({ brought, left, isTakenBack }: BringReportProps) {
  const t = useT()
  return (
    <>
      <p role="status" className={styles['done']}>
        {isTakenBack ? t('bring.takenBack', { count: brought }) : t('bring.done', { count: brought })}
      </p>
      {left.length === 0 ? (
        <p>{t('bring.allIn')}</p>
      ) : (
        <>
          <p>{t('bring.leftOut', { count: left.length })}</p>
          <ul className={styles['left']}>
            {left.slice(0, SHOWN_MAX).map(({ line, text, faults }) => (
              <li key={line}>
                <strong>{t('bring.line', { line })}</strong>{' '}
                {faults.length === 0 ? t('bring.row.twice') : faults.map(fault => faultWords(t, fault)).join(' · ')}
                {text && <QuotedRow text={text} />}
              </li>
            ))}
          </ul>
          {left.length > SHOWN_MAX && <p>{t('bring.moreLeft', { count: left.length - SHOWN_MAX })}</p>}
        </>
      )}
    </>
  )
}
