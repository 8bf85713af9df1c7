import { useId, useState } from 'react'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { addTime, pauseTimer, resumeTimer, startTimer, stopTimer } from '#shared/domain/commands/timing.ts'
import { TimerNow } from './TimerNow.tsx'
import styles from './timer.module.css'

const MINUTE_MS = 60_000
const FIRST_MINUTES = 5

/** Starts, stops and lengthens the clock of the step; begins with the minutes that were planned for it. */
export function TimerControls() {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { session } = useBoard()
  const run = useRow('run', 'board')
  const planned = useRow('steps', run?.step ?? 'none')?.rules.minutes
  const [typed, setTyped] = useState<number>()
  const minutes = typed ?? (planned || FIRST_MINUTES)
  const timer = run?.timer
  const id = useId()
  const now = () => ({ nowMs: session.serverNow() })
  return (
    <section className={styles['controls']} aria-label={t('timer.controls')}>
      <TimerNow />
      {timer ? (
        <div className={styles['acts']}>
          {timer.state === 'running' ? (
            <Button onClick={() => act(pauseTimer(session.view, actor, now()))}>{t('timer.pause')}</Button>
          ) : (
            <Button onClick={() => act(resumeTimer(session.view, actor, now()))}>{t('timer.resume')}</Button>
          )}
          <Button
            onClick={() => {
              if (act(addTime(session.view, actor, { moreMs: MINUTE_MS, ...now() }))) announcer.say(t('timer.added'))
            }}
          >
            {t('timer.more')}
          </Button>
          <Button look="quiet" onClick={() => act(stopTimer(session.view, actor))}>
            {t('timer.stop')}
          </Button>
        </div>
      ) : (
        <form
          className={styles['acts']}
          onSubmit={event => {
            event.preventDefault()
            if (act(startTimer(actor, { totalMs: minutes * MINUTE_MS, ...now() })))
              announcer.say(t('timer.started', { count: minutes }))
            setTyped(undefined)
          }}
        >
          <label htmlFor={id} className={form['label']}>
            {t('timer.minutes')}
          </label>
          <input
            id={id}
            className={`${form['input']} ${styles['minutes']}`}
            type="number"
            min={0.5}
            max={600}
            step={0.5}
            value={minutes}
            onChange={event => setTyped(Math.min(600, Math.max(0, Number(event.target.value))))}
          />
          <Button type="submit">{t('timer.start')}</Button>
        </form>
      )}
    </section>
  )
}
