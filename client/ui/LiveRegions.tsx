import { announcer, type Saying } from './announcer.ts'
import styles from './hidden.module.css'
import { useReadable } from './use-readable.ts'

/** The two regions through which everything is said; they are always there, or nothing would be heard. */
export function LiveRegions() {
  const polite = useReadable(announcer.polite)
  const assertive = useReadable(announcer.assertive)
  return (
    <>
      <div className={styles['hidden']} aria-live="polite" data-region="polite">
        <Said saying={polite} />
      </div>
      <div className={styles['hidden']} aria-live="assertive" data-region="assertive">
        <Said saying={assertive} />
      </div>
    </>
  )
}

/** A new element each time: a region whose text stays the same would be silent. */
function Said({ saying }: { readonly saying: Saying }) {
  return saying.text === '' ? null : <p key={saying.count}>{saying.text}</p>
}
