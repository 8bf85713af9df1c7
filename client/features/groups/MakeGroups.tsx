import { useState } from 'react'
import { newId } from '#client/app/new-id.ts'
import { useAct, useActor, useBoard, useFramework } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { toasts } from '#client/ui/toasts.ts'
import { makeGroups } from '#shared/domain/commands/groups.ts'
import { GROUPS_MAX } from '#shared/domain/limits.ts'
import { prioritiesOf } from '#shared/domain/placing.ts'
import styles from './groups.module.css'

/** So many groups, with the priorities of the framework that is open dealt out to them. */
export function MakeGroups() {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const framework = useFramework()
  const { view } = useBoard().session
  const [count, setCount] = useState(() => String(Math.max(2, framework ? prioritiesOf(view, framework).length : 0)))
  const number = Math.min(GROUPS_MAX, Math.max(1, Math.trunc(Number(count)) || 1))
  if (framework === undefined) return null
  const made = { framework, count: number }
  return (
    <form
      className={styles['make']}
      onSubmit={event => {
        event.preventDefault()
        const ids = Array.from({ length: made.count }, () => newId<'group'>())
        if (!act(makeGroups(view, actor, { ids, framework: made.framework }))) return
        toasts.show(t('groups.made', { count: made.count }))
      }}
    >
      <label className={form['field']}>
        <span className={form['label']}>{t('groups.count')}</span>
        <input
          className={form['input']}
          type="number"
          inputMode="numeric"
          min="1"
          max={GROUPS_MAX}
          value={count}
          onChange={event => setCount(event.target.value)}
        />
      </label>
      <Button type="submit">{t('groups.make', { count: number })}</Button>
    </form>
  )
}
