import { useRef, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { Composer, type NewNote } from '#client/features/write/Composer.tsx'
import { useWhatHappens } from '#client/features/write/what-happens.ts'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { sendNotes, whyNotWrite } from '#shared/domain/commands/own-notes.ts'
import type { FrameworkId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import styles from './outline.module.css'

interface AddNoteProps {
  readonly prompt: PromptId
  readonly priority: PriorityId
  readonly framework: FrameworkId
  /** The heading that says what the list is. */
  readonly titleId: string
}

/** Writes a note where one reads, once the question has been taken up. */
export function AddNote(props: AddNoteProps) {
  const t = useT()
  const actor = useActor()
  const { view } = useBoard().session
  // Whether one may write is read from these.
  useRow('run', 'board')
  useRows('progress')
  const [isWriting, setWriting] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  if (whyNotWrite(view, actor, props.prompt)) return null
  return isWriting ? (
    <NewNoteHere
      {...props}
      onClose={() => {
        setWriting(false)
        requestAnimationFrame(() => button.current?.focus())
      }}
    />
  ) : (
    <div>
      <Button ref={button} look="quiet" aria-describedby={props.titleId} onClick={() => setWriting(true)}>
        <Icon name="plus" />
        {t('outline.add')}
      </Button>
    </div>
  )
}

function NewNoteHere({ prompt, priority, framework, onClose }: AddNoteProps & { readonly onClose: () => void }) {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { language } = useLanguage()
  const { view } = useBoard().session
  const question = read(useRow('prompts', prompt)?.title).text
  const place = read(useRow('priorities', priority)?.title).text
  const whatHappens = useWhatHappens(prompt)

  function send(notes: readonly NewNote[]): boolean {
    const isSent = act(sendNotes(view, actor, { notes, prompt, wish: { framework, priority }, language }))
    if (isSent) announcer.say(t('write.sent', { count: notes.length }))
    return isSent
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the field within, which is the control
    <div
      className={styles['writing']}
      ref={beginInField}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <p className={styles['facts']}>{whatHappens}</p>
      <Composer
        draftKey={`outline:${prompt}:${priority}`}
        label={t('outline.addTo', { question, place })}
        onSend={send}
        below={
          <Button look="quiet" onClick={onClose}>
            {t('outline.addDone')}
          </Button>
        }
      />
    </div>
  )
}

function beginInField(element: HTMLDivElement | null): void {
  element?.querySelector('textarea')?.focus()
}
