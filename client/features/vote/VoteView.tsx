import { useBoard, useFramework } from '#client/app/use-board.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Empty } from '#client/ui/Empty.tsx'
import type { RoundId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { RoundCard } from './RoundCard.tsx'
import { RoundForm } from './RoundForm.tsx'
import styles from './vote.module.css'

/** Votes and ratings: the open ones first, then what is planned, then what was counted, newest first. */
export function VoteView() {
  const t = useT()
  const { role } = useBoard().session.facts
  const framework = useFramework()
  const rounds = useRows('rounds')
  const results = useRows('results')
  const ids = orderedIds<RoundId>(rounds)
  const stateOf = (id: RoundId) => (results.has(id) ? 'closed' : (rounds.get(id)?.state ?? 'planned'))
  const isFacilitator = role === 'facilitator'
  const shown = [
    ...ids.filter(id => stateOf(id) === 'open'),
    ...ids.filter(id => isFacilitator && stateOf(id) === 'planned'),
    ...ids.filter(id => stateOf(id) === 'closed').reverse(),
  ]
  return (
    <div className={styles['page']}>
      <h2>{t('vote.title')}</h2>
      {shown.length === 0 && (
        <Empty icon="check">
          <p>{t(isFacilitator ? 'vote.noneFacilitator' : role === 'viewer' ? 'vote.noneViewer' : 'vote.none')}</p>
        </Empty>
      )}
      {shown.map(id => (
        <RoundCard key={id} id={id} />
      ))}
      {isFacilitator && framework !== undefined && <RoundForm key={framework} framework={framework} />}
    </div>
  )
}
