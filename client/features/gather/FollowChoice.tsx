import { useId, useState } from 'react'
import { useDevice } from '#client/app/device.tsx'
import { useT } from '#client/i18n/Language.tsx'
import form from '#client/ui/form.module.css'
import { doesFollow, keepFollow } from './kept-follow.ts'

/** Each person decides whether the facilitator may move their view. */
export function FollowChoice() {
  const t = useT()
  const { texts } = useDevice()
  const [follows, setFollows] = useState(() => doesFollow(texts))
  const hint = useId()
  return (
    <div className={form['field']}>
      <label>
        <input
          type="checkbox"
          checked={follows}
          aria-describedby={hint}
          onChange={event => {
            setFollows(event.target.checked)
            keepFollow(texts, event.target.checked)
          }}
        />{' '}
        {t('gather.follow')}
      </label>
      <p id={hint} className={form['hint']}>
        {t('gather.followHint')}
      </p>
    </div>
  )
}
