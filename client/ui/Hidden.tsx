import type { ReactNode } from 'react'
import styles from './hidden.module.css'

/** Read aloud, not seen. */
export function Hidden({ children }: { readonly children: ReactNode }) {
  return <span className={styles['hidden']}>{children}</span>
}

interface SkipLinkProps {
  /** Id of what gets focus. */
  readonly to: string
  readonly children: ReactNode
  /** Where it is not there before it is asked for: does what brings it, and focus with it. */
  readonly onSkip?: (() => void) | undefined
}

export function SkipLink({ to, children, onSkip }: SkipLinkProps) {
  return (
    <a
      className={styles['skip']}
      href={`#${to}`}
      onClick={event => {
        // The fragment is where keys travel: it is never changed by a link inside the page.
        event.preventDefault()
        if (onSkip) onSkip()
        else document.getElementById(to)?.focus()
      }}
    >
      {children}
    </a>
  )
}
