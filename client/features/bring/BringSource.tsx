import { useId } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import form from '#client/ui/form.module.css'
import { IMPORT_NOTES_MAX } from '#shared/domain/limits.ts'
import styles from './bring.module.css'
import { TABLE_FILE_MAX_BYTES } from './read-aside.ts'
import type { TableFault } from './read-table.ts'

interface BringSourceProps {
  readonly text: string
  readonly onText: (text: string) => void
  readonly onFile: (file: File) => void
  readonly isReading: boolean
  readonly fault: TableFault | undefined
}

/** Where the notes come from: pasted rows, or a file. */
export function BringSource({ text, onText, onFile, isReading, fault }: BringSourceProps) {
  const t = useT()
  const id = useId()
  return (
    <>
      <p>{t('bring.lead')}</p>
      <label className={form['field']}>
        <span className={form['label']}>{t('bring.paste')}</span>
        <textarea
          className={`${form['input']} ${styles['paste']}`}
          rows={7}
          value={text}
          spellCheck={false}
          aria-describedby={`${id}-paste`}
          onChange={event => onText(event.target.value)}
        />
        <span id={`${id}-paste`} className={form['hint']}>
          {t('bring.pasteHint')}
        </span>
      </label>
      <label className={form['field']}>
        <span className={form['label']}>{t('bring.file')}</span>
        <input
          className={form['input']}
          type="file"
          accept=".xlsx,.csv,.tsv,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          disabled={isReading}
          aria-describedby={`${id}-file`}
          onChange={event => {
            const file = event.target.files?.[0]
            // The same file, mended, can be chosen again.
            event.target.value = ''
            if (file) onFile(file)
          }}
        />
        <span id={`${id}-file`} className={form['hint']}>
          {t('bring.fileHint', { size: TABLE_FILE_MAX_BYTES / (1024 * 1024), rows: IMPORT_NOTES_MAX })}
        </span>
      </label>
      <p role="status">{isReading && t('bring.reading')}</p>
      {fault && (
        <p className={form['error']} role="alert">
          {t(`bring.fault.${fault}`)}
        </p>
      )}
    </>
  )
}
