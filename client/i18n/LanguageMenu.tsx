import { LANGUAGES, type Language } from '#shared/domain/tables.ts'
import { LANGUAGE_NAMES } from './choose-language.ts'
import { useLanguage, useT } from './Language.tsx'
import styles from './LanguageMenu.module.css'

export function LanguageMenu() {
  const t = useT()
  const { language, choose } = useLanguage()
  return (
    <select
      className={styles['menu']}
      aria-label={t('language.label')}
      value={language}
      onChange={event => choose(event.target.value as Language)}
    >
      {LANGUAGES.map(each => (
        <option key={each} value={each} lang={each}>
          {LANGUAGE_NAMES[each]}
        </option>
      ))}
    </select>
  )
}
