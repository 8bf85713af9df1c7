import { useT } from '#client/i18n/Language.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import styles from './PeopleCount.module.css'
import { useBoard } from './use-board.tsx'

/** How many are on the board just now, oneself among them. */
export function PeopleCount() {
  const t = useT()
  const { peers } = useBoard().session
  const count = usePicked(peers, list => list.length) + 1
  return (
    <p className={styles['people']}>
      <Icon name="people" />
      {t('board.people', { count })}
    </p>
  )
}
