import { useId } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import form from '#client/ui/form.module.css'
import { IMPORT_NOTES_MAX } from '#shared/domain/limits.ts'
import styles from './bring.module.css'
import { FileChoice } from './FileChoice.tsx'
import { TABLE_FILE_MAX_BYTES } from './read-aside.ts'
import type { TableFault } from './read-table.ts'

const ACCEPTED =
  '.xlsx,.csv,.tsv,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

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
      <FileChoice
        label={t('bring.file')}
        hint={t('bring.fileHint', { size: TABLE_FILE_MAX_BYTES / (1024 * 1024), rows: IMPORT_NOTES_MAX })}
        accept={ACCEPTED}
        isDisabled={isReading}
        onFile={onFile}
      />
      <p role="status">{isReading && t('bring.reading')}</p>
      {fault && (
        <p className={form['error']} role="alert">
          {t(`bring.fault.${fault}`)}
        </p>
      )}
    </>
  )
}
