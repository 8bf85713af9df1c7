import { type ClipboardEvent, type ReactNode, useId, useState } from 'react'
import { LANGUAGE_NAMES } from '#client/i18n/choose-language.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { Icon } from '#client/ui/Icon.tsx'
import { TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import type { LocalText } from '#shared/domain/tables.ts'
import rows from './rows.module.css'
import { useSetup } from './use-setup.ts'

interface AddFormProps {
  readonly what: string
  /** True if it was added; the field is then empty for the next. */
  readonly onAdd: (title: LocalText) => boolean
  /** Several lines were pasted. */
  readonly onManyPasted?: ((text: string) => void) | undefined
  /** More fields, and other ways to add. */
  readonly children?: ReactNode | undefined
}

/** Adds one thing by its name, in one language; the others are written in its row. */
export function AddForm({ what, onAdd, onManyPasted, children }: AddFormProps) {
  const t = useT()
  const id = useId()
  const { languages, first } = useSetup()
  const [words, setWords] = useState('')
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!onManyPasted || text.trim().split('\n').length < 2) return
    event.preventDefault()
    onManyPasted(text)
  }
  return (
    <form
      className={rows['add']}
      onSubmit={event => {
        event.preventDefault()
        if (onAdd({ [first]: words })) setWords('')
      }}
    >
      <div className={rows['addName']}>
        <label className={form['label']} htmlFor={id}>
          {languages.length > 1 ? t('setup.new', { what, language: LANGUAGE_NAMES[first] }) : what}
        </label>
        <input
          id={id}
          className={form['input']}
          lang={first}
          value={words}
          maxLength={TITLE_MAX_CHARS}
          onChange={event => setWords(event.target.value)}
          onPaste={paste}
        />
      </div>
      <Button type="submit">
        <Icon name="plus" />
        {t('setup.add')}
      </Button>
      {children}
    </form>
  )
}
