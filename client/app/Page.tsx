import { type ReactNode, useEffect, useRef } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { SkipLink } from '#client/ui/Hidden.tsx'
import hidden from '#client/ui/hidden.module.css'
import { Logo } from '#client/ui/Logo.tsx'
import { AppLink } from './AppLink.tsx'
import { LanguageRadios } from './LanguageRadios.tsx'
import styles from './Page.module.css'
import { SettingsButton } from './SettingsButton.tsx'

interface PageProps {
  readonly title: string
  /** Of the title, where it is not the page's own. */
  readonly lang?: string | undefined
  /** For what needs more room than a text does. */
  readonly isWide?: boolean | undefined
  /** The title is there for readers alone: while something is being fetched nothing should flash. */
  readonly isTitleHidden?: boolean | undefined
  readonly children: ReactNode
}

/** A page outside a board: start, studio, join. Focus goes to its heading, so that it is read from there. */
export function Page({ title, lang, isWide = false, isTitleHidden = false, children }: PageProps) {
  const t = useT()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} – Timantti`
    heading.current?.focus({ preventScroll: true })
  }, [title])
  return (
    <div className={styles['page']}>
      <SkipLink to="main">{t('page.skip')}</SkipLink>
      <header className={styles['head']}>
        <AppLink href="/" className={styles['home']}>
          <Logo />
        </AppLink>
        <div className={styles['menus']}>
          {/* In the open: who does not read this language must not have to look for another. */}
          <LanguageRadios isShort />
          <SettingsButton />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles['main']} data-wide={isWide || undefined}>
        <h1 ref={heading} tabIndex={-1} lang={lang} className={isTitleHidden ? hidden['hidden'] : undefined}>
          {title}
        </h1>
        {children}
      </main>
    </div>
  )
}
