import { useT } from '#client/i18n/Language.tsx'
import { Hidden } from '#client/ui/Hidden.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import styles from './timer.module.css'
import { useTimer } from './use-timer.ts'

/** The time that is left, for everybody. It is not read aloud by itself: the calls are. */
export function TimerNow() {
  const t = useT()
  const at = useTimer()
  if (!at) return null
  const { timer, leftSeconds } = at
  const [minutes, seconds] = [Math.floor(leftSeconds / 60), leftSeconds % 60]
  const isOver = leftSeconds === 0
  return (
    <div
      role="timer"
      aria-label={t('timer.label')}
      className={styles['now']}
      data-near={leftSeconds <= 60 || undefined}
    >
      <Icon name="clock" />
      <span aria-hidden="true" className={styles['digits']}>
        {minutes}:{String(seconds).padStart(2, '0')}
      </span>
      <Hidden>{isOver ? t('timer.over') : t('timer.left', { minutes, seconds })}</Hidden>
      {isOver && <span aria-hidden="true">{t('timer.over')}</span>}
      {timer.state === 'paused' && <span>{t('timer.paused')}</span>}
    </div>
  )
}
