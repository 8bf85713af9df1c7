import { memo } from 'react'
import { Local, useRead } from '#client/app/Local.tsx'
import { useOwnPublished } from '#client/app/own-notes.ts'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useActor, useBoard } from '#client/app/use-board.tsx'
import { EditableTitle } from '#client/features/setup/EditableTitle.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import type { FrameworkId, OwnNoteId, PriorityId } from '#shared/domain/ids.ts'
import type { PromptList } from '#shared/domain/placing.ts'
import { AddNote } from './AddNote.tsx'
import { type Budget, listKey } from './budget.ts'
import { NoteRows } from './NoteRows.tsx'
import { OutlineCluster } from './OutlineCluster.tsx'
import styles from './outline.module.css'
import { PendingNotes } from './PendingNotes.tsx'
import { countOf, isSameRow } from './standing.ts'

interface OutlineListProps {
  readonly list: PromptList
  readonly priority: PriorityId
  readonly framework: FrameworkId
  readonly budget: Budget
  /** Only what was found is shown. */
  readonly isSought: boolean
  /** This person's notes that nobody else sees yet. */
  readonly pending: readonly OwnNoteId[]
}

/** The answers to one prompt under one priority: clusters, then single notes. */
export const OutlineList = memo(function OutlineList(props: OutlineListProps) {
  const { list, priority, framework, budget, isSought, pending } = props
  const t = useT()
  const read = useRead()
  const own = useOwnPublished()
  const actor = useActor()
  const { screen } = useBoard()
  const prompt = useRow('prompts', list.prompt)
  const isEmpty = list.clusters.length === 0 && list.notes.length === 0 && pending.length === 0
  const titleId = `list-${priority}-${list.prompt}`

  function selectAll(): void {
    const notes = [...list.clusters.flatMap(cluster => cluster.notes), ...list.notes]
    screen.select([...screen.selected.get(), ...notes])
    announcer.say(t('canvas.selected', { count: screen.selected.get().size }))
  }

  return (
    <section className={styles['list']} data-list={list.prompt} data-part={listKey(priority, list.prompt)}>
      <div className={styles['listHead']}>
        <EditableTitle of={{ kind: 'prompt', id: list.prompt }} isTabStop={false}>
          <h4 id={titleId} tabIndex={-1} className={styles['listTitle']}>
            {prompt && <PromptLetter letter={prompt.letter} />}
            <Local text={prompt?.title} />
          </h4>
        </EditableTitle>
        {actor.mayArrange && countOf(list) > 1 && (
          <Button look="quiet" aria-describedby={titleId} onClick={selectAll}>
            {t('outline.selectAll')}
          </Button>
        )}
      </div>
      {isEmpty && <p className={styles['none']}>{t(isSought ? 'outline.noneFound' : 'outline.none')}</p>}
      {list.clusters.map((cluster, index) => (
        <OutlineCluster
          key={cluster.cluster}
          contents={cluster}
          shown={budget.get(cluster.cluster) ?? 0}
          isFirst={index === 0}
          isLast={index === list.clusters.length - 1}
          priority={priority}
          framework={framework}
          isSought={isSought}
        />
      ))}
      <NoteRows
        notes={list.notes}
        shown={budget.get(listKey(priority, list.prompt)) ?? 0}
        framework={framework}
        own={own}
        label={list.clusters.length > 0 ? t('outline.singles') : read(prompt?.title).text}
      />
      <PendingNotes notes={pending} />
      {!isSought && <AddNote prompt={list.prompt} priority={priority} framework={framework} titleId={titleId} />}
    </section>
  )
}, isSameList)

/** Contents are read anew whenever anything moves; most lists hold what they held. */
function isSameList(a: OutlineListProps, b: OutlineListProps): boolean {
  if (a.framework !== b.framework || a.priority !== b.priority || a.isSought !== b.isSought) return false
  const key = listKey(a.priority, a.list.prompt)
  return (
    isSameRow(a.pending, b.pending) &&
    isSameRow(a.list.notes, b.list.notes) &&
    a.budget.get(key) === b.budget.get(key) &&
    a.list.clusters.length === b.list.clusters.length &&
    a.list.clusters.every((cluster, i) => {
      const other = b.list.clusters[i]
      return (
        other?.cluster === cluster.cluster &&
        isSameRow(cluster.notes, other.notes) &&
        a.budget.get(cluster.cluster) === b.budget.get(cluster.cluster)
      )
    })
  )
}
