import { useT } from '#client/i18n/Language.tsx'
import { CodePanel } from './CodePanel.tsx'
import { DeleteBoard } from './DeleteBoard.tsx'
import { RoleLinks } from './RoleLinks.tsx'
import styles from './ShareView.module.css'
import { useLinks } from './use-links.ts'

const ROLES = ['participant', 'viewer', 'facilitator'] as const

/** How people come in: the spoken code, and links by role. Facilitators only. */
export function ShareView() {
  const t = useT()
  const links = useLinks()
  return (
    <div className={styles['share']}>
      <CodePanel links={links} />
      <section className={styles['panel']} aria-labelledby="share-links">
        <h2 id="share-links">{t('share.linksTitle')}</h2>
        <p className={styles['soft']}>{t('share.linksHint')}</p>
        {ROLES.map(role => (
          <RoleLinks key={role} role={role} links={links} />
        ))}
      </section>
      <DeleteBoard />
    </div>
  )
}
