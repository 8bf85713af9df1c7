import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { CopyField } from '#client/ui/CopyField.tsx'
import { Hidden } from '#client/ui/Hidden.tsx'
import { QrCode } from '#client/ui/QrCode.tsx'
import { DeleteBoard } from './DeleteBoard.tsx'
import { LinkRow } from './LinkRow.tsx'
import { NewLinkForm } from './NewLinkForm.tsx'
import styles from './ShareView.module.css'
import { useLinks } from './use-links.ts'

/** How people come in: the spoken code, and links by role. Facilitators only. */
export function ShareView() {
  const t = useT()
  const { language } = useLanguage()
  const { state, made, doing, add, renew, revoke, newCode, closeCode } = useLinks()
  const code = state?.code ?? undefined
  return (
    <div className={styles['share']}>
      <section className={styles['panel']} aria-labelledby="share-code">
        <h2 id="share-code">{t('share.codeTitle')}</h2>
        {code?.open ? (
          <div className={styles['door']}>
            <div className={styles['spoken']}>
              <p>{t('share.codeHow', { address: `${location.host}/join` })}</p>
              <p className={styles['code']} aria-hidden="true">
                {code.code}
              </p>
              <Hidden>{t('share.codeAloud', { code: [...code.code].join(' ') })}</Hidden>
              <p className={styles['soft']}>{t('share.codeUntil', { time: timeOf(code.expiresAt, language) })}</p>
              <div className={styles['acts']}>
                <Button disabled={doing} onClick={() => void newCode()}>
                  {t('share.newCode')}
                </Button>
                <Button look="danger" disabled={doing} onClick={() => void closeCode()}>
                  {t('share.closeCode')}
                </Button>
              </div>
            </div>
            <QrCode text={`${location.origin}/join#${code.code}`} label={t('share.qrCode')} />
          </div>
        ) : (
          <>
            <p>{t('share.codeClosed')}</p>
            <div className={styles['acts']}>
              <Button look="primary" disabled={doing || !state} onClick={() => void newCode()}>
                {t('share.newCode')}
              </Button>
            </div>
          </>
        )}
      </section>
      <section className={styles['panel']} aria-labelledby="share-links">
        <h2 id="share-links">{t('share.linksTitle')}</h2>
        <p className={styles['soft']}>{t('share.linksHint')}</p>
        <NewLinkForm isBusy={doing} onMake={role => void add(role)} />
        {made && (
          <div className={styles['made']}>
            <CopyField
              label={t(`share.newLink.${made.role}`)}
              hint={t('share.linkOnce')}
              value={location.origin + made.link}
            />
            <QrCode text={location.origin + made.link} label={t('share.qrLink')} />
          </div>
        )}
        {state && (
          <ul className={styles['links']} aria-label={t('share.linksTitle')}>
            {state.links.map(link => (
              <LinkRow
                key={link.id}
                link={link}
                isBusy={doing}
                onRenew={() => void renew(link.id)}
                onRevoke={() => void revoke(link.id)}
              />
            ))}
          </ul>
        )}
      </section>
      <DeleteBoard />
    </div>
  )
}

function timeOf(iso: string, language: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', hour: 'numeric', minute: '2-digit' }).format(
    new Date(iso),
  )
}
