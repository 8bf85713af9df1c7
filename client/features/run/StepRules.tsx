import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Radios } from '#client/ui/Radios.tsx'
import { editStep } from '#shared/domain/commands/steps.ts'
import type { StepRules as Rules } from '#shared/domain/tables.ts'

const MODES = ['open', 'private', 'moderated'] as const
const WHO = ['facilitators', 'groups', 'everyone'] as const

/**
 * What of the running step's rules can be changed while it runs: how notes become visible, where it is a writing step,
 * and who may move notes. What people wrote under a promise of privacy keeps it.
 */
export function StepRules() {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { view } = useBoard().session
  const running = useRow('run', 'board')?.step
  const rules = useRow('steps', running ?? 'none')?.rules
  if (running === undefined || !rules) return null
  const change = (changed: Partial<Rules>) =>
    act(editStep(view, actor, { step: running, rules: { ...rules, ...changed } }))
  return (
    <>
      {rules.kind === 'write' && (
        <Radios
          label={t('run.mode')}
          options={MODES.map(mode => ({ value: mode, label: t(`run.mode.${mode}`) }))}
          value={rules.mode}
          onChoose={mode => change({ mode })}
        />
      )}
      <Radios
        label={t('run.arrange')}
        options={WHO.map(who => ({ value: who, label: t(`run.arrange.${who}`) }))}
        value={rules.arrange}
        onChoose={arrange => change({ arrange })}
      />
    </>
  )
}
