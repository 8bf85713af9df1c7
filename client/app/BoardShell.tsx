import { lazy, Suspense, useEffect, useRef } from 'react'
import { BoardDialogs } from '#client/features/notes/BoardDialogs.tsx'
import { WriteView } from '#client/features/write/WriteView.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import hidden from '#client/ui/hidden.module.css'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { BoardHead } from './BoardHead.tsx'
import styles from './BoardShell.module.css'
import { viewsOf } from './board-views.ts'
import { FrameworkTabs } from './FrameworkTabs.tsx'
import { useRead } from './Local.tsx'
import type { BoardViewName } from './router.ts'
import { StepBanner } from './StepBanner.tsx'
import { useBoard, useFramework } from './use-board.tsx'
import { useBoardKeys } from './use-board-keys.ts'
import { useBoardNews } from './use-board-news.ts'
import { ViewBoundary } from './ViewBoundary.tsx'
import { ViewTabs } from './ViewTabs.tsx'

const CanvasView = lazy(async () => ({ default: (await import('#client/canvas/CanvasView.tsx')).CanvasView }))
const OutlineView = lazy(async () => ({ default: (await import('#client/outline/OutlineView.tsx')).OutlineView }))
const ResultsView = lazy(async () => ({
  default: (await import('#client/features/results/ResultsView.tsx')).ResultsView,
}))
const RunView = lazy(async () => ({ default: (await import('#client/features/run/RunView.tsx')).RunView }))
const SetupView = lazy(async () => ({ default: (await import('#client/features/setup/SetupView.tsx')).SetupView }))
const ShareView = lazy(async () => ({ default: (await import('#client/features/share/ShareView.tsx')).ShareView }))

/** The open board: what it is and how it stands at the top, the way to each view, and one view. */
export function BoardShell({ view: asked }: { readonly view: BoardViewName | undefined }) {
  const t = useT()
  const read = useRead()
  const framework = useFramework()
  const said = read(useRow('about', 'board')?.title)
  const title = said.text || t('board.untitled')
  const view = useAllowedView(asked)
  const main = useRef<HTMLElement>(null)
  useBoardKeys()
  useEffect(() => {
    document.title = `${t(`view.${view}`)} – ${title} – Timantti`
  }, [t, view, title])
  // Another view: focus goes on where its content begins, but the first one is left to the heading of the board.
  const before = useRef(view)
  useEffect(() => {
    if (before.current !== view) main.current?.focus({ preventScroll: true })
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
      <main
        id="main"
        ref={main}
        tabIndex={-1}
        className={styles['main']}
        data-view={view}
        aria-label={t(`view.${view}`)}
      >
        {/* The canvas begins with its areas; here is the heading above theirs. */}
        {view === 'canvas' && <h2 className={hidden['hidden']}>{t('view.canvas')}</h2>}
        <ViewBoundary key={view} instead={again => <BrokenView onAgain={again} />}>
          <Suspense fallback={<p className={styles['loading']}>{t('board.loadingView')}</p>}>
            <View view={view} framework={framework} />
          </Suspense>
        </ViewBoundary>
      </main>
      <BoardNews title={title} />
      <BoardDialogs />
    </div>
  )
}

/** Apart from the shell, which is not drawn anew with every save. */
function BoardNews({ title }: { readonly title: string }) {
  useBoardNews(title)
  return null
}

function BrokenView({ onAgain }: { readonly onAgain: () => void }) {
  const t = useT()
  return (
    <div className={styles['loading']} role="alert">
      <p>{t('board.viewBroke')}</p>
      <Button onClick={onAgain}>{t('board.tryAgain')}</Button>
    </div>
  )
}

function View({ view, framework }: { readonly view: BoardViewName; readonly framework: FrameworkId | undefined }) {
  const t = useT()
  switch (view) {
    case 'write':
      return <WriteView />
    case 'run':
      return <RunView />
    case 'setup':
      return <SetupView />
    case 'share':
      return <ShareView />
    case 'canvas':
    case 'outline':
    case 'results': {
      if (framework === undefined) return <p className={styles['loading']}>{t('board.noFramework')}</p>
      if (view === 'canvas') return <CanvasView key={framework} framework={framework} />
      return view === 'outline' ? (
        <OutlineView key={framework} framework={framework} />
      ) : (
        <ResultsView framework={framework} />
      )
    }
  }
}

/** The view asked for if this role has it; else the one that this role begins with. */
function useAllowedView(asked: BoardViewName | undefined): BoardViewName {
  const views = viewsOf(useBoard().session.facts.role)
  return asked && views.includes(asked) ? asked : views[0]
}
