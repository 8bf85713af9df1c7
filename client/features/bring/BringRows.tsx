import { useMemo } from 'react'
import { useT } from '#client/i18n/Language.tsx'
import form from '#client/ui/form.module.css'
import { type Choices, type Mapping, type ReadRow, readRows, unknownValues } from '#shared/bring/mapping.ts'
import type { ImportOutcome } from '#shared/bring/outcome.ts'
import type { Table } from '#shared/bring/table-text.ts'
import { IMPORT_NOTES_MAX } from '#shared/domain/limits.ts'
import { BringColumns } from './BringColumns.tsx'
import { BringMeanings } from './BringMeanings.tsx'
import { BringPreview } from './BringPreview.tsx'
import styles from './bring.module.css'
import type { Sheet } from './read-xlsx.ts'

interface BringRowsProps {
  readonly sheets: readonly Sheet[]
  readonly sheetAt: number
  readonly table: Table
  readonly mapping: Mapping
  readonly choices: Choices
  readonly rows: readonly ReadRow[]
  readonly outcome: ImportOutcome
  readonly skipsDuplicates: boolean
  readonly isTooMany: boolean
  readonly onSheet: (at: number) => void
  readonly onMapping: (mapping: Mapping) => void
  readonly onSkipDuplicates: (skips: boolean) => void
}

const NO_MEANINGS: ReadonlyMap<string, string> = new Map()
const NOTHING_THERE: ReadonlySet<string> = new Set()

/** What the columns are, what strange values mean, and what becomes of the rows by that. */
export function BringRows(the: BringRowsProps) {
  const t = useT()
  const { sheets, table, mapping, choices, rows, outcome, skipsDuplicates } = the
  // Values keep their place in the list once they have been told a meaning.
  const strange = useMemo(
    () => unknownValues(readRows(table, { ...mapping, meanings: NO_MEANINGS }, choices, NOTHING_THERE)),
    [table, mapping, choices],
  )
  return (
    <>
      {sheets.length > 1 && (
        <label className={form['field']}>
          <span className={form['label']}>{t('bring.sheet')}</span>
          <select
            className={form['input']}
            value={the.sheetAt}
            onChange={event => the.onSheet(Number(event.target.value))}
          >
            {sheets.map(({ name }, at) => (
              <option key={name} value={at}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <BringColumns table={table} mapping={mapping} choices={choices} onChange={the.onMapping} />
      <BringMeanings values={strange} mapping={mapping} choices={choices} onChange={the.onMapping} />
      <div className={styles['sum']} role="status">
        <p>
          <strong>{t('bring.sum', { count: outcome.notes.length })}</strong>
          {outcome.left.length > 0 && <> {t('bring.sumLeft', { count: outcome.left.length })}</>}
        </p>
        {the.isTooMany && <p className={form['error']}>{t('bring.tooMany', { max: IMPORT_NOTES_MAX })}</p>}
      </div>
      {outcome.duplicates > 0 && (
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={skipsDuplicates}
            onChange={event => the.onSkipDuplicates(event.target.checked)}
          />
          <span>{t('bring.skipTwice', { count: outcome.duplicates })}</span>
        </label>
      )}
      <BringPreview rows={rows} skipsDuplicates={skipsDuplicates} />
    </>
  )
}
