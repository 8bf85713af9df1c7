import type { ReactNode } from 'react'
import { Local, useRead } from '#client/app/Local.tsx'
import { useOwnPublished } from '#client/app/own-notes.ts'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useRow, useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Button } from '#client/ui/Button.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { useReadable } from '#client/ui/use-readable.ts'
import type { PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import styles from './find.module.css'
import { filterCount, NO_QUERY, type NoteColour } from './find-query.ts'

const COLOURS: readonly NoteColour[] = ['paper', 'sun', 'leaf', 'sky', 'rose', 'stone']

/** What the notes looked for must be, besides the words. Only what this board has is offered. */
export function FindFilters({ id }: { readonly id: string }) {
  const t = useT()
  const { find } = useBoard().screen
  const query = useReadable(find.query)
  const prompts = orderedIds<PromptId>(useRows('prompts'))
  const hasQuestions = [...useRows('marks').values()].some(marks => marks.question)
  const hasOwn = useOwnPublished().size > 0
  return (
    <div id={id} className={styles['filters']} role="group" aria-label={t('find.filters')}>
      {prompts.map(prompt => (
        <PromptChip key={prompt} prompt={prompt} />
      ))}
      {(hasOwn || query.isOwn) && <Chip filter="isOwn">{t('find.own')}</Chip>}
      <Chip filter="isKey">
        <Icon name="key" isFilled={query.isKey} />
        {t('find.key')}
      </Chip>
      {(hasQuestions || query.isQuestion) && (
        <Chip filter="isQuestion">
          <Icon name="question" />
          {t('question.title')}
        </Chip>
      )}
      <Chip filter="isSingle">{t('find.single')}</Chip>
      <WorkshopChoice />
      <ColourChoice />
      {filterCount(query) > 0 && (
        <Button
          look="quiet"
          className={styles['chip']}
          onClick={event => {
            // The button goes; focus stays among the filters.
            event.currentTarget.parentElement?.querySelector('button')?.focus()
            find.ask({ ...NO_QUERY, words: query.words })
          }}
        >
          {t('find.clear')}
        </Button>
      )}
    </div>
  )
}

interface ChipProps {
  readonly filter: 'isOwn' | 'isKey' | 'isQuestion' | 'isSingle'
  readonly children: ReactNode
}

function Chip({ filter, children }: ChipProps) {
  const { find } = useBoard().screen
  const isOn = useReadable(find.query)[filter]
  return (
    <Button className={styles['chip']} aria-pressed={isOn} onClick={() => find.ask({ [filter]: !isOn })}>
      {children}
    </Button>
  )
}

function PromptChip({ prompt }: { readonly prompt: PromptId }) {
  const { find } = useBoard().screen
  const row = useRow('prompts', prompt)
  const isOn = useReadable(find.query).prompt === prompt
  if (!row) return null
  return (
    <Button
      className={styles['chip']}
      aria-pressed={isOn}
      onClick={() => find.ask({ prompt: isOn ? undefined : prompt })}
    >
      <PromptLetter letter={row.letter} />
      <span className={styles['chipWords']}>
        <Local text={row.title} />
      </span>
    </Button>
  )
}

function WorkshopChoice() {
  const t = useT()
  const read = useRead()
  const { find } = useBoard().screen
  const { workshop } = useReadable(find.query)
  const rows = useRows('workshops')
  if (rows.size < 2 && workshop === undefined) return null
  return (
    <select
      className={styles['choice']}
      aria-label={t('find.workshop')}
      data-on={workshop !== undefined || undefined}
      value={workshop ?? ''}
      onChange={({ target }) => find.ask({ workshop: target.value === '' ? undefined : (target.value as WorkshopId) })}
    >
      <option value="">{t('find.anyWorkshop')}</option>
      {orderedIds<WorkshopId>(rows).map(id => (
        <option key={id} value={id}>
          {read(rows.get(id)?.title).text}
        </option>
      ))}
    </select>
  )
}

function ColourChoice() {
  const t = useT()
  const { find } = useBoard().screen
  const { colour } = useReadable(find.query)
  const marks = useRows('marks')
  const isUsed = [...marks.values()].some(mark => mark.colour !== undefined && mark.colour !== 'paper')
  if (!isUsed && colour === undefined) return null
  return (
    <select
      className={styles['choice']}
      aria-label={t('find.colour')}
      data-on={colour !== undefined || undefined}
      value={colour ?? ''}
      onChange={({ target }) => find.ask({ colour: COLOURS.find(each => each === target.value) })}
    >
      <option value="">{t('find.anyColour')}</option>
      {COLOURS.map(each => (
        <option key={each} value={each}>
          {t(`colour.${each}`)}
        </option>
      ))}
    </select>
  )
}
