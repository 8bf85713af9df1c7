import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Local } from '#client/app/Local.tsx'
import { useOwnPublished } from '#client/app/own-notes.ts'
import { useActor, useBoard } from '#client/app/use-board.tsx'
import { usePointedAt } from '#client/app/use-pointed-at.ts'
import { FindBar } from '#client/features/find/FindBar.tsx'
import { FindButton } from '#client/features/find/FindButton.tsx'
import { useFound } from '#client/features/find/use-found.ts'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { pendingNotes } from '#shared/domain/layout/pending.ts'
import type { Contents } from '#shared/domain/placing.ts'
import { Bin } from './Bin.tsx'
import { type Budget, budgetOf } from './budget.ts'
import { foldedPriorities, foldPriorities } from './folded-priorities.ts'
import { Jumps } from './Jumps.tsx'
import { useKeptPosition } from './kept-position.ts'
import { NoteRows } from './NoteRows.tsx'
import styles from './outline.module.css'
import { PendingNotes } from './PendingNotes.tsx'
import { PrioritySection } from './PrioritySection.tsx'
import { pageScroller } from './page-scroller.ts'
import { Selection } from './Selection.tsx'
import { scrollToTarget } from './scroll-to-target.ts'
import { onlyFound } from './standing.ts'
import { unhurried } from './unhurried.ts'
import { useAnchored } from './use-anchor.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { useOutlineKeys } from './use-outline-keys.ts'

/** The board as headings and lists, with everything that the canvas can do. */
export function OutlineView({ framework }: { readonly framework: FrameworkId }) {
  const t = useT()
  const { screen, session } = useBoard()
  const actor = useActor()
  const row = useRow('frameworks', framework)
  const live = useMemo(() => unhurried(screen.contents.of(framework), session), [screen, session, framework])
  const whole = useAnchored(live)
  const found = useFound(framework)
  const contents = useMemo(() => (found.isOn ? onlyFound(whole, found.matches) : whole), [whole, found])
  const pending = usePending(framework, found.isOn)
  const isComingBack = useKeptPosition(`outline:${framework}`)
  const budget = useGrowingBudget(contents, isComingBack)
  const own = useOwnPublished()
  const page = useRef<HTMLDivElement>(null)
  useKeptFocus(page, contents)
  const hear = useOutlineKeys(framework, contents)
  useSearchFromTop(found.isOn)
  usePointedAt(scrollToTarget)
  const openNotes = useMemo(() => contents.open.map(({ note }) => note), [contents])
  const openPending = pending.filter(({ priority }) => priority === undefined).map(({ own: id }) => id)

  return (
    <>
      <FindBar framework={framework} look="above" />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows within, each of which has its control */}
      <div ref={page} className={styles['page']} onKeyDown={hear} onClick={hear.click}>
        <div className={styles['pageHead']}>
          <h2 className={styles['framework']}>
            <Local text={row?.title} />
          </h2>
          <FindButton hasWords />
          <FoldAll contents={contents} />
        </div>
        <p className={styles['lead']}>{actor.mayArrange ? t('outline.howTo') : t('outline.readOnly')}</p>
        {found.isOn && (
          <p className={styles['sought']}>
            <strong>{t('outline.onlyFound', { count: found.count, total: found.total })}</strong>
            <Button onClick={() => screen.find.close()}>{t('outline.showAll')}</Button>
          </p>
        )}
        <Jumps contents={contents} />
        {contents.priorities.map((priority, i) => (
          <PrioritySection
            key={priority.priority}
            contents={priority}
            framework={framework}
            budget={budget}
            soughtAmong={found.isOn ? (whole.priorities[i]?.noteCount ?? 0) : undefined}
            pending={pending}
          />
        ))}
        {(openNotes.length > 0 || openPending.length > 0) && (
          <section className={styles['priority']} data-part="open" aria-labelledby="priority-open">
            <h3 id="priority-open" tabIndex={-1} className={styles['priorityTitle']}>
              {t('place.open')} <span className={styles['count']}>{t('count.notes', { count: openNotes.length })}</span>
            </h3>
            <NoteRows
              notes={openNotes}
              shown={budget.get('open') ?? 0}
              framework={framework}
              own={own}
              label={t('place.open')}
              isOpenSpace
            />
            <PendingNotes notes={openPending} />
          </section>
        )}
        {!found.isOn && <Bin />}
        <Selection framework={framework} />
      </div>
    </>
  )
}

/** What is found begins at the top; afterwards one reads on where one was, unless a match was gone to. */
function useSearchFromTop(isOn: boolean): void {
  const { find } = useBoard().screen
  const before = useRef<number>(undefined)
  useLayoutEffect(() => {
    const scroller = pageScroller()?.element
    if (!scroller || (!isOn && before.current === undefined)) return
    if (isOn) {
      before.current = scroller.scrollTop
      scroller.scrollTop = 0
    } else if (find.at.get() === undefined) scroller.scrollTop = before.current ?? 0
    if (!isOn) before.current = undefined
  }, [isOn, find])
}

/** Folds every priority and cluster to its heading, or opens them all. */
function FoldAll({ contents }: { readonly contents: Contents }) {
  const t = useT()
  const { screen } = useBoard()
  const folded = foldedPriorities(screen)
  const count = useSyncExternalStore(folded.subscribe, () => folded.get().size)
  const priorities = contents.priorities.map(({ priority }) => priority)
  const isAnyFolded = count > 0
  if (priorities.length < 2) return null
  return (
    <Button onClick={() => foldPriorities(screen, priorities, !isAnyFolded)}>
      {t(isAnyFolded ? 'outline.openAll' : 'outline.foldAll')}
    </Button>
  )
}

/** This person's notes that nobody else sees yet; a search looks among the published ones. */
function usePending(framework: FrameworkId, isSought: boolean) {
  const { view } = useBoard().session
  const ownNotes = useRows('ownNotes')
  const receipts = useRows('receipts')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tables are what the view is read for
  return useMemo(() => (isSought ? [] : pendingNotes(view, framework)), [view, framework, isSought, ownNotes, receipts])
}

/** So many notes are there at once; the rest follow in idle moments, so that the view opens at once on any board. */
const FIRST_NOTES = 200
const MORE_NOTES = 400

function useGrowingBudget(contents: Contents, isWholeAtOnce: boolean): Budget {
  const total = contents.priorities.reduce((sum, { noteCount }) => sum + noteCount, contents.open.length)
  const [limit, setLimit] = useState(isWholeAtOnce ? Number.POSITIVE_INFINITY : FIRST_NOTES)
  useEffect(() => {
    if (limit >= total) return
    const timer = setTimeout(() => setLimit(before => before + MORE_NOTES), 30)
    return () => clearTimeout(timer)
  }, [limit, total])
  return useMemo(() => budgetOf(contents, limit), [contents, limit])
}
