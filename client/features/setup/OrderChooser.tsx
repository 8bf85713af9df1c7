import { useId, useState } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { newId } from '#client/app/new-id.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import form from '#client/ui/form.module.css'
import { toasts } from '#client/ui/toasts.ts'
import { setRunningOrder } from '#shared/domain/commands/running-orders.ts'
import { RUNNING_ORDERS } from '#shared/template/running-orders.ts'
import rows from './rows.module.css'
import styles from './setup.module.css'
import { useSetup } from './use-setup.ts'

/** Takes a whole running order that people know by name. */
export function OrderChooser() {
  const t = useT()
  const id = useId()
  const read = useRead()
  const { view, actor, act } = useSetup()
  const [chosen, setChosen] = useState(RUNNING_ORDERS[0]?.id ?? '')
  const order = RUNNING_ORDERS.find(each => each.id === chosen)
  const minutes = order?.steps.reduce((sum, step) => sum + step.minutes, 0) ?? 0

  function take(): void {
    if (!order) return
    const ids = order.steps.map(() => newId<'step'>())
    if (act(setRunningOrder(view, actor, { steps: order.steps, ids })))
      toasts.show(t('order.taken', { title: read(order.title).text }))
  }

  return (
    <form
      className={rows['add']}
      onSubmit={event => {
        event.preventDefault()
        take()
      }}
    >
      <div className={rows['addName']}>
        <label className={form['label']} htmlFor={id}>
          {t('order.choose')}
        </label>
        <select
          id={id}
          className={form['input']}
          value={chosen}
          aria-describedby={`${id}-says`}
          onChange={event => setChosen(event.target.value)}
        >
          {RUNNING_ORDERS.map(each => (
            <option key={each.id} value={each.id}>
              {read(each.title).text}
            </option>
          ))}
        </select>
        <p id={`${id}-says`} className={styles['soft']}>
          {order && `${read(order.description).text} ${t('run.minutes', { count: minutes })}. ${t('order.means')}`}
        </p>
      </div>
      <Button type="submit">{t('order.take')}</Button>
    </form>
  )
}
