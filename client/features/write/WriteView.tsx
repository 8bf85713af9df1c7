import { useId, useState } from 'react'
import { Local, useRead } from '#client/app/Local.tsx'
import { useConnection } from '#client/hooks/use-board-state.ts'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Empty } from '#client/ui/Empty.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { PromptId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { MyNotes } from './MyNotes.tsx'
import { PromptCard } from './PromptCard.tsx'
import { UnsentCards } from './UnsentCards.tsx'
import { useCardsInUse } from './use-cards-in-use.ts'
import styles from './write.module.css'

/** Type and send: the prompts of the running step as cards, the others folded away, and what one has written. */
export function WriteView() {
  const t = useT()
  const read = useRead()
  const rows = useRows('prompts')
  const prompts = orderedIds<PromptId>(rows)
  const run = useRow('run', 'board')
  const step = useRow('steps', run?.step ?? 'none')
  const about = useRow('about', 'board')
  const { ready } = useConnection()
  const asked = step?.rules.kind === 'write' ? prompts.filter(id => step.rules.prompts.includes(id)) : []
  const [isAll, setAll] = useState(false)
  const cardsId = useId()
  const { isInUse, tellWords, tellFocus } = useCardsInUse(asked.join())
  // One that is retired is offered by a step that asks it alone.
  const offered = prompts.filter(id => asked.includes(id) || !rows.get(id)?.retired)
  const hasOthers = asked.length > 0 && asked.length < offered.length
  const aim = read(about?.aim)

  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h2 className={styles['title']}>{asked.length > 0 ? <Local text={step?.title} /> : t('write.title')}</h2>
        {asked.length === 0 && (
          <p className={styles['lead']}>
            {step ? t('write.notNow', { step: read(step.title).text }) : t('write.noStep')}
          </p>
        )}
        {asked.length === 0 && aim.text && (
          <p className={styles['aim']} lang={aim.lang}>
            {aim.text}
          </p>
        )}
      </header>
      <UnsentCards />
      {prompts.length === 0 && ready && (
        <Empty icon="write" title={t('write.noPrompts')}>
          <p>{t('write.noPromptsHint')}</p>
        </Empty>
      )}
      {/* One list, whatever the step asks: a card that somebody writes in is never taken down and put up again. */}
      <div className={styles['cards']} id={cardsId} role="group" aria-label={t('write.allPrompts')}>
        {prompts.map(prompt => {
          const isAsked = asked.includes(prompt)
          const isOffered = offered.includes(prompt) || isInUse(prompt)
          const isLeft = asked.length > 0 && !isAsked && isInUse(prompt)
          return (
            <PromptCard
              key={prompt}
              prompt={prompt}
              state={isAsked ? 'asked' : isLeft ? 'left' : 'open'}
              isShown={isAsked || isLeft || ((isAll || asked.length === 0) && isOffered)}
              onWords={tellWords}
              onFocus={tellFocus}
            />
          )
        })}
      </div>
      {hasOthers && (
        <div>
          <Button look="quiet" aria-expanded={isAll} aria-controls={cardsId} onClick={() => setAll(!isAll)}>
            <Icon name={isAll ? 'up' : 'open'} />
            {t('write.otherPrompts')}
          </Button>
        </div>
      )}
      <MyNotes />
    </div>
  )
}
