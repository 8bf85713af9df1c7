import { Suspense } from 'react'
import { JoinScreen } from '#client/features/join/JoinScreen.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Empty } from '#client/ui/Empty.tsx'
import { Waiting } from '#client/ui/Waiting.tsx'
import { EndedPage } from './EndedPage.tsx'
import { BoardShell } from './late-shell.ts'
import { Page } from './Page.tsx'
import type { BoardViewName } from './router.ts'
import { ShutPage } from './ShutPage.tsx'
import { BoardProvider } from './use-board.tsx'
import { useDoor } from './use-door.ts'
import { useOpenBoard } from './use-open-board.ts'

interface BoardPageProps {
  readonly board: string
  /** From the address, which no longer holds it. */
  readonly linkKey: string | undefined
  readonly view: BoardViewName | undefined
}

/** The way into one board: a link's key or what this device kept, then the board itself. */
export function BoardPage({ board, linkKey, view }: BoardPageProps) {
  const t = useT()
  const { door, join, goIn, again, isBusy, error } = useDoor(board, linkKey)
  switch (door.state) {
    case 'looking':
      return (
        <Page title={t('join.looking')} isTitleHidden>
          <Waiting words={t('join.lookingLead')} />
        </Page>
      )
    case 'asks':
      return (
        <JoinScreen look={door.look} isBusy={isBusy} error={error} onJoin={name => void join(name)}>
          {door.otherRole && (
            <div>
              <Button onClick={goIn}>{t(`join.stay.${door.otherRole}`)}</Button>
            </div>
          )}
        </JoinScreen>
      )
    case 'shut':
      return <ShutPage why={door.why} words={door.words} onAgain={again} />
    case 'in':
      return <OpenBoard key={`${door.facts.board} ${door.token}`} door={door} view={view} />
  }
}

function Opening() {
  const t = useT()
  return (
    <main id="main">
      <Waiting words={t('board.opening')} />
    </main>
  )
}

type In = Extract<ReturnType<typeof useDoor>['door'], { readonly state: 'in' }>

function OpenBoard({ door, view }: { readonly door: In; readonly view: BoardViewName | undefined }) {
  const t = useT()
  const { opened, ended, hasFailed } = useOpenBoard(door)
  if (ended) return <EndedPage board={door.facts.board} reason={ended} />
  if (hasFailed) {
    return (
      <Page title={t('board.failedTitle')}>
        <Empty
          icon="warning"
          tone="trouble"
          acts={
            <Button look="primary" onClick={() => location.reload()}>
              {t('board.reload')}
            </Button>
          }
        >
          <p role="alert">{t('board.failed')}</p>
        </Empty>
      </Page>
    )
  }
  if (!opened) return <Opening />
  return (
    <BoardProvider board={opened}>
      <Suspense fallback={<Opening />}>
        <BoardShell view={view} />
      </Suspense>
    </BoardProvider>
  )
}
