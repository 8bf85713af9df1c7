import { memo, type RefObject, useRef, useState } from 'react'
import { Local } from '#client/app/Local.tsx'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { NoteEditor } from '#client/features/notes/NoteEditor.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import { editOwnNote, giveAgain, withdrawOwnNote } from '#shared/domain/commands/own-notes.ts'
import type { OwnNoteId } from '#shared/domain/ids.ts'
import { useReceiptWords } from './receipt-words.ts'
import styles from './write.module.css'

/** One own note with the server's word on it. */
export const MyNote = memo(function MyNote({ id }: { readonly id: OwnNoteId }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const note = useRow('ownNotes', id)?.note
  const prompt = useRow('prompts', note?.prompt ?? 'none')
  const priority = useRow('priorities', note?.wish?.priority ?? 'none')
  const receipt = useReceiptWords(id)
  const [isEditing, setEditing] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const again = useRef<HTMLButtonElement>(null)
  if (!note) return null

  function stopEditing(): void {
    setEditing(false)
    focusSoon(edit)
  }

  return (
    <li className={styles['myNote']} data-withdrawn={note.withdrawn}>
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
        <p className={styles['myText']} lang={note.language}>
          <NoteText text={note.text} />
        </p>
      )}
      <p className={styles['myFacts']}>
        {prompt && <PromptLetter letter={prompt.letter} title={prompt.title} />}
        {priority && (
          <span>
            <Local text={priority.title} />
          </span>
        )}
        <span className={styles['receipt']} data-tone={receipt.tone}>
          {receipt.words}
        </span>
      </p>
      {!isEditing && (
        <p className={styles['myActs']}>
          {note.withdrawn ? (
            <Button
              ref={again}
              onClick={() => {
                if (!act(giveAgain(view, actor, id))) return
                announcer.say(t('mine.givenAgain'))
                focusSoon(edit)
              }}
            >
              {t('mine.giveAgain')}
            </Button>
          ) : (
            <>
              <Button ref={edit} look="quiet" onClick={() => setEditing(true)}>
                {t('mine.edit')}
              </Button>
              <Button
                look="quiet"
                onClick={() => {
                  if (!act(withdrawOwnNote(view, actor, id))) return
                  announcer.say(t('mine.withdrawn'))
                  focusSoon(again)
                }}
              >
                {t('mine.withdraw')}
              </Button>
            </>
          )}
        </p>
      )}
    </li>
  )
})

/** The button that was pressed goes with what it did: focus goes on to the one that takes its place. */
function focusSoon(button: RefObject<HTMLButtonElement | null>): void {
  requestAnimationFrame(() => button.current?.focus())
}
