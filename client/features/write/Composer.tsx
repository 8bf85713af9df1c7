import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { newOwnNoteId } from '#client/app/new-id.ts'
import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import type { OwnNoteId } from '#shared/domain/ids.ts'
import { NOTE_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import { notesInPaste, tidy } from '#shared/domain/words.ts'
import { emphasise } from './emphasise.ts'
import { LengthWords } from './LengthWords.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import styles from './write.module.css'

export interface NewNote {
  readonly id: OwnNoteId
  readonly text: string
}

interface ComposerProps {
  /** The draft is kept on this device under this name. */
  readonly draftKey: string
  readonly label: string
  /** Sends notes; true if they were taken, and only then the field is emptied. */
  readonly onSend: (notes: readonly NewNote[]) => boolean
  readonly below?: ReactNode | undefined
  /** Whether there are words in the field that have not been sent. */
  readonly onWords?: ((hasWords: boolean) => void) | undefined
}

/** A field for notes: Enter sends, Shift+Enter begins a new line, Ctrl+B or Cmd+B makes bold. */
export function Composer({ draftKey, label, onSend, below, onWords }: ComposerProps) {
  const t = useT()
  const { drafts, session } = useBoard()
  const [text, setText] = useState(() => drafts.read(draftKey, session.view.rows('ownNotes')))
  const [pasted, setPasted] = useState<readonly string[]>()
  const field = useRef<HTMLTextAreaElement>(null)
  const helpId = useId()
  const hasWords = text !== ''
  useEffect(() => onWords?.(hasWords), [hasWords, onWords])
  const isTooLong = tidy(text).length > NOTE_TEXT_MAX_CHARS

  function change(words: string): void {
    setText(words)
    drafts.write(draftKey, words)
  }

  function send(): void {
    field.current?.focus()
    if (isTooLong || tidy(text) === '') return
    const note = { id: newOwnNoteId(), text }
    if (!onSend([note])) return
    setText('')
    // Set aside until the device has the note: a page that dies in between loses nothing.
    drafts.sent(draftKey, note.id, session.kept()).catch(() => undefined)
  }

  function sendEach(lines: readonly string[]): void {
    const now = Date.now()
    if (onSend(lines.map((line, i) => ({ id: newOwnNoteId(now + i), text: line })))) setPasted(undefined)
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // While an input method is composing, Enter belongs to it.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send()
    } else if (event.key.toLowerCase() === 'b' && (event.ctrlKey || event.metaKey) && !event.altKey) {
      event.preventDefault()
      change(emphasise(event.currentTarget))
    }
  }

  function onPaste(event: ClipboardEvent): void {
    const lines = notesInPaste(event.clipboardData.getData('text/plain'))
    if (lines.length < 2) return
    event.preventDefault()
    setPasted(lines)
  }

  return (
    <form
      className={styles['composer']}
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <textarea
        ref={field}
        className={styles['field']}
        aria-label={label}
        aria-describedby={helpId}
        aria-invalid={isTooLong || undefined}
        rows={3}
        value={text}
        placeholder={t('write.placeholder')}
        enterKeyHint="send"
        onChange={event => change(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div className={styles['below']}>
        {below}
        <div className={styles['send']}>
          <LengthWords length={tidy(text).length} id={helpId} />
          <Button type="submit" look="primary">
            {t('write.send')}
          </Button>
        </div>
      </div>
      {pasted && (
        <PasteDialog
          lines={pasted}
          onClose={() => setPasted(undefined)}
          onEach={() => sendEach(pasted)}
          onOne={() => {
            change(text + (text === '' ? '' : '\n') + pasted.join('\n'))
            setPasted(undefined)
          }}
        />
      )}
    </form>
  )
}
