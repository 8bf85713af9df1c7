import { memo, useCallback, useId, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { sendNotes } from '#shared/domain/commands/own-notes.ts'
import type { PromptId } from '#shared/domain/ids.ts'
import { Composer, type NewNote } from './Composer.tsx'
import { PriorityWish, useWish } from './PriorityWish.tsx'
import { useWhatHappens } from './what-happens.ts'
import styles from './write.module.css'

interface PromptCardProps {
  readonly prompt: PromptId
  /** `asked`: by the running step. `left`: the step went on while somebody was writing here. */
  readonly state: 'asked' | 'open' | 'left'
  /** A card that is not shown stays as it is: words, wish and all. */
  readonly isShown: boolean
  readonly onWords: (prompt: PromptId, hasWords: boolean) => void
  readonly onFocus: (prompt: PromptId | undefined) => void
}

/** One prompt with its field. */
export const PromptCard = memo(function PromptCard({ prompt, state, isShown, onWords, onFocus }: PromptCardProps) {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { language } = useLanguage()
  const { view } = useBoard().session
  const row = useRow('prompts', prompt)
  const [isWriting, setWriting] = useState(false)
  const wish = useWish(isWriting)
  const whatHappens = useWhatHappens(prompt)
  const titleId = useId()
  const tellWords = useCallback(
    (hasWords: boolean) => {
      setWriting(hasWords)
      onWords(prompt, hasWords)
    },
    [onWords, prompt],
  )
  if (!row) return null
  const title = read(row.title)
  const hint = read(row.hint)

  function send(notes: readonly NewNote[]): boolean {
    const isSent = act(sendNotes(view, actor, { notes, prompt, wish: wish.chosen, language }))
    if (isSent) announcer.say(t('write.sent', { count: notes.length }))
    return isSent
  }

  return (
    <section
      className={styles['card']}
      data-state={state}
      data-shape={row.letter.charCodeAt(0) % 2 === 1 ? 'round' : 'square'}
      hidden={!isShown}
      aria-labelledby={titleId}
      onFocus={() => onFocus(prompt)}
      onBlur={() => onFocus(undefined)}
    >
      <h3 id={titleId} lang={title.lang} className={styles['prompt']}>
        <PromptLetter letter={row.letter} />
        {title.text}
      </h3>
      {hint.text && (
        <p className={styles['hint']} lang={hint.lang}>
          {hint.text}
        </p>
      )}
      {state === 'left' && <p className={styles['moved']}>{t('write.moved')}</p>}
      <Composer
        draftKey={prompt}
        label={title.text}
        onSend={send}
        onWords={tellWords}
        below={<PriorityWish wish={wish} />}
      />
      <p className={styles['fate']}>{whatHappens}</p>
    </section>
  )
})
