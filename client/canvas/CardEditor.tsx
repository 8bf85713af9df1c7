import { useEffect, useId, useRef, useState } from 'react'
import { Local } from '#client/app/Local.tsx'
import { newOwnNoteId } from '#client/app/new-id.ts'
import { ownNoteOf } from '#client/app/own-notes.ts'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { emphasise } from '#client/features/write/emphasise.ts'
import { LengthWords } from '#client/features/write/LengthWords.tsx'
import { useWhatHappens } from '#client/features/write/what-happens.ts'
import { useRow } from '#client/hooks/use-rows.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { editOwnNote, sendNotes } from '#shared/domain/commands/own-notes.ts'
import { rewordNote, shownText } from '#shared/domain/commands/wording.ts'
import type { NoteId, OwnNoteId, PromptId } from '#shared/domain/ids.ts'
import { NOTE_TEXT_ADVISED_CHARS, NOTE_TEXT_MAX_CHARS } from '#shared/domain/limits.ts'
import type { View } from '#shared/domain/tables.ts'
import { tidy } from '#shared/domain/words.ts'
import styles from './CardEditor.module.css'
import type { Editing } from './use-writing.ts'

interface CardEditorProps {
  readonly editing: Editing
  readonly onClose: (focus: { readonly note: NoteId } | { readonly own: OwnNoteId } | undefined) => void
}

/**
 * The field in a card's place. Leaving it saves, as Ctrl+Enter does; Escape leaves the words as they were. What is
 * typed is on the device at every key, so that no reload takes it.
 */
export function CardEditor({ editing, onClose }: CardEditorProps) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { language } = useLanguage()
  const { session, drafts } = useBoard()
  const { view } = session
  const [before] = useState(() => wordsOf(view, editing))
  const draftKey = draftKeyOf(editing)
  const [text, setText] = useState(() => drafts.read(draftKey, view.rows('ownNotes')) || before)
  const [prompt, setPrompt] = useState(() => (editing.kind === 'new' ? editing.prompts[0] : undefined))
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const isDone = useRef(false)
  const helpId = useId()
  const length = tidy(text).length

  useEffect(() => {
    const { current } = field
    current?.focus({ preventScroll: true })
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])

  function change(words: string): void {
    setText(words)
    drafts.write(draftKey, words)
  }

  function close(focus: Parameters<typeof onClose>[0]): void {
    isDone.current = true
    onClose(focus)
  }

  function giveBack(): void {
    drafts.write(draftKey, '')
    close(editing.kind === 'note' ? { note: editing.note } : editing.kind === 'own' ? { own: editing.own } : undefined)
  }

  function save(): void {
    if (isDone.current) return
    if (length === 0 || tidy(text) === before) giveBack()
    else if (length > NOTE_TEXT_MAX_CHARS) announcer.say(t('refusal.text-too-long'), 'assertive')
    else if (editing.kind === 'new') send()
    else if (act(changed())) {
      announcer.say(t('note.changed'))
      giveBack()
    }
  }

  function changed() {
    if (editing.kind === 'own') return editOwnNote(view, actor, { id: editing.own, text })
    const note = (editing as Extract<Editing, { kind: 'note' }>).note
    const own = ownNoteOf(view, note)
    return own ? editOwnNote(view, actor, { id: own, text }) : rewordNote(view, actor, { note, text })
  }

  function send(): void {
    if (editing.kind !== 'new' || !prompt) return
    const id = newOwnNoteId()
    if (!act(sendNotes(view, actor, { notes: [{ id, text }], prompt, wish: editing.wish, language }))) return
    announcer.say(t('write.sent', { count: 1 }))
    // Set aside until the device has the note: a page that dies in between loses nothing.
    drafts.sent(draftKey, id, session.kept()).catch(() => undefined)
    close({ own: id })
  }

  const label = editing.kind === 'new' ? t('card.new') : isOwn(view, editing) ? t('mine.edit') : t('note.reword')
  return (
    <form
      ref={form}
      className={styles['editor']}
      style={{ transform: `translate(${editing.at[0]}px, ${editing.at[1]}px)` }}
      aria-label={label}
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
      onBlur={event => {
        const isInside = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)
        // Another window in front is no leaving.
        if (!isInside && document.hasFocus()) save()
      }}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape') {
          event.preventDefault()
          giveBack()
        } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          save()
        }
      }}
    >
      {editing.kind === 'new' && prompt && (
        <PromptChoice prompts={editing.prompts} chosen={prompt} onChoose={setPrompt} />
      )}
      <textarea
        ref={field}
        className={styles['field']}
        aria-label={label}
        aria-describedby={helpId}
        aria-invalid={length > NOTE_TEXT_MAX_CHARS || undefined}
        rows={4}
        value={text}
        placeholder={t('write.placeholder')}
        onChange={event => change(event.target.value)}
        onKeyDown={event => {
          if (event.key.toLowerCase() !== 'b' || !(event.ctrlKey || event.metaKey) || event.altKey) return
          event.preventDefault()
          change(emphasise(event.currentTarget))
        }}
      />
      {length > NOTE_TEXT_ADVISED_CHARS * 0.75 ? (
        <LengthWords length={length} id={helpId} />
      ) : (
        <p id={helpId} className={styles['help']}>
          {t('card.keys')}
        </p>
      )}
      {editing.kind === 'new' && prompt && <Fate prompt={prompt} />}
      <p className={styles['acts']}>
        <Button type="submit" look="primary">
          {editing.kind === 'new' ? t('write.send') : t('editor.done')}
        </Button>
        <Button onClick={giveBack}>{t('editor.cancel')}</Button>
        <Button
          isIcon
          look="quiet"
          className={styles['bold']}
          aria-label={t('card.bold')}
          onClick={() => {
            if (field.current) change(emphasise(field.current))
            field.current?.focus()
          }}
        >
          <strong aria-hidden="true">B</strong>
        </Button>
      </p>
    </form>
  )
}

