import { useState } from 'react'
import { useBoardApi } from '#client/app/device.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { toasts } from '#client/ui/toasts.ts'
import styles from './ShareView.module.css'

/** Takes the board away for everyone, for ever. Every device is told by the server, this one too. */
export function DeleteBoard() {
  const t = useT()
  const { api, board, token } = useBoardApi()
  const [isAsking, setAsking] = useState(false)
  const [isSure, setSure] = useState(false)
  const [isBusy, setBusy] = useState(false)

  async function deleteIt(): Promise<void> {
    setBusy(true)
    const result = await api.deleteBoard(board, token)
    setBusy(false)
    if (!result.ok) toasts.show(t(`error.${result.error}`), 'assertive')
  }

  return (
    <section className={styles['panel']} aria-labelledby="share-delete">
      <h2 id="share-delete">{t('share.deleteTitle')}</h2>
      <p className={styles['soft']}>{t('share.deleteHint')}</p>
      <div className={styles['acts']}>
        <Button look="danger" onClick={() => setAsking(true)}>
          {t('share.delete')}
        </Button>
      </div>
      {isAsking && (
        <Dialog
          title={t('share.deleteAsk')}
          onClose={() => setAsking(false)}
          foot={
            <>
              <Button onClick={() => setAsking(false)}>{t('share.deleteNo')}</Button>
              <Button look="danger" disabled={!isSure || isBusy} onClick={() => void deleteIt()}>
                {t('share.deleteYes')}
              </Button>
            </>
          }
        >
          <p>{t('share.deleteMeans')}</p>
          <label className={styles['sure']}>
            <input type="checkbox" checked={isSure} onChange={event => setSure(event.target.checked)} />
            {t('share.deleteSure')}
          </label>
        </Dialog>
      )}
    </section>
  )
}
