import { Hidden } from '#client/ui/Hidden.tsx'
import type { LocalText } from '#shared/domain/tables.ts'
import { useRead } from './Local.tsx'
import styles from './PromptLetter.module.css'

/** The letter of a prompt in a shape of its own: odd ones round and filled, even ones square and outlined. */
export function PromptLetter({ letter, title }: { readonly letter: string; readonly title?: LocalText | undefined }) {
  const read = useRead()
  const words = title && read(title)
  return (
    <span
      className={styles['letter']}
      data-shape={letter.charCodeAt(0) % 2 === 1 ? 'round' : 'square'}
      title={words?.text}
    >
      {letter}
      {words && <Hidden>: {words.text}</Hidden>}
    </span>
  )
}
