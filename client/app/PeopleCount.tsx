import { usePeers } from '#client/hooks/use-board-state.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import styles from './PeopleCount.module.css'

/** How many are on the board just now, oneself among them. */
export function PeopleCount() {
  const t = useT()
  const count = usePeers().length + 1
  return (
    <p className={styles['people']}>
      <Icon name="people" />
      {t('board.people', { count })}
    </p>
  )
}
