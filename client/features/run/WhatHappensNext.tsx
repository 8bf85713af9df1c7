import { useRead } from '#client/app/Local.tsx'
import { QuestionList } from '#client/features/notes/QuestionList.tsx'
import { useOpenQuestions } from '#client/features/notes/use-open-questions.ts'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import styles from './NextWorkshopDialog.module.css'

/** What starting the next workshop does, and what it leaves as it is. */
export function WhatHappensNext() {
  const t = useT()
  const read = useRead()
  const running = useRow('run', 'board')?.step
  const step = useRow('steps', running ?? 'none')
  const kept = useRow('counts', 'all')?.kept ?? 0
  const waiting = useRows('waiting').size
  const questions = useOpenQuestions()
  const rounds = [...useRows('rounds').values()].filter(({ state }) => state === 'open').length
  return (
    <section className={styles['what']} aria-labelledby="series-what">
      <h3 id="series-what">{t('series.what')}</h3>
      <ul>
        <li>{t('series.what.notes')}</li>
        {step && <li>{t('series.what.step', { title: read(step.title).text })}</li>}
        <li>{t('series.what.begin')}</li>
        {kept > 0 && <li>{t('series.what.kept', { count: kept })}</li>}
        {waiting > 0 && <li>{t('series.what.waiting', { count: waiting })}</li>}
        {questions.count > 0 && (
          <li>
            {t('question.carried', { count: questions.count })}
            <QuestionList questions={questions} />
          </li>
        )}
        {rounds > 0 && <li>{t('series.what.rounds', { count: rounds })}</li>}
        <li>{t('series.what.undo')}</li>
      </ul>
    </section>
  )
}
