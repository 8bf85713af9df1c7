import { memo } from 'react'
import { Local } from '#client/app/Local.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { PriorityId } from '#shared/domain/ids.ts'
import type { Contents } from '#shared/domain/placing.ts'
import styles from './outline.module.css'

/** The way to each priority, and to open space if anything lies there. */
export function Jumps({ contents }: { readonly contents: Contents }) {
  const t = useT()
  return (
    <nav aria-label={t('outline.contents')} className={styles['jumps']}>
      <ul>
        {contents.priorities.map(({ priority, noteCount }) => (
          <Jump key={priority} priority={priority} count={noteCount} />
        ))}
        {contents.open.length > 0 && <Jump priority="open" count={contents.open.length} />}
      </ul>
    </nav>
  )
}

const Jump = memo(function Jump({
  priority,
  count,
}: {
  readonly priority: PriorityId | 'open'
  readonly count: number
}) {
  const t = useT()
  const row = useRow('priorities', priority)
  return (
    <li>
      <a
        href={`#priority-${priority}`}
        onClick={event => {
          event.preventDefault()
          const heading = document.getElementById(`priority-${priority}`)
          heading?.focus({ preventScroll: true })
          heading?.scrollIntoView({ block: 'start' })
        }}
      >
        {priority === 'open' ? t('place.open') : <Local text={row?.title} />}
      </a>
      <span className={styles['count']}>{count}</span>
    </li>
  )
})
