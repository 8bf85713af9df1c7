import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import styles from './FrameworkTabs.module.css'
import { Local, useRead } from './Local.tsx'
import { useBoard, useFramework } from './use-board.tsx'

/** Through which set of priorities the notes are looked at; nothing to choose where there is one. */
export function FrameworkTabs() {
  const t = useT()
  const read = useRead()
  const { screen } = useBoard()
  const frameworks = useRows('frameworks')
  const chosen = useFramework()
  if (frameworks.size < 2) return null
  return (
    <section className={styles['tabs']} aria-label={t('framework.label')}>
      {orderedIds<FrameworkId>(frameworks).map(id => (
        <button
          key={id}
          type="button"
          aria-pressed={id === chosen}
          title={read(frameworks.get(id)?.title).text}
          onClick={() => screen.framework.set(id)}
        >
          <Local text={frameworks.get(id)?.title} />
        </button>
      ))}
    </section>
  )
}
