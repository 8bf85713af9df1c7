import { useId, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { newId } from '#client/app/new-id.ts'
import { whatPeopleDo } from '#client/app/what-people-do.ts'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useStepIds } from '#client/hooks/use-step-ids.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { Icon } from '#client/ui/Icon.tsx'
import { addStep, duplicateStep, moveStep, removeStep } from '#shared/domain/commands/steps.ts'
import type { PromptId, StepId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import type { StepRules } from '#shared/domain/tables.ts'
import { STEP_STARTS, stepRules } from '#shared/template/step-starts.ts'
import { missingInAny } from './missing-texts.ts'
import { OrderChooser } from './OrderChooser.tsx'
import rows from './rows.module.css'
import { type Removal, SetupRow } from './SetupRow.tsx'
import { Sortable } from './Sortable.tsx'
import { STEP_KINDS, StepFields } from './StepFields.tsx'
import styles from './setup.module.css'
import { useSetup } from './use-setup.ts'

/** The running order: what people do, in which order, and for how long. */
export function StepsPanel() {
  const t = useT()
  const id = useId()
  const read = useRead()
  const { view, actor, act } = useSetup()
  const steps = useRows('steps')
  const [open, setOpen] = useState<StepId>()
  const [kind, setKind] = useState<StepRules['kind']>('write')
  const ids = useStepIds()
  const total = ids.reduce((sum, each) => sum + (steps.get(each)?.rules.minutes ?? 0), 0)

  function add(): void {
    const step = newId<'step'>()
    const prompts = orderedIds<PromptId>(view.rows('prompts')).filter(each => !view.row('prompts', each)?.retired)
    const { title } = STEP_STARTS[kind]
    if (!act(addStep(view, actor, { id: step, title, rules: stepRules(kind, prompts) }))) return
    setOpen(step)
    announcer.say(t('setup.added', { title: read(title).text }))
  }

  return (
    <section className={styles['panel']} aria-labelledby="setup-steps">
      <div className={styles['panelHead']}>
        <h3 id="setup-steps">{t('setup.stepsTitle')}</h3>
        <p className={styles['soft']}>{t('setup.stepsTotal', { count: total })}</p>
      </div>
      <p className={styles['prose']}>{ids.length > 0 ? t('setup.stepsHint') : t('setup.stepsNone')}</p>
      <Sortable
        label={t('setup.stepsTitle')}
        ids={ids}
        titleOf={each => read(steps.get(each)?.title).text}
        onMove={(step, index) => act(moveStep(view, actor, { step, index }))}
      >
        {(each, index) => (
          <StepRow
            id={each}
            number={index + 1}
            isOpen={each === open}
            onToggle={() => setOpen(each === open ? undefined : each)}
            onCopied={setOpen}
          />
        )}
      </Sortable>
      <form
        className={rows['add']}
        onSubmit={event => {
          event.preventDefault()
          add()
        }}
      >
        <div className={rows['addName']}>
          <label className={form['label']} htmlFor={id}>
            {t('setup.step.new')}
          </label>
          <select
            id={id}
            className={form['input']}
            value={kind}
            onChange={event => setKind(event.target.value as StepRules['kind'])}
          >
            {STEP_KINDS.map(each => (
              <option key={each} value={each}>
                {t(`setup.kind.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <Button type="submit">
          <Icon name="plus" />
          {t('setup.add')}
        </Button>
      </form>
      <OrderChooser />
    </section>
  )
}

interface StepRowProps {
  readonly id: StepId
  readonly number: number
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onCopied: (copy: StepId) => void
}

function StepRow({ id, number, isOpen, onToggle, onCopied }: StepRowProps) {
  const t = useT()
  const read = useRead()
  const { view, actor, act, languages } = useSetup()
  const row = useRow('steps', id)
  const isNow = useRow('run', 'board')?.step === id
  if (!row) return null
  const { title, rules, talk } = row
  const said = read(title)
  function removalOf(): Removal {
    const plan = removeStep(view, actor, id)
    if (!plan.accepted)
      return { way: 'never', words: plan.reason === 'in-use' ? t('setup.step.promised') : t(`refusal.${plan.reason}`) }
    return isNow ? { way: 'ask', words: t('setup.step.ask') } : { way: 'at-once' }
  }
  return (
    <SetupRow
      title={said}
      mark={<span className={styles['number']}>{number}</span>}
      facts={
        <>
          <span>{t(`step.kind.${whatPeopleDo(rules)}`)}</span>
          <span>{t('run.minutes', { count: rules.minutes })}</span>
          {isNow && <span className={styles['mark']}>{t('run.now')}</span>}
        </>
      }
      missing={missingInAny([title, talk], languages)}
      acts={
        <Button
          look="quiet"
          isIcon
          aria-label={t('setup.copy', { title: said.text })}
          onClick={() => {
            const copy = newId<'step'>()
            if (!act(duplicateStep(view, actor, { step: id, id: copy }))) return
            onCopied(copy)
            announcer.say(t('setup.copied', { title: said.text }))
          }}
        >
          <Icon name="copy" />
        </Button>
      }
      isOpen={isOpen}
      onToggle={onToggle}
      removalOf={removalOf}
      onRemove={() => act(removeStep(view, actor, id))}
    >
      <StepFields id={id} />
    </SetupRow>
  )
}
