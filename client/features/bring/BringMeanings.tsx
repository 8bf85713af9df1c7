import { useId } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import form from '#client/ui/form.module.css'
import { type Choices, type Mapping, type NamedField, valueKey } from '#shared/bring/mapping.ts'
import styles from './bring.module.css'
import { ChoiceOptions } from './ChoiceOptions.tsx'

/** More different values than this are no names of anything: the column is another. */
const SHOWN_MAX = 20

export interface StrangeValue {
  readonly field: NamedField
  readonly value: string
  readonly count: number
}

interface BringMeaningsProps {
  /** Those without a meaning so far, and those that were given one here. */
  readonly values: readonly StrangeValue[]
  readonly mapping: Mapping
  readonly choices: Choices
  readonly onChange: (mapping: Mapping) => void
}

/** Values of the table that are no name of the board's: each can be told what it means. */
export function BringMeanings({ values, mapping, choices, onChange }: BringMeaningsProps) {
  const t = useT()
  const titleId = useId()
  if (values.length === 0) return null
  const tell = (key: string, meaning: string | undefined) => {
    const meanings = new Map(mapping.meanings)
    if (meaning === undefined) meanings.delete(key)
    else meanings.set(key, meaning)
    onChange({ ...mapping, meanings })
  }
  return (
    <section className={styles['meanings']} aria-labelledby={titleId}>
      <h3 id={titleId}>{t('bring.unknownTitle')}</h3>
      <p className={form['hint']}>{t('bring.unknownHint')}</p>
      <div className={styles['fields']}>
        {values.slice(0, SHOWN_MAX).map(({ field, value, count }) => {
          const key = valueKey(field, value)
          const meaning = mapping.meanings.get(key)
          return (
            <label key={key} className={form['field']}>
              <span>{t('bring.unknownValue', { field: t(`bring.field.${field}`), value, count })}</span>
              <select
                className={form['input']}
                value={meaning === undefined ? 'none' : `is ${meaning}`}
                onChange={event => tell(key, event.target.value === 'none' ? undefined : event.target.value.slice(3))}
              >
                <option value="none">{t('bring.leaveOut')}</option>
                {field === 'priority' && <option value="is ">{t('results.open')}</option>}
                <ChoiceOptions field={field} choices={choices} prefix="is " />
              </select>
            </label>
          )
        })}
      </div>
      {values.length > SHOWN_MAX && <p>{t('bring.unknownMore', { count: values.length - SHOWN_MAX })}</p>}
    </section>
  )
}
