import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import form from '#client/ui/form.module.css'
import { editStep } from '#shared/domain/commands/steps.ts'

const MODES = ['open', 'private', 'moderated'] as const

/** How notes of the running writing step become visible. What people wrote under a promise of privacy keeps it. */
export function WritingMode() {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const running = useRow('run', 'board')?.step
  const step = useRow('steps', running ?? 'none')
  if (running === undefined || step?.rules.kind !== 'write') return null
  return (
    <fieldset className={form['choices']}>
      <legend className={form['label']}>{t('run.mode')}</legend>
      {MODES.map(mode => (
        <label key={mode} className={form['choice']}>
          <input
            type="radio"
            name="mode"
            checked={step.rules.mode === mode}
            onChange={() => act(editStep(view, actor, { step: running, rules: { ...step.rules, mode } }))}
          />
          <span>{t(`run.mode.${mode}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}
