import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useUndo } from '#client/app/use-undo.ts'
import { useConnection } from '#client/hooks/use-board-state.ts'
import { useT } from '#client/i18n/Language.tsx'
import form from '#client/ui/form.module.css'
import { Icon } from '#client/ui/Icon.tsx'
import type { Language } from '#shared/domain/tables.ts'
import styles from './setup.module.css'

interface SavedFieldProps {
  readonly label: string
  /** Read instead of the label where that alone would not say enough. */
  readonly name?: string | undefined
  readonly hint?: string | undefined
  readonly lang?: Language | undefined
  /** What is on the board; it may change under the eyes of whoever is not writing here. */
  readonly value: string
  readonly maxChars?: number | undefined
  readonly kind?: 'line' | 'text' | 'date' | 'minutes' | undefined
  readonly min?: string | undefined
  readonly max?: string | undefined
  /** Other languages have words, this one has none. */
  readonly isMissing?: boolean | undefined
  /** False: it was refused, and the words stay in the field. */
  readonly onSave: (words: string) => boolean
}

/**
 * One field of the board. It is saved when it is left or by Enter (in a text of several lines, Ctrl or Cmd and Enter),
 * given up by Escape; Ctrl or Cmd and Z takes back letters while it is being written, and the act once it is saved.
 */
export function SavedField(props: SavedFieldProps) {
  const { label, name, hint, lang, value, maxChars, kind = 'line', min, max, isMissing, onSave } = props
  const t = useT()
  const id = useId()
  const { undo, redo } = useUndo()
  const [draft, setDraft] = useState<string>()
  const [outcome, setOutcome] = useState<'kept' | 'refused'>()
  const isDirty = draft !== undefined && draft !== value

  function save(): void {
    if (draft === undefined) return
    if (draft.trim() === value) {
      setDraft(undefined)
      return
    }
    const isKept = onSave(draft)
    setOutcome(isKept ? 'kept' : 'refused')
    if (isKept) setDraft(undefined)
  }
  useLeaving(isDirty ? save : undefined)

  const shared = {
    id,
    className: form['input'],
    lang,
    'aria-label': name,
    'aria-describedby': hint ? `${id}-hint` : undefined,
    'aria-invalid': outcome === 'refused' ? true : undefined,
    value: draft ?? value,
    maxLength: maxChars,
    onBlur: save,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return
      const isCommand = event.ctrlKey || event.metaKey
      if (event.key === 'Enter' && (kind !== 'text' || isCommand)) {
        event.preventDefault()
        save()
      } else if (event.key === 'Escape' && draft !== undefined) {
        event.stopPropagation()
        setDraft(undefined)
        setOutcome(undefined)
      } else if (isCommand && !event.altKey && !isDirty && /^[zy]$/i.test(event.key)) {
        event.preventDefault()
        if (event.shiftKey || event.key.toLowerCase() === 'y') redo()
        else undo()
      }
    },
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setOutcome(undefined)
      setDraft(event.target.value)
    },
  }
  return (
    <div className={styles['field']} data-kind={kind}>
      <div className={styles['fieldHead']}>
        <label className={form['label']} htmlFor={id}>
          {label}
        </label>
        {isMissing && !isDirty && <span className={styles['missing']}>{t('setup.missing')}</span>}
        {isDirty ? (
          <span className={styles['unsaved']}>{t(kind === 'text' ? 'setup.leavingSaves' : 'setup.enterSaves')}</span>
        ) : (
          outcome === 'kept' && <Kept />
        )}
      </div>
      {kind === 'text' || kind === 'line' ? (
        // A name, too, is shown whole: its field grows, and Enter saves it all the same.
        <textarea {...shared} rows={kind === 'text' ? 3 : 1} />
      ) : (
        <input
          {...shared}
          type={kind === 'date' ? 'date' : 'number'}
          min={min}
          max={max}
          inputMode={kind === 'minutes' ? 'numeric' : undefined}
        />
      )}
      {hint && (
        <p className={form['hint']} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** What became of the field, in the words of the board's head. */
function Kept() {
  const t = useT()
  const { saved } = useConnection()
  return (
    <span className={styles['kept']}>
      {saved && <Icon name="check" />}
      {saved ? t('state.saved') : t('state.saving')}
    </span>
  )
}

/** Saves what is being written when the field is taken off the page, or the page is left. */
function useLeaving(save: (() => void) | undefined): void {
  const newest = useRef(save)
  useEffect(() => {
    newest.current = save
  })
  useEffect(() => {
    const leave = () => newest.current?.()
    addEventListener('pagehide', leave)
    return () => {
      removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
}
