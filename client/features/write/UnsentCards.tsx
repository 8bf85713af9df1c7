import { useId, useRef } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import { useUnsentCards } from '#client/hooks/use-board-state.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { CopyButton } from '#client/ui/CopyButton.tsx'
import { EDIT_REFUSALS } from '#shared/protocol/message-types.ts'
import styles from './write.module.css'

/** Words that the server did not take. They stay here until their writer takes them up again or throws them away. */
export function UnsentCards() {
  const t = useT()
  const { session } = useBoard()
  const cards = useUnsentCards()
  const titleId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  if (cards.length === 0) return null

  function drop(id: string): void {
    // The card goes with its button, the last one with the whole list; focus stays on the page.
    const next = cards.length > 1 ? heading.current : document.getElementById('main')
    next?.focus()
    session.dropUnsentCard(id)
  }

  return (
    <section className={styles['unsent']} aria-labelledby={titleId}>
      <h3 id={titleId} ref={heading} tabIndex={-1}>
        {t('unsent.title', { count: cards.length })}
      </h3>
      <p>{t('unsent.explain')}</p>
      <ul>
        {cards.map(({ id, text, why }) => {
          const reason = EDIT_REFUSALS.find(each => each === why)
          return (
            <li key={id} className={styles['unsentCard']}>
              <p className={styles['myText']}>{text}</p>
              <p className={styles['hint']}>{reason ? t(`edit.${reason}`) : t('unsent.unknown')}</p>
              <p className={styles['myActs']}>
                <CopyButton text={text} label={t('unsent.copy')} />
                <Button look="quiet" onClick={() => drop(id)}>
                  {t('unsent.drop')}
                </Button>
              </p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
