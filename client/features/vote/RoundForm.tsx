import { useId, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { newId } from '#client/app/new-id.ts'
import { useAct, useActor, useBoard, useBoardLanguage } from '#client/app/use-board.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useStepIds } from '#client/hooks/use-step-ids.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { ChoiceField } from '#client/ui/ChoiceField.tsx'
import form from '#client/ui/form.module.css'
import { Radios } from '#client/ui/Radios.tsx'
import { addRound, openRound } from '#shared/domain/commands/voting.ts'
import type { FrameworkId, RoundId, StepId } from '#shared/domain/ids.ts'
import { DOTS_MAX } from '#shared/domain/limits.ts'
import type { RoundRules } from '#shared/domain/tables.ts'
import { useRatedTargets } from './use-rated-targets.ts'
import styles from './vote.module.css'

/** Makes a vote on the framework that is before the facilitator. */
export function RoundForm({ framework }: { readonly framework: FrameworkId }) {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const read = useRead()
  const language = useBoardLanguage()
  const { view } = useBoard().session
  const steps = useRows('steps')
  const stepIds = useStepIds()
  const id = useId()
  const [kind, setKind] = useState<RoundRules['kind']>('dots')
  const [typed, setTyped] = useState<string>()
  const [on, setOn] = useState<RoundRules['on']>('clusters')
  const [dots, setDots] = useState(5)
  const [perTarget, setPerTarget] = useState(3)
  const [x, setX] = useState(t('vote.default.effort'))
  const [y, setY] = useState(t('vote.default.impact'))
  const [step, setStep] = useState('')
  const [isTimed, setTimed] = useState(false)
  const choices = useRatedTargets(framework)
  const [chosen, setChosen] = useState(0)
  const title = typed ?? t(`vote.default.${kind}`)

  function make(opens: boolean): void {
    const round = newId<'round'>() as RoundId
    const timed = isTimed ? ({ timed: true } as const) : {}
    const rules: RoundRules =
      kind === 'dots'
        ? { kind, framework, on, dots, perTarget: Math.min(perTarget, dots), ...timed }
        : {
            kind,
            framework,
            on: choices[chosen]?.on ?? 'clusters',
            x: { [language]: x },
            y: { [language]: y },
            targets: [...(choices[chosen]?.targets ?? [])],
            ...timed,
          }
    const added = addRound(view, actor, {
      id: round,
      title: { [language]: title },
      rules,
      ...(step !== '' && { step: step as StepId }),
    })
    if (!act(added)) return
    setTyped(undefined)
    if (opens && act(openRound(view, actor, round))) announcer.say(t('vote.opened', { title }))
    document.getElementById(`round-${round}`)?.focus()
  }

  return (
    <form
      className={styles['form']}
      aria-labelledby={`${id}-new`}
      onSubmit={event => {
        event.preventDefault()
        make(true)
      }}
    >
      <div>
        <h3 id={`${id}-new`}>{t('vote.new')}</h3>
        <p className={styles['soft']}>
          {t('vote.form.about', { framework: read(view.row('frameworks', framework)?.title).text })}
        </p>
      </div>
      <Radios
        label={t('vote.form.kind')}
        value={kind}
        onChoose={setKind}
        options={[
          { value: 'dots', label: `${t('vote.form.dots')}: ${t('vote.form.dotsHint')}` },
          { value: 'axes', label: `${t('vote.form.axes')}: ${t('vote.form.axesHint')}` },
        ]}
      />
      <TextField label={t('vote.form.title')} value={title} onChange={setTyped} />
      {kind === 'dots' ? (
        <div className={styles['row']}>
          <ChoiceField label={t('vote.form.on')} value={on} onChoose={value => setOn(value as typeof on)}>
            <option value="clusters">{t('vote.form.clusters')}</option>
            <option value="notes">{t('vote.form.notes')}</option>
          </ChoiceField>
          <NumberField label={t('vote.form.count')} value={dots} onChange={setDots} />
          <NumberField label={t('vote.form.most')} value={perTarget} onChange={setPerTarget} />
        </div>
      ) : (
        <div className={styles['row']}>
          <ChoiceField label={t('vote.form.targets')} value={chosen} onChoose={value => setChosen(Number(value))}>
            {choices.map((choice, at) => (
              <option key={choice.words} value={at}>
                {choice.words}
              </option>
            ))}
          </ChoiceField>
          <TextField label={t('vote.form.y')} value={y} onChange={setY} />
          <TextField label={t('vote.form.x')} value={x} onChange={setX} />
        </div>
      )}
      <div className={styles['row']}>
        <ChoiceField label={t('vote.form.step')} value={step} onChoose={setStep}>
          <option value="">{t('vote.form.byHand')}</option>
          {stepIds.map(each => (
            <option key={each} value={each}>
              {read(steps.get(each)?.title).text}
            </option>
          ))}
        </ChoiceField>
        <label className={styles['check']}>
          <input type="checkbox" checked={isTimed} onChange={event => setTimed(event.target.checked)} />
          {t('vote.form.timed')}
        </label>
      </div>
      <div className={styles['acts']}>
        <Button type="submit" look="primary">
          {t('vote.form.makeOpen')}
        </Button>
        <Button onClick={() => make(false)}>{t('vote.form.make')}</Button>
      </div>
    </form>
  )
}

interface FieldProps<V> {
  readonly label: string
  readonly value: V
  readonly onChange: (value: V) => void
}

function TextField({ label, value, onChange }: FieldProps<string>) {
  return (
    <label className={form['field']}>
      <span className={form['label']}>{label}</span>
      <input className={form['input']} value={value} onChange={event => onChange(event.target.value)} />
    </label>
  )
}

function NumberField({ label, value, onChange }: FieldProps<number>) {
  return (
    <label className={form['field']}>
      <span className={form['label']}>{label}</span>
      <input
        className={form['input']}
        type="number"
        min={1}
        max={DOTS_MAX}
        value={value}
        onChange={event => onChange(Math.min(DOTS_MAX, Math.max(1, Math.round(Number(event.target.value)) || 1)))}
      />
    </label>
  )
}
