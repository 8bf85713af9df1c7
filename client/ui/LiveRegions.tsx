import { useEffect, useState } from 'react'
import { announcer, type Saying } from './announcer.ts'
import styles from './hidden.module.css'
import { useReadable } from './use-readable.ts'

/**
 * The two regions through which everything is said; they are always there, or nothing would be heard. A modal dialog
 * silences everything outside of it, so each has a pair of its own (`isWithin`).
 */
export function LiveRegions({ isWithin = false }: { readonly isWithin?: boolean }) {
  const polite = useReadable(announcer.polite)
  const assertive = useReadable(announcer.assertive)
  const first = useFirst(polite, assertive)
  return (
    <>
      <div className={styles['hidden']} aria-live="polite" data-region="polite">
        <Said saying={polite} isOld={isWithin && polite === first.polite} isWithin={isWithin} />
      </div>
      <div className={styles['hidden']} aria-live="assertive" data-region="assertive">
        <Said saying={assertive} isOld={isWithin && assertive === first.assertive} isWithin={isWithin} />
      </div>
    </>
  )
}

/** What had been said before the dialog opened is not said again in it. */
function useFirst(polite: Saying, assertive: Saying) {
  return useState({ polite, assertive })[0]
}

interface SaidProps {
  readonly saying: Saying
  readonly isOld: boolean
  readonly isWithin: boolean
}

/** A new element each time: a region whose text stays the same would be silent. */
function Said({ saying, isOld, isWithin }: SaidProps) {
  const again = useAfterDialog(saying, isWithin)
  return saying.text === '' || isOld ? null : <p key={`${saying.count} ${again}`}>{saying.text}</p>
}

/** A dialog that closes right after something was said has taken its own regions with it: it is said once more outside. */
const CLOSES_WITHIN_MS = 400

function useAfterDialog({ count }: Saying, isWithin: boolean): number {
  const [again, setAgain] = useState(0)
  useEffect(() => {
    if (isWithin || count === 0 || !isDialogOpen()) return
    let frame = 0
    const begun = performance.now()
    const look = () => {
      if (!isDialogOpen()) setAgain(before => before + 1)
      else if (performance.now() - begun < CLOSES_WITHIN_MS) frame = requestAnimationFrame(look)
    }
    frame = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frame)
  }, [count, isWithin])
  return again
}

function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}
