import type { ReactNode } from 'react'
import styles from './hidden.module.css'

/** Read aloud, not seen. */
export function Hidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles['hidden']}>{children}</span>
}

export function SkipLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <a
      className={styles['skip']}
      href={`#${to}`}
      onClick={event => {
        // The fragment is where keys travel: it is never changed by a link inside the page.
        event.preventDefault()
        document.getElementById(to)?.focus()
      }}
    >
      {children}
    </a>
  )
}
