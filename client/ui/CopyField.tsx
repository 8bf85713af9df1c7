import { useId, useRef } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from './Button.tsx'
import styles from './CopyField.module.css'
import form from './form.module.css'
import { Hidden } from './Hidden.tsx'
import { toasts } from './toasts.ts'

interface CopyFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly value: string
}

/** A text to take away: to be copied by one click, or selected by hand where the browser does not let us. */
export function CopyField({ label, hint, value }: CopyFieldProps) {
  const t = useT()
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      toasts.show(t('copy.doneWith', { label }))
    } catch {
      field.current?.select()
      toasts.show(t('copy.byHand'))
    }
  }
  return (
    <div className={form['field']}>
      <label className={form['label']} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p className={form['hint']} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className={styles['row']}>
        <input
          id={id}
          ref={field}
          className={form['input']}
          readOnly
          value={value}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onFocus={event => event.target.select()}
        />
        <Button onClick={() => void copy()}>
          {t('copy.button')}
          <Hidden>: {label}</Hidden>
        </Button>
      </div>
    </div>
  )
}
