import { useId, useState } from 'react'
import { type RequestError, useBoardApi, useDevice } from '#client/app/device.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { toasts } from '#client/ui/toasts.ts'
import styles from './bring.module.css'
import { dropImport, type KeptImport, keptImports } from './kept-imports.ts'

/** Imports of this device, to take back also when their report is long closed. */
export function EarlierImports() {
  const t = useT()
  const titleId = useId()
  const { language } = useLanguage()
  const { texts } = useDevice()
  const { api, board, token } = useBoardApi()
  const [imports, setImports] = useState(() => keptImports(texts, board))
  const [busy, setBusy] = useState<string>()
  const [error, setError] = useState<RequestError>()
  if (imports.length === 0) return null
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const takeBack = async ({ name }: KeptImport) => {
    setBusy(name)
    setError(undefined)
    const result = await api.takeBackImport(board, token, name)
    setBusy(undefined)
    if (!result.ok && result.error !== 'not-found') {
      setError(result.error)
      return
    }
    dropImport(texts, board, name)
    setImports(keptImports(texts, board))
    toasts.show(result.ok ? t('bring.takenBack', { count: result.answer.notesTaken }) : t('bring.goneAlready'))
  }
  return (
    <section className={styles['earlier']} aria-labelledby={titleId}>
      <h3 id={titleId}>{t('bring.earlier')}</h3>
      <ul>
        {imports.map(each => {
          const what = t('bring.earlierOf', { date: dates.format(each.atMs), count: each.notes })
          return (
            <li key={each.name}>
              <span>{what}</span>
              <Button
                disabled={busy !== undefined}
                aria-label={t('bring.takeBackOf', { what })}
                onClick={() => void takeBack(each)}
              >
                {t('bring.takeBack')}
              </Button>
            </li>
          )
        })}
      </ul>
      {error && (
        <p className={form['error']} role="alert">
          {t(`error.${error}`)}
        </p>
      )}
    </section>
  )
}
