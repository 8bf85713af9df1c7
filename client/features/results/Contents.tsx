import { useId, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import type { FrameworkResults } from '#shared/results/results.ts'
import type { Since } from '#shared/results/since.ts'
import styles from './Contents.module.css'
import { JumpLink } from './JumpLink.tsx'
import { PART_IDS, priorityPartId } from './part-ids.ts'
import { ResultTitle } from './ResultTitle.tsx'

/** Beside the results on a wide screen, folded above them on a narrow one. */
const WIDE = '(min-width: 68rem)'

interface ContentsProps {
  readonly framework: FrameworkResults
  /** Where there is something to compare with. */
  readonly since: Since | undefined
}

export function Contents({ framework, since }: ContentsProps) {
  const t = useT()
  const read = useRead()
  const { view } = useBoard().session
  const titleId = useId()
  const [isWide] = useState(() => matchMedia(WIDE).matches)
  return (
    <nav className={styles['contents']} aria-labelledby={titleId} data-print="never">
      <details open={isWide}>
        <summary id={titleId}>{t('insight.contents')}</summary>
        <ol>
          {since && (
            <li>
              <JumpLink to={PART_IDS.since}>
                {t('since.title', { earlier: read(view.row('workshops', since.earlier)?.title).text })}
              </JumpLink>
            </li>
          )}
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
