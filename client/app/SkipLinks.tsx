import { useT } from '#client/i18n/Language.tsx'
import { SkipLink } from '#client/ui/Hidden.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import { useRoute } from './router.ts'
import { useBoard } from './use-board.tsx'

/** The first things that Tab comes to: past the head of the board, to what is there to go to. */
export function SkipLinks() {
  const t = useT()
  const route = useRoute()
  const { screen, session } = useBoard()
  const hasSelection = usePicked(screen.selected, selected => selected.size > 0)
  const view = route.page === 'board' ? route.view : undefined
  const { role } = session.facts
  const isSearchable = view === 'canvas' || view === 'outline' || (view === undefined && role === 'facilitator')
  return (
    <>
      <SkipLink to="main">{t('page.skip')}</SkipLink>
      <SkipLink to="step">{t('skip.step')}</SkipLink>
      {isSearchable && (
        <SkipLink
          to="find"
          onSkip={() => {
            if (screen.find.isOpen.get()) document.querySelector<HTMLElement>('search input')?.focus()
            else screen.find.open()
          }}
        >
          {t('skip.find')}
        </SkipLink>
      )}
      {hasSelection && isSearchable && <SkipLink to="selection">{t('skip.selection')}</SkipLink>}
    </>
  )
}
