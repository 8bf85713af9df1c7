import { memo, useRef, useState } from 'react'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { NoteEditor } from '#client/features/notes/NoteEditor.tsx'
import { useReceiptWords } from '#client/features/write/receipt-words.ts'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import { editOwnNote, withdrawOwnNote } from '#shared/domain/commands/own-notes.ts'
import type { OwnNoteId } from '#shared/domain/ids.ts'
import styles from './outline.module.css'

/** This person's notes that nobody else sees yet, where they would come to lie. */
export function PendingNotes({ notes }: { readonly notes: readonly OwnNoteId[] }) {
  const t = useT()
  if (notes.length === 0) return null
  return (
    <ul className={styles['pending']} aria-label={t('outline.pending')}>
      {notes.map(id => (
        <PendingNote key={id} id={id} />
      ))}
    </ul>
  )
}

const PendingNote = memo(function PendingNote({ id }: { readonly id: OwnNoteId }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const note = useRow('ownNotes', id)?.note
  const receipt = useReceiptWords(id)
  const [isEditing, setEditing] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  if (!note) return null
  const stopEditing = () => {
    setEditing(false)
    requestAnimationFrame(() => edit.current?.focus())
  }
  return (
    <li className={styles['note']} data-pending>
      {isEditing ? (
        <NoteEditor
          text={note.text}
          label={t('mine.edit')}
          onCancel={stopEditing}
          onDone={text => {
            if (text === note.text || act(editOwnNote(view, actor, { id, text }))) stopEditing()
          }}
        />
      ) : (
        <span className={styles['text']} lang={note.language}>
          <NoteText text={note.text} />
        </span>
      )}
      <span className={styles['facts']}>
        <span className={styles['own']}>{t('outline.pendingOne')}</span>
        <span>{receipt.words}</span>
      </span>
      {!isEditing && (
        <span className={styles['acts']}>
          <Button ref={edit} look="quiet" isIcon aria-label={t('mine.edit')} onClick={() => setEditing(true)}>
            <Icon name="edit" />
          </Button>
          <Button
            look="quiet"
            isIcon
            aria-label={t('mine.withdraw')}
            onClick={() => {
              if (!act(withdrawOwnNote(view, actor, id))) return
              announcer.say(t('mine.withdrawn'))
              document.getElementById('main')?.focus({ preventScroll: true })
            }}
          >
            <Icon name="bin" />
          </Button>
        </span>
      )}
    </li>
  )
})
