import { useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { CopyField } from '#client/ui/CopyField.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { QrCode } from '#client/ui/QrCode.tsx'
import type { Role } from '#shared/protocol/api.ts'
import { LinkRow } from './LinkRow.tsx'
import { OnScreen } from './OnScreen.tsx'
import styles from './ShareView.module.css'
import type { LinksAtWork } from './use-links.ts'

/** The links of one role: what whoever has one may do, a new one to copy, and an end to each. */
export function RoleLinks({ role, links }: { readonly role: Role; readonly links: LinksAtWork }) {
  const t = useT()
  const { session } = useBoard()
  const title = useRead()(useRow('about', 'board')?.title ?? session.facts.title).text
  const [isShown, setShown] = useState(false)
  const { state, doing, made, add, renew, revoke } = links
  const those = state?.links.filter(link => link.role === role) ?? []
  const open = those.filter(({ revoked }) => !revoked)
  const closed = those.filter(({ revoked }) => revoked)
  const address = made?.role === role ? location.origin + made.link : undefined
  const rows = (list: typeof those) => (
    <ul className={styles['links']}>
      {list.map(link => (
        <LinkRow
          key={link.id}
          link={link}
          isBusy={doing}
          onRenew={() => void renew(link.id)}
          onRevoke={() => void revoke(link.id)}
        />
      ))}
    </ul>
  )
  return (
    <section className={styles['role']} aria-labelledby={`share-${role}`}>
      <div className={styles['roleHead']}>
        <div className={styles['means']}>
          <h3 id={`share-${role}`}>{t(`share.roleTitle.${role}`)}</h3>
          <p>{t(`share.roleMeans.${role}`)}</p>
        </div>
        <Button look={role === 'participant' ? 'primary' : 'plain'} disabled={doing} onClick={() => void add(role)}>
          <Icon name="plus" />
          {t(`share.makeFor.${role}`)}
        </Button>
      </div>
      {address !== undefined && (
        <div className={styles['made']}>
          <div className={styles['spoken']}>
            <CopyField label={t(`share.newLink.${role}`)} hint={t('share.linkOnce')} value={address} />
            {role !== 'facilitator' && (
              <div className={styles['acts']}>
                <Button onClick={() => setShown(true)}>{t('share.onScreenLink')}</Button>
              </div>
            )}
          </div>
          <QrCode text={address} label={t('share.qrLink')} />
        </div>
      )}
      {state && (
        <p className={styles['soft']}>
          {open.length === 0 ? t('share.noLinks') : t('share.openLinks', { count: open.length })}
        </p>
      )}
      {open.length > 0 && rows(open)}
      {closed.length > 0 && (
        <details>
          <summary>{t('share.closedLinks', { count: closed.length })}</summary>
          {rows(closed)}
        </details>
      )}
      {isShown && address !== undefined && (
        <OnScreen board={title} code={undefined} address={address} onClose={() => setShown(false)} />
      )}
    </section>
  )
}
