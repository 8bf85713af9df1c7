import { useState } from 'react'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { Icon } from '#client/ui/Icon.tsx'
import { PERSON_NAME_MAX_CHARS } from '#shared/domain/limits.ts'
import type { LookAnswer } from '#shared/protocol/api.ts'
import styles from './JoinPanel.module.css'

export interface JoinPanelProps {
  readonly look: LookAnswer
  readonly isBusy: boolean
  /** In words, what kept the last try from working. */
  readonly error: string | undefined
  readonly onJoin: (name: string | undefined) => void
  /** Away from here, where there is a way. */
  readonly onOther?: (() => void) | undefined
}

/** What one joins as, what is stored and who sees it, and at most one field. */
export function JoinPanel({ look, isBusy, error, onJoin, onOther }: JoinPanelProps) {
  const t = useT()
  const { language } = useLanguage()
  const [name, setName] = useState('')
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(`${look.retainUntil}T12:00:00`))
  return (
    <form
      className={styles['panel']}
      onSubmit={event => {
        event.preventDefault()
        onJoin(name.trim() || undefined)
      }}
    >
      <p className={styles['role']}>{t(`join.as.${look.role}`)}</p>
      <p className={styles['stored']}>
        <Icon name="lock" />
        <span>{t(`join.stored.${look.anonymity}`, { date })}</span>
      </p>
      {look.asksName && (
        <label className={form['field']}>
          <span className={form['label']}>{t(look.anonymity === 'named' ? 'join.name' : 'join.pseudonym')}</span>
          <span className={form['hint']}>{t(look.anonymity === 'named' ? 'join.nameHint' : 'join.pseudonymHint')}</span>
          <input
            className={form['input']}
            value={name}
            required
            maxLength={PERSON_NAME_MAX_CHARS}
            autoComplete={look.anonymity === 'named' ? 'name' : 'off'}
            onChange={event => setName(event.target.value)}
          />
        </label>
      )}
      {error && (
        <p className={form['error']} role="alert">
          {error}
        </p>
      )}
      <div className={styles['acts']}>
        <Button type="submit" look="primary" disabled={isBusy}>
          {isBusy ? t('join.joining') : t('join.join')}
        </Button>
        {onOther && <Button onClick={onOther}>{t('join.back')}</Button>}
      </div>
    </form>
  )
}
