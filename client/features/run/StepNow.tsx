import { useRef } from 'react'
import { Local } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { whatPeopleDoNow } from '#client/app/what-people-do.ts'
import { QuestionList } from '#client/features/notes/QuestionList.tsx'
import { useOpenQuestions } from '#client/features/notes/use-open-questions.ts'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useStepIds } from '#client/hooks/use-step-ids.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { nextStep, previousStep, reveal } from '#shared/domain/commands/running.ts'
import type { StepId } from '#shared/domain/ids.ts'
import { earlierWorkshop } from '#shared/domain/series.ts'
import { NextWorkshop } from './NextWorkshop.tsx'
import styles from './RunView.module.css'

/** The step that runs: what to say, what people may do, and the ways on. */
export function StepNow() {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const running = useRow('run', 'board')?.step
  const step = useRow('steps', running ?? 'none')
  const isRevealed = useRow('progress', running ?? 'none')?.revealed === true
  const steps = useStepIds()
  const index = running === undefined ? -1 : steps.indexOf(running)
  // Then the reveal is what comes next.
  const isHiding = step?.rules.kind === 'write' && step.rules.mode === 'private' && !isRevealed
  return (
    <section className={styles['now']} aria-labelledby="run-now">
      <p className={styles['soft']}>
        {step ? t('run.nowNumber', { number: index + 1, total: steps.length }) : t('run.between')}
      </p>
      <h3 id="run-now">{step ? <Local text={step.title} /> : t('run.noStep')}</h3>
      {step && <p className={styles['kind']}>{t(`step.do.${whatPeopleDoNow(step.rules, isRevealed)}`)}</p>}
      {step?.talk && (
        <p className={styles['talk']}>
          <Local text={step.talk} />
        </p>
      )}
      {!step && <FromLast />}
      {running !== undefined && step?.rules.kind === 'write' && step.rules.mode === 'private' && (
        <Reveal step={running} />
      )}
      <div className={styles['acts']}>
        <Button disabled={index <= 0} onClick={() => act(previousStep(view, actor))}>
          {t('run.previous')}
        </Button>
        <Button
          look={isHiding ? 'plain' : 'primary'}
          disabled={index === steps.length - 1}
          onClick={() => act(nextStep(view, actor))}
        >
          {index < 0 ? t('run.begin') : t('run.next')}
        </Button>
        {index >= 0 && index === steps.length - 1 && <NextWorkshop look={isHiding ? 'plain' : 'primary'} />}
      </div>
    </section>
  )
}

/** Before the first step of the next workshop: what the last one left open. */
function FromLast() {
  const t = useT()
  const questions = useOpenQuestions()
  useRow('run', 'board')
  useRows('workshops')
  const hasEarlier = earlierWorkshop(useBoard().session.view) !== undefined
  if (questions.count === 0 || !hasEarlier) return null
  return (
    <div>
      <h4>{t('question.fromLast')}</h4>
      <QuestionList questions={questions} />
    </div>
  )
}

/** Shows the kept notes to everyone at once; how many there are is all that anybody knows of them before. */
function Reveal({ step }: { readonly step: StepId }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const isRevealed = useRow('progress', step)?.revealed === true
  const kept = useRow('counts', 'all')?.kept ?? 0
  const said = useRef<HTMLParagraphElement>(null)
  return (
    <div className={styles['reveal']}>
      <p ref={said} tabIndex={-1}>
        {isRevealed ? t('run.revealed') : t('run.kept', { count: kept })}
      </p>
      {!isRevealed && (
        <Button
          look="primary"
          onClick={() => {
            // The button goes with what it does, and focus must not.
            said.current?.focus()
            act(reveal(view, actor, step))
          }}
        >
          {t('run.reveal', { count: kept })}
        </Button>
      )}
    </div>
  )
}
