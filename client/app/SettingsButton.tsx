import { type ReactNode, useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { Radios } from '#client/ui/Radios.tsx'
import { chooseTheme, chosenTheme, THEMES, type Theme } from '#client/ui/theme.ts'
import { LanguageRadios } from './LanguageRadios.tsx'
import styles from './SettingsButton.module.css'

interface SettingsButtonProps {
  /** More to set or to know where there is more: on an open board. `close` closes the dialog around it. */
  readonly more?: ((close: () => void) => ReactNode) | undefined
}

/** What is a person's own to set, behind one button: language, appearance, and what the page adds. */
export function SettingsButton({ more }: SettingsButtonProps) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button look="quiet" isIcon aria-label={t('settings.open')} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="settings" />
      </Button>
      {isOpen && (
        <Dialog title={t('settings.title')} onClose={close}>
          <div className={styles['settings']}>
            <LanguageRadios />
            <ThemeRadios />
            <p className={styles['hint']}>{t('settings.device')}</p>
            {more?.(close)}
          </div>
        </Dialog>
      )}
    </>
  )
}

function ThemeRadios() {
  const t = useT()
  const [theme, setTheme] = useState<Theme>(chosenTheme)
  return (
    <Radios
      label={t('theme.label')}
      look="segments"
      options={THEMES.map(each => ({ value: each, label: t(`theme.${each}`) }))}
      value={theme}
      onChoose={chosen => {
        chooseTheme(chosen)
        setTheme(chosen)
      }}
    />
  )
}
