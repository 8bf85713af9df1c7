import { NoteText } from '#client/ui/NoteText.tsx'
import styles from './bring.module.css'

/** Of a longer text the beginning stands, and the whole opens from it. */
const WHOLE_MAX_CHARS = 240
const BEGINNING_CHARS = 140

/** The words of a row that was left out, so that they can be found and mended. */
export function QuotedRow({ text }: { readonly text: string }) {
  if (text.length <= WHOLE_MAX_CHARS) {
    return (
      <span className={styles['quoted']}>
        <NoteText text={text} />
      </span>
    )
  }
  return (
    <details className={styles['quoted']}>
      <summary>{`${text.slice(0, BEGINNING_CHARS).toWellFormed()} …`}</summary>
      <NoteText text={text} />
    </details>
  )
}
