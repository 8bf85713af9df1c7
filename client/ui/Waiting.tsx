import { Hidden } from './Hidden.tsx'
import styles from './Waiting.module.css'

/**
 * Stands where something is about to be: still for as long as nobody minds waiting, then the outline of a page.
 * Readers hear the words at once.
 */
export function Waiting({ words }: { readonly words: string }) {
  return (
    <div className={styles['waiting']}>
      <p role="status">
        <Hidden>{words}</Hidden>
      </p>
      <div className={styles['lines']} aria-hidden="true">
        <span className={styles['title']} />
        <span />
        <span />
        <div className={styles['cards']}>
          <span />
          <span />
        </div>
      </div>
    </div>
  )
}
