import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { AppLink } from './AppLink.tsx'
import { Local } from './Local.tsx'
import { type BoardViewName, boardPath } from './router.ts'
import styles from './StepBanner.module.css'
import { useBoard } from './use-board.tsx'
import { whatPeopleDoNow } from './what-people-do.ts'

/** Where the workshop is and what to do now, in one line. */
export function StepBanner({ view }: { readonly view: BoardViewName }) {
  const t = useT()
  const { board, role } = useBoard().session.facts
  const run = useRow('run', 'board')
  const step = useRow('steps', run?.step ?? 'none')
  const isRevealed = useRow('progress', run?.step ?? 'none')?.revealed === true
  const workshop = useRow('workshops', run?.workshop ?? 'none')
  const mayWriteNow = step?.rules.kind === 'write' && role !== 'viewer'
  return (
    <section className={styles['banner']} aria-label={t('step.label')}>
      <p>
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
      {mayWriteNow && view !== 'write' && role === 'participant' && (
        <AppLink href={boardPath(board, 'write')}>{t('step.goWrite')}</AppLink>
      )}
      {workshop && (
        <p className={styles['workshop']}>
          <Local text={workshop.title} />
        </p>
      )}
    </section>
  )
}
