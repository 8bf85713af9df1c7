import { useId } from 'react'
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

/** One prompt with its field. */
export function PromptCard({ prompt, isAsked = false }: { readonly prompt: PromptId; readonly isAsked?: boolean }) {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { language } = useLanguage()
  const { view } = useBoard().session
  const row = useRow('prompts', prompt)
  const wish = useWish()
  const whatHappens = useWhatHappens(prompt)
  const titleId = useId()
  if (!row) return null
  const title = read(row.title)
  const hint = read(row.hint)

  function send(notes: readonly NewNote[]): boolean {
    const isSent = act(sendNotes(view, actor, { notes, prompt, wish: wish.chosen, language }))
    if (isSent) announcer.say(t('write.sent', { count: notes.length }))
    return isSent
  }

  return (
    <section className={styles['card']} data-asked={isAsked || undefined} aria-labelledby={titleId}>
      <h3 id={titleId} lang={title.lang} className={styles['prompt']}>
        <PromptLetter letter={row.letter} />
        {title.text}
      </h3>
      {hint.text && (
        <p className={styles['hint']} lang={hint.lang}>
          {hint.text}
        </p>
      )}
      <Composer draftKey={prompt} label={title.text} onSend={send} below={<PriorityWish wish={wish} />} />
      <p className={styles['fate']}>{whatHappens}</p>
    </section>
  )
}
