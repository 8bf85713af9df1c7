import { useId, useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { buttonClass } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { Icon } from '#client/ui/Icon.tsx'
import styles from './bring.module.css'

interface FileChoiceProps {
  readonly label: string
  readonly hint?: string | undefined
  /** As in the `accept` of a file field. */
  readonly accept: string
  readonly isDisabled?: boolean | undefined
  readonly onFile: (file: File) => void
}

/** A file field in the page's own language: the browser's own speaks that of the browser. */
export function FileChoice({ label, hint, accept, isDisabled = false, onFile }: FileChoiceProps) {
  const t = useT()
  const id = useId()
  const [name, setName] = useState<string>()
  return (
    <div className={form['field']}>
      <span id={`${id}-label`} className={form['label']}>
        {label}
      </span>
      <div className={styles['file']}>
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={isDisabled}
          aria-labelledby={`${id}-label ${id}-name`}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={event => {
            const file = event.target.files?.[0]
            if (!file) return
            setName(file.name)
            onFile(file)
            // The same file, mended, can be chosen again.
            event.target.value = ''
          }}
        />
        <label htmlFor={id} className={buttonClass('plain')}>
          <Icon name="upload" /> {t('bring.chooseFile')}
        </label>
        <span id={`${id}-name`} className={styles['fileName']}>
          {name ?? t('bring.noFile')}
        </span>
      </div>
      {hint !== undefined && (
        <span id={`${id}-hint`} className={form['hint']}>
          {hint}
        </span>
      )}
    </div>
  )
}
