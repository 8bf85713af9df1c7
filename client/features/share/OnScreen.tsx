import { useEffect, useId, useRef } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { QrCode } from '#client/ui/QrCode.tsx'
import styles from './OnScreen.module.css'

interface OnScreenProps {
  readonly board: string
  /** Without one the square alone leads in. */
  readonly code: string | undefined
  /** What the square opens. */
  readonly address: string
  readonly onClose: () => void
}

/** The way in for a shared screen: so large that it can be read from a video call at 720 lines. */
export function OnScreen({ board, code, address, onClose }: OnScreenProps) {
  const t = useT()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    if (element && !element.open) element.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      className={styles['screen']}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className={styles['head']}>
        <h2 id={id}>
          {t('share.screenTitle')}: {board}
        </h2>
        <Button isIcon aria-label={t('dialog.close')} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </header>
      <div className={styles['ways']} data-alone={code === undefined || undefined}>
        {code !== undefined && (
          <div className={styles['spoken']}>
            <p>{t('share.screenGo')}</p>
            <p className={styles['address']}>{`${location.host}/join`}</p>
            <p>{t('share.screenCode')}</p>
            <p className={styles['code']} role="img" aria-label={t('share.codeAloud', { code: [...code].join(' ') })}>
              {code}
            </p>
            <p>{t('share.screenCamera')}</p>
          </div>
        )}
        <div className={styles['square']}>
          <QrCode text={address} label={code === undefined ? t('share.qrLink') : t('share.qrCode')} />
        </div>
      </div>
    </dialog>
  )
}
