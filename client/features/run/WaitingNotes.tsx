import { useRef } from 'react'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { NoteId } from '#shared/domain/ids.ts'
import styles from './RunView.module.css'
import { WaitingNote } from './WaitingNote.tsx'

/** Notes that wait for a facilitator's word; nothing is shown while there are none. */
export function WaitingNotes() {
  const t = useT()
  const waiting = useRows('waiting')
  const heading = useRef<HTMLHeadingElement>(null)
  if (waiting.size === 0) return null
  return (
    <section className={styles['panel']} aria-labelledby="run-waiting">
      <h3 id="run-waiting" ref={heading} tabIndex={-1}>
        {t('run.waiting', { count: waiting.size })}
      </h3>
      <ul className={styles['waiting']}>
        {[...waiting].map(([id, { note }]) => (
          <WaitingNote key={id} id={id as NoteId} note={note} onDecided={() => heading.current?.focus()} />
        ))}
      </ul>
    </section>
  )
}
