import { Suspense, useEffect, useRef } from 'react'
import { BoardCommands } from '#client/features/commands/BoardCommands.tsx'
import { useGathering } from '#client/features/gather/use-gathering.ts'
import { GroupStrip } from '#client/features/groups/GroupStrip.tsx'
import { useGroupNews } from '#client/features/groups/use-group-news.ts'
import { BoardDialogs } from '#client/features/notes/BoardDialogs.tsx'
import { useTimerCalls } from '#client/features/timer/use-timer.ts'
import { useVoteNews } from '#client/features/vote/use-vote-news.ts'
import { WriteView } from '#client/features/write/WriteView.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Empty } from '#client/ui/Empty.tsx'
import hidden from '#client/ui/hidden.module.css'
import { watchKeyboard } from '#client/ui/keyboard-inset.ts'
import { Waiting } from '#client/ui/Waiting.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { BoardHead } from './BoardHead.tsx'
import styles from './BoardShell.module.css'
import { viewsOf } from './board-views.ts'
import { FrameworkTabs } from './FrameworkTabs.tsx'
import { useRead } from './Local.tsx'
import { CanvasView, OutlineView, ResultsView, RunView, SetupView, ShareView, VoteView } from './late-views.ts'
import { NoFramework } from './NoFramework.tsx'
import type { BoardViewName } from './router.ts'
import { SinceLine } from './SinceLine.tsx'
import { StepBanner } from './StepBanner.tsx'
import { useBoard, useFramework } from './use-board.tsx'
import { useBoardKeys } from './use-board-keys.ts'
import { useBoardNews } from './use-board-news.ts'
import { useLanding } from './use-landing.ts'
import { ViewBoundary } from './ViewBoundary.tsx'
import { ViewTabs } from './ViewTabs.tsx'

/** The open board: what it is and how it stands at the top, the way to each view, and one view. */
export function BoardShell({ view: asked }: { readonly view: BoardViewName | undefined }) {
  const t = useT()
  const read = useRead()
  const framework = useFramework()
  const said = read(useRow('about', 'board')?.title)
  const title = said.text || t('board.untitled')
  const view = useAllowedView(asked)
  const viewName = t(view === undefined ? 'board.opening' : `view.${view}`)
  const main = useRef<HTMLElement>(null)
  useBoardKeys()
  useEffect(() => {
    document.title = `${viewName} – ${title} – Timantti`
  }, [viewName, title])
  useEffect(() => watchKeyboard(), [])
  // Another view: focus goes on where its content begins, but the first one is left to the heading of the board.
  const before = useRef(view)
  useEffect(() => {
    if (before.current !== undefined && before.current !== view) main.current?.focus({ preventScroll: true })
    before.current = view
  }, [view])

  return (
    <div className={styles['shell']}>
      <BoardHead title={title} lang={said.lang} />
      <div className={styles['tabs']} data-view={view}>
        <ViewTabs view={view} />
        {view !== 'run' && view !== 'setup' && view !== 'share' && <FrameworkTabs />}
      </div>
      <StepBanner view={view} />
      <SinceLine />
      <GroupStrip view={view} />
      <main id="main" ref={main} tabIndex={-1} className={styles['main']} data-view={view} aria-label={viewName}>
        {/* The canvas begins with its areas; here is the heading above theirs. */}
        {view === 'canvas' && <h2 className={hidden['hidden']}>{t('view.canvas')}</h2>}
        {view === undefined ? (
          <Waiting words={t('board.opening')} />
        ) : (
          <ViewBoundary key={view} instead={again => <BrokenView onAgain={again} />}>
            <Suspense fallback={<Waiting words={t('board.loadingView')} />}>
              <View view={view} framework={framework} />
            </Suspense>
          </ViewBoundary>
        )}
      </main>
      <BoardNews title={title} view={view} />
      <BoardCommands />
      <BoardDialogs />
    </div>
  )
}

/** Apart from the shell, which is not drawn anew with every save. */
function BoardNews({ title, view }: { readonly title: string; readonly view: BoardViewName | undefined }) {
  useBoardNews(title)
  useTimerCalls()
  useVoteNews()
  useGathering()
  useGroupNews(view)
  return null
}

function BrokenView({ onAgain }: { readonly onAgain: () => void }) {
  const t = useT()
  return (
    <div className={styles['instead']}>
      <Empty icon="warning" tone="trouble" acts={<Button onClick={onAgain}>{t('board.tryAgain')}</Button>}>
        <p role="alert">{t('board.viewBroke')}</p>
      </Empty>
    </div>
  )
}

function View({ view, framework }: { readonly view: BoardViewName; readonly framework: FrameworkId | undefined }) {
  switch (view) {
    case 'write':
      return <WriteView />
    case 'run':
      return <RunView />
    case 'setup':
      return <SetupView />
    case 'vote':
      return <VoteView />
    case 'share':
      return <ShareView />
    case 'canvas':
    case 'outline':
    case 'results': {
      if (framework === undefined) {
        return (
          <div className={styles['instead']}>
            <NoFramework />
          </div>
        )
      }
      if (view === 'canvas') return <CanvasView key={framework} framework={framework} />
      return view === 'outline' ? (
        <OutlineView key={framework} framework={framework} />
      ) : (
        <ResultsView framework={framework} />
      )
    }
  }
}

/** The view asked for if this role has it; else the one that this person begins with, once that is known. */
function useAllowedView(asked: BoardViewName | undefined): BoardViewName | undefined {
  const views = viewsOf(useBoard().session.facts.role)
  const landing = useLanding()
  return asked && views.includes(asked) ? asked : landing
}
