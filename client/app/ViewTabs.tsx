import { useT } from '#client/i18n/Language.tsx'
import { Icon, type IconName } from '#client/ui/Icon.tsx'
import { AppLink } from './AppLink.tsx'
import { viewsOf } from './board-views.ts'
import { type BoardViewName, boardPath } from './router.ts'
import { useBoard } from './use-board.tsx'
import styles from './ViewTabs.module.css'

const ICONS: Readonly<Record<BoardViewName, IconName>> = {
  write: 'write',
  canvas: 'canvas',
  outline: 'outline',
  results: 'results',
  run: 'run',
  setup: 'setup',
  share: 'share',
}

/** The ways to look at the board; each has its own address. */
export function ViewTabs({ view }: { readonly view: BoardViewName }) {
  const t = useT()
  const { board, role } = useBoard().session.facts
  return (
    <nav className={styles['tabs']} aria-label={t('view.label')}>
      {viewsOf(role).map(each => (
        <AppLink key={each} href={boardPath(board, each)} aria-current={each === view ? 'page' : undefined}>
          <Icon name={ICONS[each]} />
          {t(`view.${each}`)}
        </AppLink>
      ))}
    </nav>
  )
}
