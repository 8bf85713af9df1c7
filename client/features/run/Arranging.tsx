import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import form from '#client/ui/form.module.css'
import { editStep } from '#shared/domain/commands/steps.ts'

const WHO = ['facilitators', 'everyone'] as const

/** Who may move notes while the running step lasts. */
export function Arranging() {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const running = useRow('run', 'board')?.step
  const step = useRow('steps', running ?? 'none')
  if (running === undefined || !step) return null
  return (
    <fieldset className={form['choices']}>
      <legend className={form['label']}>{t('run.arrange')}</legend>
      {WHO.map(who => (
        <label key={who} className={form['choice']}>
          <input
            type="radio"
            name="arrange"
            checked={step.rules.arrange === who}
            onChange={() => act(editStep(view, actor, { step: running, rules: { ...step.rules, arrange: who } }))}
          />
          <span>{t(`run.arrange.${who}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
