import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useReadable } from '#client/ui/use-readable.ts'

/** Opens the search, or closes it. With `hasWords` its name stands on it. */
export function FindButton({ hasWords = false }: { readonly hasWords?: boolean }) {
  const t = useT()
  const { find } = useBoard().screen
  const isOpen = useReadable(find.isOpen)
  const name = t('find.open')
  return (
    <Button
      look={hasWords ? 'plain' : 'quiet'}
      isIcon={!hasWords}
      aria-label={hasWords ? undefined : name}
      aria-expanded={isOpen}
      aria-keyshortcuts="Control+F Meta+F /"
      title={`${name} (Ctrl+F)`}
      onClick={() => (isOpen ? find.close() : find.open())}
    >
      <Icon name="search" />
      {hasWords && name}
    </Button>
  )
}
