import type { ReactNode } from 'react'
import { useLanguage } from '#client/i18n/Language.tsx'
import styles from './gallery.module.css'
import { GALLERY_WORDS, type GallerySection } from './gallery-words.ts'

interface SectionProps {
  readonly of: GallerySection
  /** Side by side, or each as wide as the page. */
  readonly isWide?: boolean | undefined
  readonly children: ReactNode
}

/** One kind of thing, with a heading that can be jumped to. */
export function Section({ of, isWide = false, children }: SectionProps) {
  const { language } = useLanguage()
  return (
    <section className={styles['section']} aria-labelledby={`gallery-${of}`}>
      <h2 id={`gallery-${of}`} tabIndex={-1}>
        {GALLERY_WORDS[language].sections[of]}
      </h2>
      <div className={isWide ? styles['stack'] : styles['row']}>{children}</div>
    </section>
  )
}
