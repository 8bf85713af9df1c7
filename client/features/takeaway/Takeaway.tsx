import { useId, useState } from 'react'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { estimatedKilobytes, FORMATS } from './formats.ts'
import './print.css'
import { ScopeChoice } from './ScopeChoice.tsx'
import styles from './Takeaway.module.css'
import { TakeawayState } from './TakeawayState.tsx'
import { useSizeWords } from './use-size-words.ts'
import { useTakeaway } from './use-takeaway.ts'

interface TakeawayProps {
  readonly framework: FrameworkId
  /** Only notes of this workshop, as on the screen. */
  readonly workshop: string | undefined
}

/** What one leaves with: files of every kind, made on this device, and paper. */
export function Takeaway({ framework, workshop }: TakeawayProps) {
  const t = useT()
  const sizeWords = useSizeWords()
  const id = useId()
  const [isWholeBoard, setIsWholeBoard] = useState(false)
  const { state, take, cancel } = useTakeaway({ framework, workshop, isWholeBoard })
  const frameworks = useRows('frameworks').size
  const notes = useRows('notes').size * (isWholeBoard ? frameworks : 1)
  const isMaking = state.state === 'making'
  return (
    <details className={styles['takeaway']} data-print="never">
      <summary className={styles['summary']}>
        <Icon name="download" />
        <span>
          <span className={styles['title']}>{t('takeaway.title')}</span>{' '}
          <span className={styles['for']}>{t('takeaway.hint')}</span>
        </span>
      </summary>
      <div className={styles['inside']}>
        {frameworks > 1 && <ScopeChoice framework={framework} isWholeBoard={isWholeBoard} onChange={setIsWholeBoard} />}
        {workshop !== undefined && <p className={styles['for']}>{t('takeaway.filtered')}</p>}
        <ul className={styles['formats']}>
          {FORMATS.map(format => (
            <li key={format}>
              {/* Not disabled while another file is made: focus stays where it is. */}
              <Button
                className={styles['format']}
                aria-disabled={isMaking}
                aria-describedby={`${id}-${format}`}
                onClick={() => {
                  if (!isMaking) void take(format)
                }}
              >
                {t(`takeaway.${format}`)}
              </Button>
              <p id={`${id}-${format}`} className={styles['for']}>
                {t(`takeaway.for.${format}`)}{' '}
                {t('takeaway.about', { size: sizeWords(estimatedKilobytes(format, notes) * 1000) })}
              </p>
            </li>
          ))}
          <li>
            <Button className={styles['format']} aria-describedby={`${id}-print`} onClick={() => window.print()}>
              {t('takeaway.print')}
            </Button>
            <p id={`${id}-print`} className={styles['for']}>
              {t('takeaway.for.print')}
            </p>
          </li>
        </ul>
        <TakeawayState state={state} onCancel={cancel} />
      </div>
    </details>
  )
}
