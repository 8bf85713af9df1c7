import { Local, useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { EditableTitle } from '#client/features/setup/EditableTitle.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import type { FrameworkId, OwnNoteId } from '#shared/domain/ids.ts'
import type { PendingNote } from '#shared/domain/layout/pending.ts'
import type { PriorityContents } from '#shared/domain/placing.ts'
import { type Budget, listKey } from './budget.ts'
import { FoldButton } from './FoldButton.tsx'
import { foldedPriorities, foldPriorities } from './folded-priorities.ts'
import { OutlineList } from './OutlineList.tsx'
import styles from './outline.module.css'

interface PrioritySectionProps {
  readonly contents: PriorityContents
  readonly framework: FrameworkId
  readonly budget: Budget
  /** Of how many notes those shown have been found; nothing where nothing is looked for. */
  readonly soughtAmong: number | undefined
  readonly pending: readonly PendingNote[]
}

const NONE: readonly OwnNoteId[] = []

/** A priority: its heading is always there, and its lists unless it is folded. */
export function PrioritySection({ contents, framework, budget, soughtAmong, pending }: PrioritySectionProps) {
  const t = useT()
  const read = useRead()
  const { screen } = useBoard()
  const { priority, noteCount, lists } = contents
  const row = useRow('priorities', priority)
  const isSought = soughtAmong !== undefined
  const isFolded = usePicked(foldedPriorities(screen), folded => folded.has(priority)) && !isSought
  const headingId = `priority-${priority}`
  return (
    <section className={styles['priority']} data-priority={priority} aria-labelledby={headingId}>
      <div className={styles['priorityHead']}>
        {!isSought && (
          <FoldButton
            name={read(row?.title).text}
            isFolded={isFolded}
            focusKey={`fold:${priority}`}
            onFold={fold => foldPriorities(screen, [priority], fold)}
          />
        )}
        <EditableTitle of={{ kind: 'priority', id: priority }}>
          <h3 id={headingId} tabIndex={-1} className={styles['priorityTitle']}>
            <Local text={row?.title} />{' '}
            <span className={styles['count']}>
              {isSought
                ? t('outline.foundOf', { count: noteCount, total: soughtAmong })
                : t('count.notes', { count: noteCount })}
            </span>
          </h3>
        </EditableTitle>
      </div>
      {row?.description && !isFolded && (
        <p className={styles['lead']}>
          <Local text={row.description} />
        </p>
      )}
      {!isFolded && (
        <div className={styles['lists']}>
          {lists.map(list => (
            <OutlineList
              key={list.prompt}
              list={list}
              priority={priority}
              framework={framework}
              budget={budget}
              isSought={isSought}
              pending={pendingIn(pending, listKey(priority, list.prompt))}
            />
          ))}
        </div>
      )}
    </section>
  )
}

function pendingIn(pending: readonly PendingNote[], key: string): readonly OwnNoteId[] {
  if (pending.length === 0) return NONE
  return pending
    .filter(({ priority, prompt }) => priority !== undefined && listKey(priority, prompt) === key)
    .map(({ own }) => own)
}
