import { useEffect, useRef, useState } from 'react'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Hidden } from '#client/ui/Hidden.tsx'
import type { LinkEntry } from '#shared/protocol/api.ts'
import styles from './ShareView.module.css'

interface LinkRowProps {
  readonly link: LinkEntry
  readonly isBusy: boolean
  readonly onRenew: () => void
  readonly onRevoke: () => void
}

/** One link: whose it is, how many came by it, and its end. Closing sends people out, so it is asked twice. */
export function LinkRow({ link, isBusy, onRenew, onRevoke }: LinkRowProps) {
  const t = useT()
  const { language } = useLanguage()
  const [isAsked, setIsAsked] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const no = useRef<HTMLButtonElement>(null)
  // Where the button that asked was, so that focus has a place to be.
  useEffect(() => {
    if (isAsked) no.current?.focus()
  }, [isAsked])
  const answer = (act?: () => void) => {
    row.current?.focus()
    setIsAsked(false)
    act?.()
  }
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(link.createdAt))
  const name = t('share.linkName', { role: t(`role.${link.role}`), date })
  return (
    <li className={styles['link']} ref={row} tabIndex={-1}>
      <p>
        {t('share.madeOn', { date })}{' '}
        <span className={styles['soft']}>
          · {link.revoked ? t('share.revoked') : t('share.sessions', { count: link.sessions })}
        </span>
      </p>
      {!link.revoked && !isAsked && (
        <div className={styles['acts']}>
          <Button disabled={isBusy} onClick={onRenew}>
            {t('share.renew')}
            <Hidden>: {name}</Hidden>
          </Button>
          <Button look="danger" disabled={isBusy} onClick={() => setIsAsked(true)}>
            {t('share.revoke')}
            <Hidden>: {name}</Hidden>
          </Button>
        </div>
      )}
      {!link.revoked && isAsked && (
        <div className={styles['acts']}>
          <p>{t('share.revokeAsk', { count: link.sessions })}</p>
          <Button look="danger" disabled={isBusy} onClick={() => answer(onRevoke)}>
            {t('share.revokeYes')}
          </Button>
          <Button ref={no} onClick={() => answer()}>
            {t('share.revokeNo')}
          </Button>
        </div>
      )}
    </li>
  )
}
