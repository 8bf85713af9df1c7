import { useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from './announcer.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'

/** Copies a text and says so. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useT()
  const [isCopied, setCopied] = useState(false)
  return (
    <Button
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => {
            setCopied(true)
            announcer.say(t('copy.done'))
          },
          () => announcer.say(t('copy.failed'), 'assertive'),
        )
      }}
      onBlur={() => setCopied(false)}
    >
      {isCopied && <Icon name="check" />}
      {isCopied ? t('copy.done') : label}
    </Button>
  )
}
