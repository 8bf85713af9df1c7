import { useEffect, useId, useRef, useState } from 'react'
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
  vote: 'vote',
  results: 'results',
  run: 'run',
  setup: 'setup',
  share: 'share',
}

/** So many fit beside one another on a phone; of more views the last place is the way to the rest. */
const ON_A_PHONE = 5

/** The ways to look at the board; each has its own address. On a phone a bar where the thumb is. */
export function ViewTabs({ view }: { readonly view: BoardViewName | undefined }) {
  const t = useT()
  const { board, role } = useBoard().session.facts
  const views = viewsOf(role)
  const count = views.length > ON_A_PHONE ? ON_A_PHONE - 1 : views.length
  const tab = (each: BoardViewName) => (
    <AppLink key={each} href={boardPath(board, each)} aria-current={each === view ? 'page' : undefined}>
      <Icon name={ICONS[each]} />
      <span>{t(`view.${each}`)}</span>
    </AppLink>
  )
  return (
    <nav className={styles['tabs']} aria-label={t('view.label')}>
      {views.slice(0, count).map(tab)}
      {count < views.length && <Rest views={views.slice(count)} view={view} tab={tab} />}
    </nav>
  )
}

interface RestProps {
  readonly views: readonly BoardViewName[]
  readonly view: BoardViewName | undefined
  readonly tab: (view: BoardViewName) => React.ReactNode
}

/** The views that the bar has no room for; where there is room they stand in the row with the others. */
function Rest({ views, view, tab }: RestProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  // biome-ignore lint/correctness/useExhaustiveDependencies: wherever one went, the way there is done with
  useEffect(() => setOpen(false), [view])
  useEffect(() => {
    if (!isOpen) return
    const close = (event: PointerEvent) => {
      if (!button.current?.parentElement?.contains(event.target as Node)) setOpen(false)
    }
    addEventListener('pointerdown', close)
    return () => removeEventListener('pointerdown', close)
  }, [isOpen])
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles['more']}
        aria-expanded={isOpen}
        aria-controls={id}
        data-within={(view !== undefined && views.includes(view)) || undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
        <span>{t('tabs.more')}</span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button opened, wherever in it focus is */}
      <div
        id={id}
        className={styles['rest']}
        data-open={isOpen || undefined}
        onKeyDown={event => {
          if (event.key !== 'Escape' || !isOpen) return
          setOpen(false)
          button.current?.focus()
        }}
      >
        {views.map(tab)}
      </div>
    </>
  )
}
