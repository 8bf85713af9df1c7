import { AppLink } from '#client/app/AppLink.tsx'
import { boardPath } from '#client/app/router.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button, buttonClass } from '#client/ui/Button.tsx'
import { CopyField } from '#client/ui/CopyField.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { QrCode } from '#client/ui/QrCode.tsx'
import type { CreateBoardAnswer } from '#shared/protocol/api.ts'
import styles from './studio.module.css'

const ROLES = ['participant', 'facilitator', 'viewer'] as const

/** The new board's ways in. Keys are said this once, so the page says so too. */
export function BoardMade({ made, onAnother }: { readonly made: CreateBoardAnswer; readonly onAnother: () => void }) {
  const t = useT()
  return (
    <>
      <section className={styles['panel']} aria-labelledby="made-links">
        <h2 id="made-links">{t('studio.linksTitle')}</h2>
        <p className={styles['notice']}>{t('studio.linksOnce')}</p>
        {ROLES.map(role => (
          <CopyField
            key={role}
            label={t(`studio.link.${role}`)}
            hint={t(`studio.linkHint.${role}`)}
            value={location.origin + made.links[role]}
          />
        ))}
      </section>
      <section className={styles['panel']} aria-labelledby="made-code">
        <h2 id="made-code">{t('studio.codeTitle')}</h2>
        <div className={styles['door']}>
          <div className={styles['spoken']}>
            <p>{t('share.codeHow', { address: `${location.host}/join` })}</p>
            <p className={styles['code']}>{made.code}</p>
          </div>
          <QrCode text={location.origin + made.links.participant} label={t('share.qrLink')} />
        </div>
      </section>
      <div className={styles['acts']}>
        <AppLink className={buttonClass('primary')} href={boardPath(made.board)}>
          {t('studio.openBoard')}
        </AppLink>
        <AppLink className={buttonClass('plain')} href={boardPath(made.board, 'setup')}>
          <Icon name="setup" />
          {t('studio.setUp')}
        </AppLink>
        <Button onClick={onAnother}>{t('studio.another')}</Button>
      </div>
    </>
  )
}
