import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import type { NoteResult } from '#shared/results/results.ts'
import styles from './ResultsView.module.css'

interface ResultNotesProps {
  readonly notes: readonly NoteResult[]
  /** Where notes of several prompts lie together. */
  readonly showsLetter?: boolean
}

export function ResultNotes({ notes, showsLetter = false }: ResultNotesProps) {
  const t = useT()
  return (
    <ul className={styles['notes']}>
      {notes.map(note => (
        <li key={note.id}>
          {showsLetter && (
            <>
              <PromptLetter letter={note.letter} />{' '}
            </>
          )}
          {note.isKey && (
            <span className={styles['key']}>
              <Icon name="key" isFilled /> {t('results.keyNote')}
            </span>
          )}
          <span className={styles['words']}>
            <NoteText text={note.text} />
          </span>
          {note.author && <span className={styles['author']}>{note.author}</span>}
        </li>
      ))}
    </ul>
  )
}
