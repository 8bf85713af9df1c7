import { Local, useRead } from '#client/app/Local.tsx'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { whatPeopleDo } from '#client/app/what-people-do.ts'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useStepIds } from '#client/hooks/use-step-ids.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Empty } from '#client/ui/Empty.tsx'
import { startStep } from '#shared/domain/commands/running.ts'
import type { StepId } from '#shared/domain/ids.ts'
import styles from './RunView.module.css'

/** All steps with their minutes; any of them can be gone to, in any order. */
export function RunningOrder() {
  const t = useT()
  const steps = useRows('steps')
  const ids = useStepIds()
  const total = ids.reduce((sum, id) => sum + (steps.get(id)?.rules.minutes ?? 0), 0)
  return (
    <section className={styles['panel']} aria-labelledby="run-order">
      <h3 id="run-order">
        {t('run.order')} <span className={styles['soft']}>{t('run.minutes', { count: total })}</span>
      </h3>
      {ids.length === 0 && (
        <Empty icon="clock" title={t('run.noSteps')}>
          <p>{t('run.noStepsHint')}</p>
        </Empty>
      )}
      <ol className={styles['order']}>
        {ids.map((id, index) => (
          <StepRow key={id} id={id} number={index + 1} />
        ))}
      </ol>
    </section>
  )
}

function StepRow({ id, number }: { readonly id: StepId; readonly number: number }) {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const step = useRow('steps', id)
  const progress = useRow('progress', id)
  const isNow = useRow('run', 'board')?.step === id
  if (!step) return null
  const { kind, mode, minutes } = step.rules
  const title = read(step.title).text
  return (
    <li className={styles['step']} aria-current={isNow ? 'step' : undefined}>
      <span className={styles['number']} aria-hidden="true">
        {number}
      </span>
      <div className={styles['what']}>
        <h4>
          <Local text={step.title} />
        </h4>
        <p className={styles['soft']}>
          {t(`step.kind.${whatPeopleDo({ kind, mode })}`)} · {t('run.minutes', { count: minutes })}
          {progress?.revealed && ` · ${t('run.isRevealed')}`}
        </p>
      </div>
      {isNow ? (
        <strong className={styles['mark']}>{t('run.now')}</strong>
      ) : (
        <Button
          look="quiet"
          className={styles['go']}
          aria-label={t(progress?.began ? 'run.againThis' : 'run.startThis', { title })}
          onClick={() => act(startStep(view, actor, id))}
        >
          {progress?.began ? t('run.again') : t('run.start')}
        </Button>
      )}
    </li>
  )
}
