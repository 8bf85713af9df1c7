import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'

interface FoldButtonProps {
  /** Of what is folded. */
  readonly name: string
  readonly isFolded: boolean
  readonly focusKey: string
  readonly onFold: (isFolded: boolean) => void
}

/** Folds what stands under a heading, or opens it. */
export function FoldButton({ name, isFolded, focusKey, onFold }: FoldButtonProps) {
  const t = useT()
  return (
    <Button
      look="quiet"
      isIcon
      aria-expanded={!isFolded}
      aria-label={t('outline.unfold', { name })}
      title={t(isFolded ? 'outline.opens' : 'outline.folds')}
      data-focus-key={focusKey}
      onClick={() => {
        onFold(!isFolded)
        announcer.say(t(isFolded ? 'outline.opened' : 'outline.folded', { name }))
      }}
    >
      <Icon name={isFolded ? 'fold' : 'open'} />
    </Button>
  )
}
