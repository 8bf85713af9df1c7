import { useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { CopyButton } from '#client/ui/CopyButton.tsx'
import { Hidden } from '#client/ui/Hidden.tsx'
import { QrCode } from '#client/ui/QrCode.tsx'
import { OnScreen } from './OnScreen.tsx'
import styles from './ShareView.module.css'
import type { LinksAtWork } from './use-links.ts'

/** The spoken way in: a code for participants, to be shown, said aloud, renewed and closed. */
export function CodePanel({ links }: { readonly links: LinksAtWork }) {
  const t = useT()
  const { language } = useLanguage()
  const { session } = useBoard()
  const title = useRead()(useRow('about', 'board')?.title ?? session.facts.title).text
  const [isShown, setShown] = useState(false)
  const { state, doing, newCode, closeCode } = links
  const code = state?.code?.open ? state.code : undefined
  if (!code) {
    return (
      <section className={styles['panel']} aria-labelledby="share-code">
        <h2 id="share-code">{t('share.codeTitle')}</h2>
        <p>{t('share.codeClosed')}</p>
        <div className={styles['acts']}>
          <Button look="primary" disabled={doing || !state} onClick={() => void newCode()}>
            {t('share.newCode')}
          </Button>
        </div>
      </section>
    )
  }
  const address = `${location.origin}/join#${code.code}`
  return (
    <section className={styles['panel']} aria-labelledby="share-code">
      <h2 id="share-code">{t('share.codeTitle')}</h2>
      <div className={styles['door']}>
        <div className={styles['spoken']}>
          <p>{t('share.codeHow', { address: `${location.host}/join` })}</p>
          <p className={styles['code']} aria-hidden="true">
            {code.code}
          </p>
          <Hidden>{t('share.codeAloud', { code: [...code.code].join(' ') })}</Hidden>
          <p className={styles['soft']}>{t('share.codeUntil', { time: timeOf(code.expiresAt, language) })}</p>
          <div className={styles['acts']}>
            <Button look="primary" onClick={() => setShown(true)}>
              {t('share.onScreen')}
            </Button>
            <CopyButton text={code.code} label={t('share.copyCode')} />
            <CopyButton text={address} label={t('share.copyAddress')} />
          </div>
          <div className={styles['acts']}>
            <Button disabled={doing} onClick={() => void newCode()}>
              {t('share.newCode')}
            </Button>
            <Button look="danger" disabled={doing} onClick={() => void closeCode()}>
              {t('share.closeCode')}
            </Button>
          </div>
        </div>
        <QrCode text={address} label={t('share.qrCode')} />
      </div>
      {isShown && <OnScreen board={title} code={code.code} address={address} onClose={() => setShown(false)} />}
    </section>
  )
}

function timeOf(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', hour: 'numeric', minute: '2-digit' }).format(
    new Date(iso),
  )
}
