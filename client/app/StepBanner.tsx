import { useId, useState } from 'react'
import { TimerNow } from '#client/features/timer/TimerNow.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { StepRules } from '#shared/domain/tables.ts'
import { AppLink } from './AppLink.tsx'
import { Local } from './Local.tsx'
import { type BoardViewName, boardPath } from './router.ts'
import styles from './StepBanner.module.css'
import { useBoard } from './use-board.tsx'
import { whatPeopleDoNow } from './what-people-do.ts'

/** Where the workshop is and what to do now: one line, on a phone one that opens, and the way to where it is done. */
export function StepBanner({ view }: { readonly view: BoardViewName | undefined }) {
  const t = useT()
  const { board, role } = useBoard().session.facts
  const run = useRow('run', 'board')
  const step = useRow('steps', run?.step ?? 'none')
  const isRevealed = useRow('progress', run?.step ?? 'none')?.revealed === true
  const workshop = useRow('workshops', run?.workshop ?? 'none')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const way = role === 'participant' && step ? wayTo(step.rules.kind, view) : undefined
  return (
    <section
      id="step"
      tabIndex={-1}
      className={styles['banner']}
      aria-label={t('step.label')}
      data-open={isOpen || undefined}
    >
      <p id={id} className={styles['words']}>
        {step ? (
          <>
            <strong>
              {t('step.now')} <Local text={step.title} />
            </strong>{' '}
            <span>{t(role === 'viewer' ? 'step.viewer' : `step.do.${whatPeopleDoNow(step.rules, isRevealed)}`)}</span>
          </>
        ) : (
          t('step.none')
        )}
      </p>
      {way && (
        <AppLink className={styles['way']} href={boardPath(board, way.to)}>
          {t(way.words)}
        </AppLink>
      )}
      <TimerNow />
      {workshop && (
        <p className={styles['workshop']}>
          <Local text={workshop.title} />
        </p>
      )}
      <Button
        look="quiet"
        isIcon
        className={styles['opener']}
        aria-label={t(isOpen ? 'step.close' : 'step.open')}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'up' : 'open'} />
      </Button>
    </section>
  )
}

/** Where what the step asks for is done, if that is not where one is. */
function wayTo(kind: StepRules['kind'], view: BoardViewName | undefined) {
  if (kind === 'write') return view === 'write' ? undefined : ({ to: 'write', words: 'step.goWrite' } as const)
  if (kind === 'vote' || kind === 'rate') {
    return view === 'vote' ? undefined : ({ to: 'vote', words: 'step.goVote' } as const)
  }
  if (view !== 'write') return undefined
  if (kind === 'arrange' || kind === 'discuss') return { to: 'canvas', words: 'step.goCanvas' } as const
  return kind === 'close' ? ({ to: 'results', words: 'step.goResults' } as const) : undefined
}
