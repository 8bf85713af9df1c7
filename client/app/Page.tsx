import { type ReactNode, useEffect, useRef } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { LanguageMenu } from '#client/i18n/LanguageMenu.tsx'
import { SkipLink } from '#client/ui/Hidden.tsx'
import { Logo } from '#client/ui/Logo.tsx'
import { ThemeMenu } from '#client/ui/ThemeMenu.tsx'
import { AppLink } from './AppLink.tsx'
import styles from './Page.module.css'

interface PageProps {
  readonly title: string
  /** Of the title, where it is not the page's own. */
  readonly lang?: string | undefined
  readonly children: ReactNode
}

/** A page outside a board: start, studio, join. Focus goes to its heading, so that it is read from there. */
export function Page({ title, lang, children }: PageProps) {
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
          <LanguageMenu />
          <ThemeMenu />
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles['main']}>
        <h1 ref={heading} tabIndex={-1} lang={lang}>
          {title}
        </h1>
        {children}
      </main>
    </div>
  )
}
