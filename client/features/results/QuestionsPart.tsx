import { useT } from '#client/i18n/Language.tsx'
import type { FrameworkResults } from '#shared/results/results.ts'
import styles from './ResultsView.module.css'
import since from './Since.module.css'

/** What is left open, where there is no workshop before this one to compare with; nothing where nothing is. */
export function QuestionsPart({ framework: { questions } }: { readonly framework: FrameworkResults }) {
  const t = useT()
  if (!questions) return null
  return (
    <section className={styles['part']} aria-labelledby="results-questions">
      <h3 id="results-questions">{t('question.title')}</h3>
      <ul className={since['plain']}>
        {questions.rows.map(([words, priority], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two notes can say the same, and the list is drawn whole
          <li key={at}>
            {words} <span className={since['soft']}>{priority}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
