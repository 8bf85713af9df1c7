import { lazy, Suspense, useState } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import styles from './rewind.module.css'

const RewindDialog = lazy(async () => ({ default: (await import('./RewindDialog.tsx')).RewindDialog }))

/** The way to earlier arrangements, for facilitators. */
export function Rewind() {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  return (
    <section className={styles['way']} aria-labelledby="rewind-way">
      <h4 id="rewind-way">{t('rewind.title')}</h4>
      <p>{t('rewind.hint')}</p>
      <Button onClick={() => setOpen(true)}>{t('rewind.open')}</Button>
      {isOpen && (
        <Suspense>
          <RewindDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  )
}
