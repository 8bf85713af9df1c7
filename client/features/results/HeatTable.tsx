import { useId } from 'react'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import type { Say } from '#client/i18n/message.ts'
import type { Language } from '#shared/domain/tables.ts'
import { type Heat, type HeatRow, heatStep } from '#shared/results/insight.ts'
import styles from './HeatTable.module.css'
import { JumpLink } from './JumpLink.tsx'
import { mostWords } from './most-words.ts'
import { PART_IDS, priorityPartId } from './part-ids.ts'
import { ResultTitle } from './ResultTitle.tsx'
import { usePromptTitle } from './use-prompt-title.ts'

/** Notes by priority and prompt: the number in each cell, and a shade that says the same at a glance. */
export function HeatTable({ heat }: { readonly heat: Heat }) {
  const t = useT()
  const { language } = useLanguage()
  const promptTitle = usePromptTitle()
  const titleId = useId()
  return (
    <div className={styles['whole']}>
      <h4 id={titleId}>{t('insight.heat')}</h4>
      <p>{peakWords(t, language, heat)}</p>
      <p className={styles['hint']} data-print="never">
        {t('insight.heatHint')}
      </p>
      {/* With many prompts it scrolls sideways, by keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached */}
      <div className={styles['frame']} role="group" aria-labelledby={titleId} tabIndex={0}>
        <table className={styles['heat']} aria-labelledby={titleId}>
          <thead>
            <tr>
              <th scope="col">{t('insight.priority')}</th>
              {heat.columns.map(({ id, letter }) => (
                <th key={id} scope="col" className={styles['prompt']}>
                  <PromptLetter letter={letter} />{' '}
                  <span className={styles['promptTitle']}>
                    <ResultTitle of="prompts" id={id} title={promptTitle(id)} />
                  </span>
                </th>
              ))}
              <th scope="col" className={styles['number']}>
                {t('insight.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {heat.rows.map(row => (
              <Counts key={row.priority} row={row} heat={heat} />
            ))}
            {heat.open && <Counts row={heat.open} heat={heat} />}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('insight.total')}</th>
              {heat.columns.map(({ id }, at) => (
                <td key={id} className={styles['number']}>
                  {heat.totals[at]}
                </td>
              ))}
              <td className={styles['number']}>{heat.total}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  )
}

function Counts({ row, heat }: { readonly row: HeatRow; readonly heat: Heat }) {
  const t = useT()
  return (
    <tr>
      <th scope="row">
        {row.priority === undefined ? (
          <JumpLink to={PART_IDS.open}>{t('results.open')}</JumpLink>
        ) : (
          <JumpLink to={priorityPartId(row.priority)}>
            <ResultTitle of="priorities" id={row.priority} title={row.title} />
          </JumpLink>
        )}
      </th>
      {heat.columns.map(({ id }, at) => {
        const count = row.counts[at] ?? 0
        // Open space is no priority: it is counted, not compared.
        const step = row.priority === undefined ? 0 : heatStep(count, heat.largest)
        return (
          <td key={id} className={styles['number']} data-step={step}>
            {count}
          </td>
        )
      })}
      <td className={styles['number']}>{row.total}</td>
    </tr>
  )
}

/** Where the most notes are, in words. */
function peakWords(t: Say, language: Language, heat: Heat): string {
  const cells = heat.rows.flatMap(({ title, counts }) =>
    heat.columns.map(({ letter }, at) => ({ title: `${title} (${letter})`, count: counts[at] ?? 0 })),
  )
  return mostWords(t, language, cells)
}
