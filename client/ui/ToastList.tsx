import { useT } from '#client/i18n/Language.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import styles from './ToastList.module.css'
import { toasts } from './toasts.ts'
import { useReadable } from './use-readable.ts'

export function ToastList() {
  const list = useReadable(toasts.list)
  const t = useT()
  if (list.length === 0) return null
  return (
    <section className={styles['toasts']} aria-label={t('toasts.label')}>
      {list.map(({ id, text, urgency, action }) => (
        <div key={id} className={styles['toast']} data-urgency={urgency}>
          <p>{text}</p>
          {action && (
            <Button
              onClick={() => {
                toasts.dismiss(id)
                action.act()
              }}
            >
              {action.label}
            </Button>
          )}
          <Button look="quiet" isIcon aria-label={t('toasts.dismiss')} onClick={() => toasts.dismiss(id)}>
            <Icon name="close" />
          </Button>
        </div>
      ))}
    </section>
  )
}
