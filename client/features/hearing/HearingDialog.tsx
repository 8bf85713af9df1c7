import { useDevice } from '#client/app/device.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { announcer, HEARING_LEVELS, type HearingLevels } from '#client/ui/announcer.ts'
import { Button } from '#client/ui/Button.tsx'
import { Dialog } from '#client/ui/Dialog.tsx'
import { useReadable } from '#client/ui/use-readable.ts'
import styles from './HearingDialog.module.css'
import { keepLevels } from './kept-levels.ts'

const KINDS = ['own', 'others', 'people', 'workshop'] as const satisfies readonly (keyof HearingLevels)[]

/** How much a screen reader is told of what, kept on this device. */
export function HearingDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { texts } = useDevice()
  const levels = useReadable(announcer.levels)

  function choose(change: Partial<HearingLevels>): void {
    const next = { ...announcer.levels.get(), ...change }
    announcer.levels.set(next)
    keepLevels(texts, next)
  }

  return (
    <Dialog
      title={t('hearing.title')}
      onClose={onClose}
      foot={
        <Button look="primary" onClick={onClose}>
          {t('hearing.done')}
        </Button>
      }
    >
      <p className={styles['lead']}>{t('hearing.lead')}</p>
      {KINDS.map(kind => (
        <fieldset key={kind} className={styles['kind']}>
          <legend className={styles['name']}>{t(`hearing.kind.${kind}`)}</legend>
          <div className={styles['levels']}>
            {HEARING_LEVELS.map(level => (
              <label key={level} className={styles['level']}>
                <input
                  type="radio"
                  name={`hearing-${kind}`}
                  checked={levels[kind] === level}
                  onChange={() => choose({ [kind]: level })}
                />
                {t(`hearing.level.${level}`)}
              </label>
            ))}
          </div>
          <p className={styles['hint']}>{t(`hearing.hint.${kind}.${levels[kind]}`)}</p>
        </fieldset>
      ))}
      <p className={styles['lead']}>{t('hearing.always')}</p>
    </Dialog>
  )
}
