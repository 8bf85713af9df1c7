import { useEffect, useRef, useState } from 'react'
import { useBoardApi } from '#client/app/device.tsx'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { NoteText } from '#client/ui/NoteText.tsx'
import { toasts } from '#client/ui/toasts.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { REASON_MAX_CHARS } from '#shared/domain/limits.ts'
import type { Note } from '#shared/domain/tables.ts'
import type { ModerateRequest } from '#shared/protocol/api.ts'
import styles from './RunView.module.css'

interface WaitingNoteProps {
  readonly id: NoteId
  readonly note: Note
  /** The note goes away with its decision, and focus must not. */
  readonly onDecided: () => void
}

export function WaitingNote({ id, note, onDecided }: WaitingNoteProps) {
  const t = useT()
  const { api, board, token } = useBoardApi()
  const prompt = useRow('prompts', note.prompt)
  const [isReturning, setIsReturning] = useState(false)
  const [reason, setReason] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isReturning) field.current?.focus()
  }, [isReturning])

  async function decide(request: Omit<ModerateRequest, 'note' | 'words'>) {
    setIsBusy(true)
    const result = await api.moderate(board, token, { note: id, words: note.text, ...request })
    setIsBusy(false)
    if (!result.ok) {
      toasts.show(t(`error.${result.error}`), 'assertive')
      return
    }
    toasts.show(t(request.decision === 'approve' ? 'run.approved' : 'run.returned'))
    onDecided()
  }

  return (
    <li className={styles['waitingNote']}>
      <p className={styles['words']}>
        {prompt && <PromptLetter letter={prompt.letter} />} <NoteText text={note.text} />
        {note.author && <span className={styles['soft']}> {note.author}</span>}
      </p>
      {isReturning ? (
        <form
          className={styles['acts']}
          onSubmit={event => {
            event.preventDefault()
            void decide({ decision: 'return', reason: reason.trim() || undefined })
          }}
        >
          <label className={styles['reason']}>
            <span className={form['label']}>{t('run.reason')}</span>
            <input
              ref={field}
              className={form['input']}
              value={reason}
              maxLength={REASON_MAX_CHARS}
              onChange={event => setReason(event.target.value)}
            />
          </label>
          <Button type="submit" look="primary" disabled={isBusy}>
            {t('run.returnNow')}
          </Button>
          <Button onClick={() => setIsReturning(false)}>{t('run.cancel')}</Button>
        </form>
      ) : (
        <div className={styles['acts']}>
          <Button look="primary" disabled={isBusy} onClick={() => void decide({ decision: 'approve' })}>
            {t('run.approve')}
          </Button>
          <Button disabled={isBusy} onClick={() => setIsReturning(true)}>
            {t('run.return')}
          </Button>
        </div>
      )}
    </li>
  )
}
