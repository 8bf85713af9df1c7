import { useRead } from '#client/app/Local.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import styles from './Takeaway.module.css'

interface ScopeChoiceProps {
  readonly framework: FrameworkId
  readonly isWholeBoard: boolean
  readonly onChange: (isWholeBoard: boolean) => void
}

/** Where a board has several frameworks: the one on the screen, or all of them. */
export function ScopeChoice({ framework, isWholeBoard, onChange }: ScopeChoiceProps) {
  const t = useT()
  const { text } = useRead()(useRow('frameworks', framework)?.title)
  return (
    <fieldset className={styles['scope']}>
      <legend>{t('takeaway.scope')}</legend>
      {[false, true].map(isWhole => (
        <label key={String(isWhole)}>
          <input
            type="radio"
            name="takeaway-scope"
            checked={isWholeBoard === isWhole}
            onChange={() => onChange(isWhole)}
          />{' '}
          {isWhole ? t('takeaway.scope.board') : t('takeaway.scope.framework', { title: text })}
        </label>
      ))}
    </fieldset>
  )
}
