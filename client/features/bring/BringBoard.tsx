import { useEffect, useId, useState } from 'react'
import { type RequestError, useDevice } from '#client/app/device.tsx'
import { enter } from '#client/app/enter.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { toasts } from '#client/ui/toasts.ts'
import { BOARD_FILE_MAX_BYTES } from '#shared/domain/limits.ts'
import type { CreateBoardAnswer, ImportBoardAnswer } from '#shared/protocol/api.ts'
import styles from './bring.module.css'
import { FileChoice } from './FileChoice.tsx'
import { useReportWords } from './use-report-words.ts'

const MAX_MB = BOARD_FILE_MAX_BYTES / (1024 * 1024)

/** For the studio: a board's file becomes a new board. What did not come along is read before one goes on. */
export function BringBoard({ onMade }: { readonly onMade: (made: CreateBoardAnswer) => void }) {
  const t = useT()
  const id = useId()
  const device = useDevice()
  const { language } = useLanguage()
  const reportWords = useReportWords()
  const [file, setFile] = useState<File>()
  const [createKey, setCreateKey] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<RequestError>()
  const [made, setMade] = useState<ImportBoardAnswer>()
  const asksKey = useAsksKey()
  const isTooLarge = file !== undefined && file.size > BOARD_FILE_MAX_BYTES

  const make = async () => {
    if (!file) return
    setBusy(true)
    setError(undefined)
    const result = await device.api.importBoard(file, createKey || undefined)
    if (!result.ok) {
      setBusy(false)
      setError(result.error)
      return
    }
    const { board, links, report } = result.answer
    // The maker is the first facilitator; the board is then among those that this device can run.
    const joined = await device.api.joinByKey(board, { key: links.facilitator.split('#')[1] ?? '', language })
    if (joined.ok) enter(device, joined.answer, { isSamePerson: false })
    setBusy(false)
    if (reportWords(report).length > 0) {
      setMade(result.answer)
      return
    }
    toasts.show(t('bring.boardAll', { count: report.notes }))
    onMade(result.answer)
  }

  if (made) {
    return (
      <section className={styles['panel']} aria-labelledby={`${id}-heading`}>
        <h2 id={`${id}-heading`}>{t('bring.boardTitle')}</h2>
        <p role="status">{t('bring.boardReport')}</p>
        <ul className={styles['report']}>
          {reportWords(made.report).map(words => (
            <li key={words}>{words}</li>
          ))}
        </ul>
        <div>
          <Button look="primary" onClick={() => onMade(made)}>
            {t('bring.boardOn')}
          </Button>
        </div>
      </section>
    )
  }
  return (
    <form
      className={styles['panel']}
      aria-labelledby={`${id}-heading`}
      onSubmit={event => {
        event.preventDefault()
        void make()
      }}
    >
      <h2 id={`${id}-heading`}>{t('bring.boardTitle')}</h2>
      <p>{t('bring.boardLead')}</p>
      <FileChoice
        label={t('bring.boardFile')}
        accept=".json,application/json"
        isDisabled={isBusy}
        onFile={chosen => {
          setFile(chosen)
          setError(undefined)
        }}
      />
      {asksKey && (
        <label className={form['field']}>
          <span className={form['label']}>{t('studio.createKey')}</span>
          <input
            className={form['input']}
            type="password"
            autoComplete="off"
            required
            value={createKey}
            onChange={event => setCreateKey(event.target.value)}
          />
        </label>
      )}
      {isTooLarge && (
        <p className={form['error']} role="alert">
          {t('bring.boardTooLarge', { size: MAX_MB })}
        </p>
      )}
      {error && (
        <p className={form['error']} role="alert">
          {t(`error.${error}`)}
        </p>
      )}
      <div>
        <Button type="submit" disabled={isBusy || !file || isTooLarge}>
          {isBusy ? t('bring.boardMaking') : t('bring.boardMake')}
        </Button>
      </div>
    </form>
  )
}

/** Whether this host lets only those make boards who have its secret. */
function useAsksKey(): boolean {
  const { api } = useDevice()
  const [asks, setAsks] = useState(false)
  useEffect(() => {
    let isHere = true
    void api.templates().then(result => isHere && result.ok && setAsks(result.answer.create === 'key'))
    return () => {
      isHere = false
    }
  }, [api])
  return asks
}