function Fate({ prompt }: { readonly prompt: PromptId }) {
  return <p className={styles['help']}>{useWhatHappens(prompt)}</p>
}

interface PromptChoiceProps {
  readonly prompts: readonly PromptId[]
  readonly chosen: PromptId
  readonly onChoose: (prompt: PromptId) => void
}

/** What the note answers: said where it is clear, asked where it is not. */
function PromptChoice({ prompts, chosen, onChoose }: PromptChoiceProps) {
  const t = useT()
  const row = useRow('prompts', chosen)
  return (
    <div className={styles['prompt']}>
      {prompts.length > 1 && (
        <fieldset className={styles['letters']}>
          <legend>{t('note.prompt')}</legend>
          {prompts.map(prompt => (
            <PromptButton key={prompt} prompt={prompt} isChosen={prompt === chosen} onChoose={onChoose} />
          ))}
        </fieldset>
      )}
      <p className={styles['question']}>
        {prompts.length === 1 && row && <PromptLetter letter={row.letter} />}
        <Local text={row?.title} />
      </p>
    </div>
  )
}

interface PromptButtonProps {
  readonly prompt: PromptId
  readonly isChosen: boolean
  readonly onChoose: (prompt: PromptId) => void
}

function PromptButton({ prompt, isChosen, onChoose }: PromptButtonProps) {
  const row = useRow('prompts', prompt)
  if (!row) return null
  return (
    <Button look="quiet" aria-pressed={isChosen} onClick={() => onChoose(prompt)}>
      <PromptLetter letter={row.letter} title={row.title} />
    </Button>
  )
}

/** The author edits the own words; a facilitator gives another's note a wording, and the own words stay. */
function wordsOf(view: View, editing: Editing): string {
  if (editing.kind === 'new') return ''
  const own = editing.kind === 'own' ? editing.own : ownNoteOf(view, editing.note)
  const written = own && view.row('ownNotes', own)?.note.text
  return written ?? (editing.kind === 'note' ? (shownText(view, editing.note) ?? '') : '')
}

function isOwn(view: View, editing: Editing): boolean {
  return editing.kind === 'own' || (editing.kind === 'note' && ownNoteOf(view, editing.note) !== undefined)
}

function draftKeyOf(editing: Editing): string {
  if (editing.kind === 'new') return 'canvas'
  return editing.kind === 'own' ? `own/${editing.own}` : `note/${editing.note}`
}
