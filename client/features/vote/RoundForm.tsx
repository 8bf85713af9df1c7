import { useId, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { newId } from '#client/app/new-id.ts'
import { useAct, useActor, useBoard, useBoardLanguage } from '#client/app/use-board.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { Radios } from '#client/ui/Radios.tsx'
import { addRound, openRound } from '#shared/domain/commands/voting.ts'
import type { FrameworkId, RoundId, StepId } from '#shared/domain/ids.ts'
import { DOTS_MAX } from '#shared/domain/limits.ts'
import { orderedIds } from '#shared/domain/placing.ts'
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
      <div className={form['field']}>
        <label className={form['label']} htmlFor={`${id}-title`}>
          {t('vote.form.title')}
        </label>
        <input
          id={`${id}-title`}
          className={form['input']}
          value={title}
          onChange={event => setTyped(event.target.value)}
        />
      </div>
      {kind === 'dots' ? (
        <div className={styles['row']}>
          <Choice id={`${id}-on`} label={t('vote.form.on')} value={on} onChange={value => setOn(value as typeof on)}>
            <option value="clusters">{t('vote.form.clusters')}</option>
            <option value="notes">{t('vote.form.notes')}</option>
          </Choice>
          <NumberField id={`${id}-dots`} label={t('vote.form.count')} value={dots} onChange={setDots} />
          <NumberField id={`${id}-most`} label={t('vote.form.most')} value={perTarget} onChange={setPerTarget} />
        </div>
      ) : (
        <div className={styles['row']}>
          <Choice
            id={`${id}-targets`}
            label={t('vote.form.targets')}
            value={String(chosen)}
            onChange={value => setChosen(Number(value))}
          >
            {choices.map((choice, at) => (
              <option key={choice.words} value={at}>
                {choice.words}
              </option>
            ))}
          </Choice>
          <TextField id={`${id}-y`} label={t('vote.form.y')} value={y} onChange={setY} />
          <TextField id={`${id}-x`} label={t('vote.form.x')} value={x} onChange={setX} />
        </div>
      )}
      <div className={styles['row']}>
        <Choice id={`${id}-step`} label={t('vote.form.step')} value={step} onChange={setStep}>
          <option value="">{t('vote.form.byHand')}</option>
          {orderedIds<StepId>(steps).map(each => (
            <option key={each} value={each}>
              {read(steps.get(each)?.title).text}
            </option>
          ))}
        </Choice>
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
  readonly id: string
  readonly label: string
  readonly value: V
  readonly onChange: (value: V) => void
}

function Choice({ id, label, value, onChange, children }: FieldProps<string> & { readonly children: React.ReactNode }) {
  return (
    <div className={form['field']}>
      <label className={form['label']} htmlFor={id}>
        {label}
      </label>
      <select id={id} className={form['input']} value={value} onChange={event => onChange(event.target.value)}>
        {children}
      </select>
    </div>
  )
}

function TextField({ id, label, value, onChange }: FieldProps<string>) {
  return (
    <div className={form['field']}>
      <label className={form['label']} htmlFor={id}>
        {label}
      </label>
      <input id={id} className={form['input']} value={value} onChange={event => onChange(event.target.value)} />
    </div>
  )
}

function NumberField({ id, label, value, onChange }: FieldProps<number>) {
  return (
    <div className={form['field']}>
      <label className={form['label']} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={form['input']}
        type="number"
        min={1}
        max={DOTS_MAX}
        value={value}
        onChange={event => onChange(Math.min(DOTS_MAX, Math.max(1, Math.round(Number(event.target.value)) || 1)))}
      />
    </div>
  )
}
