import { useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import type { Role } from '#shared/protocol/api.ts'
import styles from './ShareView.module.css'

const ROLES: readonly Role[] = ['participant', 'viewer', 'facilitator']

export function NewLinkForm({ isBusy, onMake }: { readonly isBusy: boolean; readonly onMake: (role: Role) => void }) {
  const t = useT()
  const [role, setRole] = useState<Role>('participant')
  return (
    <form
      className={styles['new']}
      onSubmit={event => {
        event.preventDefault()
        onMake(role)
      }}
    >
      <label className={form['field']}>
        <span className={form['label']}>{t('share.forWhom')}</span>
        <select className={form['input']} value={role} onChange={event => setRole(event.target.value as Role)}>
          {ROLES.map(each => (
            <option key={each} value={each}>
              {t(`share.roleHint.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" look="primary" disabled={isBusy}>
        {t('share.makeLink')}
      </Button>
    </form>
  )
}
