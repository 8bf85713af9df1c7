import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { ChoiceField } from '#client/ui/ChoiceField.tsx'
import form from '#client/ui/form.module.css'
import { type Choices, FIELDS, type Field, type Mapping, NAMED_FIELDS, type NamedField } from '#shared/bring/mapping.ts'
import type { Table } from '#shared/bring/table-text.ts'
import styles from './bring.module.css'
import { ChoiceOptions } from './ChoiceOptions.tsx'
import { columnName } from './column-name.ts'

/** Longer headings are cut in the list of columns; the preview shows what is in them. */
const HEADING_MAX_CHARS = 40

interface BringColumnsProps {
  readonly table: Table
  readonly mapping: Mapping
  readonly choices: Choices
  readonly onChange: (mapping: Mapping) => void
}

/** Which column is what, and what stands for rows that do not say. */
export function BringColumns({ table, mapping, choices, onChange }: BringColumnsProps) {
  const t = useT()
  const { anonymity } = useBoard().session.facts
  const isAnonymous = anonymity === 'anonymous'
  const fields = FIELDS.filter(field => !(field === 'author' && isAnonymous))
  return (
    <fieldset className={styles['columns']}>
      <legend className={form['label']}>{t('bring.columns')}</legend>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={mapping.hasHeader}
          onChange={event => onChange({ ...mapping, hasHeader: event.target.checked })}
        />
        <span>{t('bring.hasHeader')}</span>
      </label>
      <div className={styles['fields']}>
        {fields.map(field => (
          <div key={field} className={styles['field']}>
            <ColumnSelect
              table={table}
              mapping={mapping}
              field={field}
              onChoose={at => onChange({ ...mapping, columns: { ...mapping.columns, [field]: at } })}
            />
            {isNamed(field) && (
              <label className={form['field']}>
                <span className={form['hint']}>{t('bring.fixed', { field: t(`bring.field.${field}`) })}</span>
                <select
                  className={form['input']}
                  value={mapping.fixed[field] ?? ''}
                  onChange={event =>
                    onChange({ ...mapping, fixed: { ...mapping.fixed, [field]: event.target.value || undefined } })
                  }
                >
                  <option value="">{field === 'priority' ? t('results.open') : t('bring.choose')}</option>
                  <ChoiceOptions field={field} choices={choices} />
                </select>
              </label>
            )}
          </div>
        ))}
      </div>
      {isAnonymous && <p className={form['hint']}>{t('bring.anonymous')}</p>}
    </fieldset>
  )
}

function isNamed(field: Field): field is NamedField {
  return NAMED_FIELDS.some(named => named === field)
}

interface ColumnSelectProps {
  readonly table: Table
  readonly mapping: Mapping
  readonly field: Field
  readonly onChoose: (at: number | undefined) => void
}

function ColumnSelect({ table, mapping, field, onChoose }: ColumnSelectProps) {
  const t = useT()
  const width = Math.max(...table.map(row => row.length))
  const headings = mapping.hasHeader ? (table[0] ?? []) : []
  return (
    <ChoiceField
      label={t(`bring.field.${field}`)}
      value={mapping.columns[field] ?? ''}
      onChoose={value => onChoose(value === '' ? undefined : Number(value))}
    >
      {field !== 'text' && <option value="">{t('bring.noColumn')}</option>}
      {Array.from({ length: width }, (_, at) => {
        const letter = columnName(at)
        const name = headings[at]?.trim().slice(0, HEADING_MAX_CHARS)
        return (
          <option key={letter} value={at}>
            {name ? t('bring.columnNamed', { letter, name }) : t('bring.column', { letter })}
          </option>
        )
      })}
    </ChoiceField>
  )
}
