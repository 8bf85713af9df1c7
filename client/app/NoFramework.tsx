import { useConnection } from '#client/hooks/use-board-state.ts'
import { useT } from '#client/i18n/Language.tsx'
import { buttonClass } from '#client/ui/Button.tsx'
import { Empty } from '#client/ui/Empty.tsx'
import { Waiting } from '#client/ui/Waiting.tsx'
import { AppLink } from './AppLink.tsx'
import { boardPath } from './router.ts'
import { useBoard } from './use-board.tsx'

/** In place of a view that needs priorities, on a board that has none. */
export function NoFramework() {
  const t = useT()
  const { ready } = useConnection()
  const { board, role } = useBoard().session.facts
  // Before the first answers nothing can be said to be missing.
  if (!ready) return <Waiting words={t('board.loadingView')} />
  const mayAdd = role === 'facilitator'
  return (
    <Empty
      icon="canvas"
      title={t('board.noFramework')}
      acts={
        mayAdd && (
          <AppLink className={buttonClass('primary')} href={boardPath(board, 'setup')}>
            {t('view.setup')}
          </AppLink>
        )
      }
    >
      <p>{t(mayAdd ? 'board.noFrameworkHint' : 'board.noFrameworkGuest')}</p>
    </Empty>
  )
}
