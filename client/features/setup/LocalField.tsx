import { LANGUAGE_NAMES } from '#client/i18n/choose-language.ts'
import { useT } from '#client/i18n/Language.tsx'
import form from '#client/ui/form.module.css'
import type { LocalText } from '#shared/domain/tables.ts'
import { missingIn } from './missing-texts.ts'
import { SavedField } from './SavedField.tsx'
import styles from './setup.module.css'
import { useSetup } from './use-setup.ts'

interface LocalFieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly value: LocalText | undefined
  readonly maxChars: number
  readonly isLong?: boolean | undefined
  /** The whole text, with one language changed. */
  readonly onSave: (text: LocalText) => boolean
}

/** A text of the board, with a field for each language of the content and a mark where a translation is missing. */
export function LocalField({ label, hint, value, maxChars, isLong = false, onSave }: LocalFieldProps) {
  const t = useT()
  const { languages } = useSetup()
  const missing = missingIn(value, languages)
  return (
    <fieldset className={styles['local']}>
      <legend className={form['label']}>{label}</legend>
      {hint && <p className={form['hint']}>{hint}</p>}
      <div className={styles['languages']} data-count={languages.length}>
        {languages.map(language => (
          <SavedField
            key={language}
            label={LANGUAGE_NAMES[language]}
            name={t('setup.inLanguage', { label, language: LANGUAGE_NAMES[language] })}
            lang={language}
            kind={isLong ? 'text' : 'line'}
            value={value?.[language] ?? ''}
            maxChars={maxChars}
            isMissing={missing.includes(language)}
            onSave={words => onSave({ ...value, [language]: words })}
          />
        ))}
      </div>
    </fieldset>
  )
}
