import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { TITLE_MAX_CHARS } from '#shared/domain/limits.ts'
import type { LocalText } from '#shared/domain/tables.ts'
import styles from './EditableText.module.css'

interface EditableTextProps {
  readonly text: LocalText | undefined
  /** The whole text, with the words of the language that was read changed. True if it was done. */
  readonly onSave: (text: LocalText) => boolean
  /** False where so many names stand that each would be one more stop for Tab; the set-up is the way for keys there. */
  readonly isTabStop?: boolean | undefined
  /** How the text is shown to everyone. */
  readonly children: ReactNode
}

/**
 * A name that facilitators write anew where it stands: by double click, by the pencil, or by F2 on it. Enter or leaving
 * saves, Escape gives up. For everyone else it is the text alone.
 */
export function EditableText({ text, onSave, isTabStop = true, children }: EditableTextProps) {
  const t = useT()
  const said = useRead()(text)
  const [isWriting, setWriting] = useState(false)
  const pencil = useRef<HTMLButtonElement>(null)
  const isFacilitator = useBoard().session.facts.role === 'facilitator'
  if (!isFacilitator) return children
  if (isWriting) {
    return (
      <Field
        text={text}
        onSave={onSave}
        onDone={goesBack => {
          setWriting(false)
          if (goesBack) requestAnimationFrame(() => pencil.current?.focus({ preventScroll: true }))
        }}
      />
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pencil beside it is the way for keys
    <div
      className={styles['editable']}
      onDoubleClick={event => {
        event.stopPropagation()
        setWriting(true)
      }}
    >
      {children}
      <button
        ref={pencil}
        type="button"
        className={styles['pencil']}
        tabIndex={isTabStop ? undefined : -1}
        aria-label={t('setup.rename', { title: said.text })}
        onClick={() => setWriting(true)}
        onKeyDown={event => {
          // Keys on the pencil are the pencil's: the canvas beneath has its own.
          if (event.key === 'F2') setWriting(true)
          if (['F2', 'Enter', ' '].includes(event.key)) event.stopPropagation()
        }}
        onPointerDown={stop}
        onMouseDown={stop}
        onTouchStart={stop}
      >
        <Icon name="edit" />
      </button>
    </div>
  )
}

interface FieldProps {
  readonly text: LocalText | undefined
  readonly onSave: (text: LocalText) => boolean
  /** `goesBack`: focus was in the field until the end. */
  readonly onDone: (goesBack: boolean) => void
}

function Field({ text, onSave, onDone }: FieldProps) {
  const t = useT()
  const { language } = useLanguage()
  const said = useRead()(text)
  const [before] = useState(said)
  const [words, setWords] = useState(said.text)
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    field.current?.select()
  }, [])

  function finish(goesBack: boolean): void {
    if (isDone.current) return
    const isSame = words.trim() === '' || words === before.text
    if (!isSame && !onSave({ ...text, [before.lang ?? language]: words })) return
    isDone.current = true
    onDone(goesBack)
  }

  return (
    <input
      ref={field}
      className={styles['field']}
      aria-label={t('setup.renameField', { title: before.text })}
      lang={before.lang}
      value={words}
      maxLength={TITLE_MAX_CHARS}
      onChange={event => setWords(event.target.value)}
      onBlur={() => finish(false)}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') finish(true)
        if (event.key !== 'Escape') return
        isDone.current = true
        onDone(true)
      }}
      onDoubleClick={stop}
      onPointerDown={stop}
      onMouseDown={stop}
      onTouchStart={stop}
    />
  )
}

/** What happens on a name is no business of the canvas beneath it. */
function stop(event: { stopPropagation(): void }): void {
  event.stopPropagation()
}
