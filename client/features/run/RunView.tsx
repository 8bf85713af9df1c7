import { GatherPanel } from '#client/features/gather/GatherPanel.tsx'
import { GroupsPanel } from '#client/features/groups/GroupsPanel.tsx'
import { Rewind } from '#client/features/rewind/Rewind.tsx'
import { TimerControls } from '#client/features/timer/TimerControls.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { NextWorkshop } from './NextWorkshop.tsx'
import { RunningOrder } from './RunningOrder.tsx'
import styles from './RunView.module.css'
import { StepNow } from './StepNow.tsx'
import { StepRules } from './StepRules.tsx'
import { WaitingNotes } from './WaitingNotes.tsx'
import { WorkshopChoice } from './WorkshopChoice.tsx'
import { WritingProgress } from './WritingProgress.tsx'

/** The facilitator's desk: where the workshop is, what comes next, who is here, what waits. */
export function RunView() {
  const t = useT()
  return (
    <div className={styles['run']}>
      <h2 className={styles['heading']}>{t('run.title')}</h2>
      <div className={styles['side']}>
        <StepNow />
        <TimerControls />
        <WaitingNotes />
        <WritingProgress />
        <GroupsPanel />
        <GatherPanel />
        <section className={styles['panel']} aria-labelledby="run-settings">
          <h3 id="run-settings">{t('run.settings')}</h3>
          <WorkshopChoice />
          <div>
            <NextWorkshop />
          </div>
          <StepRules />
          <Rewind />
        </section>
      </div>
      <RunningOrder />
    </div>
  )
}
