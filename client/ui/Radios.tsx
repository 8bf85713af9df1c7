import { useId } from 'react'
import form from './form.module.css'
import styles from './Radios.module.css'

interface Option<V extends string> {
  readonly value: V
  readonly label: string
  /** Stands for the label where there is little room; the label is still what is read aloud. */
  readonly short?: string | undefined
  /** Of the label, where it is not the page's. */
  readonly lang?: string | undefined
}

interface RadiosProps<V extends string> {
  readonly label: string
  readonly options: readonly Option<V>[]
  readonly value: V
  readonly onChoose: (value: V) => void
  /** `rows`: one under another, for sentences. `segments`: side by side, for single words. */
  readonly look?: 'rows' | 'segments' | undefined
  /** The name of the group is read aloud only. */
  readonly isLabelHidden?: boolean | undefined
}

/** One of a few. */
export function Radios<V extends string>({
  label,
  options,
  value,
  onChoose,
  look = 'rows',
  isLabelHidden = false,
}: RadiosProps<V>) {
  const name = useId()
  const isRows = look === 'rows'
  return (
    <fieldset className={isRows ? form['choices'] : styles['group']} aria-label={isLabelHidden ? label : undefined}>
      {!isLabelHidden && <legend className={form['label']}>{label}</legend>}
      <div className={isRows ? form['choices'] : styles['segments']}>
        {options.map(option => (
          <label key={option.value} className={isRows ? form['choice'] : styles['segment']} lang={option.lang}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />
            <span className={option.short === undefined ? undefined : styles['long']}>{option.label}</span>
            {option.short !== undefined && (
              <span className={styles['short']} aria-hidden="true">
                {option.short}
              </span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
