import { FollowChoice } from '#client/features/gather/FollowChoice.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import styles from './BoardSettings.module.css'
import { useDevice } from './device.tsx'
import { keptName } from './kept-facts.ts'
import { useBoard } from './use-board.tsx'

/** Who one is on this board, and the way to the commands and their keys. */
export function BoardSettings({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { texts } = useDevice()
  const { session, screen } = useBoard()
  const { board, role } = session.facts
  const name = keptName(texts, board)
  return (
    <>
      <dl className={styles['who']}>
        <div>
          <dt>{t('settings.role')}</dt>
          <dd>{t(`role.${role}`)}</dd>
        </div>
        {name && (
          <div>
            <dt>{t('settings.name')}</dt>
            <dd>{name}</dd>
          </div>
        )}
      </dl>
      {role !== 'facilitator' && <FollowChoice />}
      <div className={styles['acts']}>
        <Button
          onClick={() => {
            onClose()
            screen.dialog.set({ kind: 'commands' })
          }}
        >
          <Icon name="command" />
          {t('settings.keys')}
        </Button>
        <Button
          onClick={() => {
            onClose()
            screen.dialog.set({ kind: 'hearing' })
          }}
        >
          <Icon name="sound" />
          {t('hearing.open')}
        </Button>
      </div>
    </>
  )
}
