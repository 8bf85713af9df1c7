import { memo, type RefObject, useRef, useState } from 'react'
import { Local } from '#client/app/Local.tsx'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { NoteEditor } from '#client/features/notes/NoteEditor.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { CopyButton } from '#client/ui/CopyButton.tsx'
import { Icon, type IconName } from '#client/ui/Icon.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import { editOwnNote, giveAgain, withdrawOwnNote } from '#shared/domain/commands/own-notes.ts'
import type { OwnNoteId } from '#shared/domain/ids.ts'
import { boldSpans } from '#shared/results/bold-text.ts'
import { type ReceiptWords, useReceiptWords } from './receipt-words.ts'
import styles from './write.module.css'

const SIGNS: Readonly<Record<ReceiptWords['tone'], IconName>> = {
  going: 'up',
  safe: 'check',
  shown: 'people',
  trouble: 'warning',
}

/** One own note with the server's word on it. */
export const MyNote = memo(function MyNote({ id }: { readonly id: OwnNoteId }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { session, drafts } = useBoard()
  const { view } = session
  const note = useRow('ownNotes', id)?.note
  const prompt = useRow('prompts', note?.prompt ?? 'none')
  const priority = useRow('priorities', note?.wish?.priority ?? 'none')
  const receipt = useReceiptWords(id)
  // Other words for it that were being written when the page went away.
  const draftKey = `edit/${id}`
  const [kept, setKept] = useState(() => drafts.read(draftKey, view.rows('ownNotes')))
  const [isEditing, setEditing] = useState(kept !== '')
  const edit = useRef<HTMLButtonElement>(null)
  const again = useRef<HTMLButtonElement>(null)
  if (!note) return null

  function stopEditing(): void {
    drafts.write(draftKey, '')
    setKept('')
    setEditing(false)
    focusSoon(edit)
  }

  return (
    <li className={styles['myNote']} data-withdrawn={note.withdrawn} data-needed={receipt.needsWriter}>
      {isEditing ? (
        <div className={styles['myEditor']}>
          {kept && <p className={styles['moved']}>{t('mine.editKept')}</p>}
          <NoteEditor
            text={kept || note.text}
            label={t('mine.edit')}
            takesFocus={kept === ''}
            onType={text => drafts.write(draftKey, text === note.text ? '' : text)}
            onCancel={stopEditing}
            onDone={text => {
              if (text === note.text || act(editOwnNote(view, actor, { id, text }))) stopEditing()
            }}
          />
        </div>
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
          <Icon name={SIGNS[receipt.tone]} />
          <span>{receipt.words}</span>
        </span>
      </p>
      {!isEditing && (
        <p className={styles['myActs']}>
          <CopyButton look="quiet" text={plain(note.text)} label={t('mine.copy')} />
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
              <Button ref={edit} look={receipt.needsWriter ? 'plain' : 'quiet'} onClick={() => setEditing(true)}>
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

/** The words without the marks of bold: for taking elsewhere. */
function plain(text: string): string {
  return boldSpans(text)
    .map(span => span.text)
    .join('')
}

/** The button that was pressed goes with what it did: focus goes on to the one that takes its place. */
function focusSoon(button: RefObject<HTMLButtonElement | null>): void {
  requestAnimationFrame(() => button.current?.focus())
}
