import { useId, useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import type { FrameworkResults } from '#shared/results/results.ts'
import styles from './Contents.module.css'
import { JumpLink } from './JumpLink.tsx'
import { PART_IDS, priorityPartId } from './part-ids.ts'
import { ResultTitle } from './ResultTitle.tsx'

/** Beside the results on a wide screen, folded above them on a narrow one. */
const WIDE = '(min-width: 68rem)'

export function Contents({ framework }: { readonly framework: FrameworkResults }) {
  const t = useT()
  const titleId = useId()
  const [isWide] = useState(() => matchMedia(WIDE).matches)
  return (
    <nav className={styles['contents']} aria-labelledby={titleId} data-print="never">
      <details open={isWide}>
        <summary id={titleId}>{t('insight.contents')}</summary>
        <ol>
          <li>
            <JumpLink to={PART_IDS.overview}>{t('insight.overview')}</JumpLink>
          </li>
          <li>
            <JumpLink to={PART_IDS.pictures}>{t('insight.pictures')}</JumpLink>
          </li>
          {framework.votes.length > 0 && (
            <li>
              <JumpLink to={PART_IDS.votes}>{t('vote.title')}</JumpLink>
            </li>
          )}
          {framework.priorities.map(({ id, title, noteCount }) => (
            <li key={id}>
              <JumpLink to={priorityPartId(id)}>
                <ResultTitle of="priorities" id={id} title={title} />
              </JumpLink>
              <span className={styles['count']}>{noteCount}</span>
            </li>
          ))}
          {framework.open.length > 0 && (
            <li>
              <JumpLink to={PART_IDS.open}>{t('results.open')}</JumpLink>
              <span className={styles['count']}>{framework.open.length}</span>
            </li>
          )}
        </ol>
      </details>
    </nav>
  )
}
