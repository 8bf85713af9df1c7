import { Local } from '#client/app/Local.tsx'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { PromptId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import styles from './RunView.module.css'

/** How many are here and how far the writing is: counts, and never whose (C10). */
export function WritingProgress() {
  const t = useT()
  const people = useRows('people')
  const prompts = useRows('prompts')
  const all = useRow('counts', 'all')
  let here = 0
  for (const person of people.values()) if (person.here && person.role === 'participant') here += 1
  return (
    <section className={styles['panel']} aria-labelledby="run-progress">
      <h3 id="run-progress">{t('run.progress')}</h3>
      <p>
        {t('run.peopleHere', { count: here })} {t('run.writers', { count: all?.writers ?? 0 })}
      </p>
      <ul className={styles['counts']}>
        {orderedIds<PromptId>(prompts).map(id => (
          <PromptCount key={id} id={id} />
        ))}
      </ul>
    </section>
  )
}

function PromptCount({ id }: { readonly id: PromptId }) {
  const t = useT()
  const prompt = useRow('prompts', id)
  const counts = useRow('counts', id)
  return (
    <li>
      <PromptLetter letter={prompt?.letter ?? ''} />
      <span className={styles['what']}>
        <Local text={prompt?.title} />
      </span>
      <span>
        <strong>{t('run.written', { count: counts?.written ?? 0 })}</strong>
        {counts !== undefined && counts.kept > 0 && (
          <span className={styles['soft']}> {t('run.keptOf', { count: counts.kept })}</span>
        )}
      </span>
    </li>
  )
}
