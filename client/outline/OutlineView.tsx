import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { Local } from '#client/app/Local.tsx'
import { useOwnPublished } from '#client/app/own-notes.ts'
import { useActor, useBoard } from '#client/app/use-board.tsx'
import { SelectionActs } from '#client/features/notes/SelectionActs.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { useReadable } from '#client/ui/use-readable.ts'
import type { FrameworkId, PriorityId } from '#shared/domain/ids.ts'
import type { Contents, PriorityContents } from '#shared/domain/placing.ts'
import { Bin } from './Bin.tsx'
import { type Budget, budgetOf } from './budget.ts'
import { useKeptPosition } from './kept-position.ts'
import { OutlineList } from './OutlineList.tsx'
import { OutlineNote } from './OutlineNote.tsx'
import styles from './outline.module.css'

/** The board as headings and lists, with everything that the canvas can do. */
export function OutlineView({ framework }: { readonly framework: FrameworkId }) {
  const t = useT()
  const { screen } = useBoard()
  const actor = useActor()
  const row = useRow('frameworks', framework)
  const live = screen.contents.of(framework)
  const contents = useSyncExternalStore(live.subscribe, live.get)
  const isComingBack = useKeptPosition(`outline:${framework}`)
  const budget = useGrowingBudget(contents, isComingBack)
  const own = useOwnPublished()

  return (
    <div className={styles['page']}>
      <h2 className={styles['framework']}>
        <Local text={row?.title} />
      </h2>
      <p className={styles['lead']}>{actor.mayArrange ? t('outline.howTo') : t('outline.readOnly')}</p>
      <nav aria-label={t('outline.contents')} className={styles['jumps']}>
        <ul>
          {contents.priorities.map(({ priority, noteCount }) => (
            <Jump key={priority} priority={priority} count={noteCount} />
          ))}
        </ul>
      </nav>
      {contents.priorities.map(priority => (
        <PrioritySection key={priority.priority} contents={priority} framework={framework} budget={budget} />
      ))}
      {contents.open.length > 0 && (
        <section className={styles['priority']}>
          <h3 className={styles['priorityTitle']}>
            {t('place.open')}{' '}
            <span className={styles['count']}>{t('count.notes', { count: contents.open.length })}</span>
          </h3>
          <ul className={styles['notes']}>
            {contents.open.slice(0, budget.get('open')).map(({ note }) => (
              <OutlineNote key={note} note={note} framework={framework} isOwn={own.has(note)} />
            ))}
          </ul>
        </section>
      )}
      <Bin />
      <Selection framework={framework} />
    </div>
  )
}

/** By itself, so that a tick renders this bar and the note alone. */
function Selection({ framework }: { readonly framework: FrameworkId }) {
  const { screen } = useBoard()
  const selected = useReadable(screen.selected)
  if (selected.size === 0) return null
  return (
    <div className={styles['selection']}>
      <SelectionActs framework={framework} />
    </div>
  )
}

function Jump({ priority, count }: { readonly priority: PriorityId; readonly count: number }) {
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
        <Local text={row?.title} />
      </a>
      <span className={styles['count']}>{count}</span>
    </li>
  )
}

interface PrioritySectionProps {
  readonly contents: PriorityContents
  readonly framework: FrameworkId
  readonly budget: Budget
}

function PrioritySection({ contents, framework, budget }: PrioritySectionProps) {
  const t = useT()
  const row = useRow('priorities', contents.priority)
  return (
    <section
      className={styles['priority']}
      data-priority={contents.priority}
      aria-labelledby={`priority-${contents.priority}`}
    >
      <h3 id={`priority-${contents.priority}`} tabIndex={-1} className={styles['priorityTitle']}>
        <Local text={row?.title} />{' '}
        <span className={styles['count']}>{t('count.notes', { count: contents.noteCount })}</span>
      </h3>
      {row?.description && (
        <p className={styles['lead']}>
          <Local text={row.description} />
        </p>
      )}
      <div className={styles['lists']}>
        {contents.lists.map(list => (
          <OutlineList
            key={list.prompt}
            list={list}
            priority={contents.priority}
            framework={framework}
            budget={budget}
          />
        ))}
      </div>
    </section>
  )
}

/** So many notes are there at once; the rest follow in idle moments, so that the view opens at once on any board. */
const FIRST_NOTES = 250
const MORE_NOTES = 500

function useGrowingBudget(contents: Contents, isWholeAtOnce: boolean): Budget {
  const total = contents.priorities.reduce((sum, { noteCount }) => sum + noteCount, contents.open.length)
  const [limit, setLimit] = useState(isWholeAtOnce ? Number.POSITIVE_INFINITY : FIRST_NOTES)
  useEffect(() => {
    if (limit >= total) return
    const timer = setTimeout(() => setLimit(before => before + MORE_NOTES), 60)
    return () => clearTimeout(timer)
  }, [limit, total])
  return useMemo(() => budgetOf(contents, limit), [contents, limit])
}
