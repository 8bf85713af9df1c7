import { useEffect, useId, useRef, useState } from 'react'
import { emphasise } from '#client/features/write/emphasise.ts'
import { LengthWords } from '#client/features/write/LengthWords.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { NOTE_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import { tidy } from '#shared/domain/words.ts'
import styles from './notes.module.css'

interface NoteEditorProps {
  readonly text: string
  readonly label: string
  readonly onDone: (text: string) => void
  readonly onCancel: () => void
  /** At every change: for keeping what is being written. */
  readonly onType?: ((text: string) => void) | undefined
  /** False where nobody has asked for the editor just now. */
  readonly takesFocus?: boolean | undefined
}

/** Words of a note that is there already. Ctrl+Enter or Enter is done, Escape leaves them as they were. */
export function NoteEditor({ text: before, label, onDone, onCancel, onType, takesFocus = true }: NoteEditorProps) {
  const t = useT()
  const [text, setText] = useState(before)
  const field = useRef<HTMLTextAreaElement>(null)
  const helpId = useId()
  const length = tidy(text).length
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    const { current } = field
    if (!takesFocus) return
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  function change(words: string): void {
    setText(words)
    onType?.(words)
  }
  const mayDo = length > 0 && length <= NOTE_TEXT_MAX_CHARS
  return (
    <form
      className={styles['editor']}
      onSubmit={event => {
        event.preventDefault()
        if (mayDo) onDone(text)
      }}
    >
      <textarea
        ref={field}
        className={styles['field']}
        aria-label={label}
        aria-describedby={helpId}
        aria-invalid={length > NOTE_TEXT_MAX_CHARS || undefined}
        rows={4}
        value={text}
        onChange={event => change(event.target.value)}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault()
            if (mayDo) onDone(text)
          } else if (event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
            onCancel()
          } else if (event.key.toLowerCase() === 'b' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            change(emphasise(event.currentTarget))
          }
        }}
      />
      <LengthWords length={length} id={helpId} />
      <p className={styles['acts']}>
        <Button type="submit" look="primary" disabled={!mayDo}>
          {t('editor.done')}
        </Button>
        <Button onClick={onCancel}>{t('editor.cancel')}</Button>
      </p>
    </form>
  )
}
