import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { QuestionMark } from '#client/features/notes/QuestionMark.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import type { NoteId } from '#shared/domain/ids.ts'
import type { NoteResult } from '#shared/results/results.ts'
import styles from './ResultsView.module.css'

interface ResultNotesProps {
  readonly notes: readonly NoteResult[]
  /** Where notes of several prompts lie together. */
  readonly showsLetter?: boolean
}

export function ResultNotes({ notes, showsLetter = false }: ResultNotesProps) {
  const t = useT()
  const { language } = useLanguage()
  const { view } = useBoard().session
  // Notes know the language they were written in; the results do not hold it.
  const languageOf = (id: NoteId) => {
    const written = view.row('notes', id)?.note.language
    return written === language ? undefined : written
  }
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
          <QuestionMark of={note.id} className={styles['key']} />
          <span className={styles['words']} lang={languageOf(note.id)}>
            <NoteText text={note.text} />
          </span>
          {note.author && <span className={styles['author']}>{note.author}</span>}
        </li>
      ))}
    </ul>
  )
}
