import { Local, useRead } from '#client/app/Local.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { PromptId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { MyNotes } from './MyNotes.tsx'
import { PromptCard } from './PromptCard.tsx'
import { UnsentCards } from './UnsentCards.tsx'
import styles from './write.module.css'

/** Type and send: the prompts of the running step as cards, the others folded below, and what one has written. */
export function WriteView() {
  const t = useT()
  const read = useRead()
  const prompts = orderedIds<PromptId>(useRows('prompts'))
  const run = useRow('run', 'board')
  const step = useRow('steps', run?.step ?? 'none')
  const about = useRow('about', 'board')
  const asked = step?.rules.kind === 'write' ? prompts.filter(id => step.rules.prompts.includes(id)) : []
  const others = prompts.filter(id => !asked.includes(id))
  const aim = read(about?.aim)

  return (
    <div className={styles['page']}>
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
      <UnsentCards />
      <div className={styles['cards']}>
        {asked.map(prompt => (
          <PromptCard key={prompt} prompt={prompt} isAsked />
        ))}
      </div>
      {others.length > 0 && (
        <details className={styles['others']} open={asked.length === 0}>
          <summary>{asked.length > 0 ? t('write.otherPrompts') : t('write.allPrompts')}</summary>
          <div className={styles['cards']}>
            {others.map(prompt => (
              <PromptCard key={prompt} prompt={prompt} />
            ))}
          </div>
        </details>
      )}
      <MyNotes />
    </div>
  )
}
