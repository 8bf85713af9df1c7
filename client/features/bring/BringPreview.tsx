import { useId } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import type { ReadRow } from '#shared/bring/mapping.ts'
import styles from './bring.module.css'
import { faultWords } from './row-words.ts'

const SHOWN_ROWS = 20
const SHOWN_CHARS = 300

interface BringPreviewProps {
  readonly rows: readonly ReadRow[]
  readonly skipsDuplicates: boolean
}

/** The first rows, each with what becomes of it. */
export function BringPreview({ rows, skipsDuplicates }: BringPreviewProps) {
  const t = useT()
  const titleId = useId()
  const shown = rows.slice(0, SHOWN_ROWS)
  const hasClusters = shown.some(({ note }) => note?.cluster)
  const hasAuthors = shown.some(({ note }) => note?.author)
  return (
    <section className={styles['preview']} aria-labelledby={titleId}>
      <h3 id={titleId}>{t('bring.preview')}</h3>
      {rows.length > SHOWN_ROWS && <p className={styles['soft']}>{t('bring.previewFirst', { count: SHOWN_ROWS })}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className={styles['frame']} role="group" aria-labelledby={titleId} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('bring.row')}</th>
              <th scope="col">{t('bring.becomes')}</th>
              <th scope="col">{t('bring.field.text')}</th>
              <th scope="col">{t('bring.field.prompt')}</th>
              <th scope="col">{t('bring.field.priority')}</th>
              {hasClusters && <th scope="col">{t('bring.field.cluster')}</th>}
              <th scope="col">{t('bring.field.workshop')}</th>
              {hasAuthors && <th scope="col">{t('bring.field.author')}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map(row => (
              <PreviewRow
                key={row.line}
                row={row}
                isSkipped={skipsDuplicates && row.isDuplicate}
                {...{ hasClusters, hasAuthors }}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A preview is for recognising rows; their whole words come in, or stand in the report. */
function shortened(text: string): string {
  return text.length <= SHOWN_CHARS ? text : `${text.slice(0, SHOWN_CHARS).toWellFormed()} …`
}

interface PreviewRowProps {
  readonly row: ReadRow
  readonly isSkipped: boolean
  readonly hasClusters: boolean
  readonly hasAuthors: boolean
}

function PreviewRow({ row, isSkipped, hasClusters, hasAuthors }: PreviewRowProps) {
  const t = useT()
  const read = useRead()
  const { view } = useBoard().session
  const { note, faults } = row
  const title = (table: 'priorities' | 'workshops', id: string | undefined) => {
    if (id === undefined) return undefined
    const { text, lang } = read(view.row(table, id)?.title)
    return <span lang={lang}>{text}</span>
  }
  const comes = note !== undefined && !isSkipped
  return (
    <tr data-comes={comes}>
      <th scope="row">{row.line}</th>
      <td className={styles['outcome']}>
        <Icon name={comes ? 'check' : 'close'} />
        <span>
          {comes
            ? t('bring.comes')
            : isSkipped
              ? t('bring.row.twice')
              : faults.map(fault => faultWords(t, fault)).join(' · ')}
        </span>
      </td>
      <td className={styles['text']}>
        <NoteText text={shortened(row.text)} />
      </td>
      <td className={styles['letter']}>
        {note && (
          <PromptLetter
            letter={view.row('prompts', note.prompt)?.letter ?? ''}
            title={view.row('prompts', note.prompt)?.title}
          />
        )}
      </td>
      <td>{note && (title('priorities', note.priority) ?? t('results.open'))}</td>
      {hasClusters && <td>{note?.cluster}</td>}
      <td>{title('workshops', note?.workshop)}</td>
      {hasAuthors && <td>{note?.author}</td>}
    </tr>
  )
}
