import { useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from './announcer.ts'
import { Button, type ButtonLook } from './Button.tsx'
import { Icon } from './Icon.tsx'

interface CopyButtonProps {
  readonly text: string
  readonly label: string
  readonly look?: ButtonLook | undefined
}

/** Copies a text and says so. */
export function CopyButton({ text, label, look }: CopyButtonProps) {
  const t = useT()
  const [isCopied, setCopied] = useState(false)
  return (
    <Button
      look={look}
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
