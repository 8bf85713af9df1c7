import { useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import menu from '#client/i18n/LanguageMenu.module.css'
import { chooseTheme, chosenTheme, THEMES, type Theme } from './theme.ts'

export function ThemeMenu() {
  const t = useT()
  const [theme, setTheme] = useState(chosenTheme)
  return (
    <select
      className={menu['menu']}
      aria-label={t('theme.label')}
      value={theme}
      onChange={event => {
        const chosen = event.target.value as Theme
        chooseTheme(chosen)
        setTheme(chosen)
      }}
    >
      {THEMES.map(each => (
        <option key={each} value={each}>
          {t(`theme.${each}`)}
        </option>
      ))}
    </select>
  )
}
