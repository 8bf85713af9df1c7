import { memo, useId, useRef, useState } from 'react'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useActor, useBoard, useBoardLanguage } from '#client/app/use-board.tsx'
import { useFoundMark } from '#client/features/find/use-found.ts'
import { QuestionMark } from '#client/features/notes/QuestionMark.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import type { Row } from '#shared/domain/tables.ts'
import { EditInPlace } from './EditInPlace.tsx'
import { NoteActs } from './NoteActs.tsx'
import styles from './outline.module.css'

interface OutlineNoteProps {
  readonly note: NoteId
  readonly framework: FrameworkId
  /** Near enough to what is seen to have its controls; far away a row is its words. */
  readonly isNear: boolean
  readonly isOwn: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isOpenSpace: boolean
}

/** Lists are cut into chunks that are no lists themselves, so what a row is has to be said. */
const ITEM = { role: 'listitem' } as const

/** One note as a row. */
export const OutlineNote = memo(function OutlineNote(props: OutlineNoteProps) {
  const boardLanguage = useBoardLanguage()
  const row = useRow('notes', props.note)?.note
  const wording = useRow('wordings', props.note)?.text
  if (!row) return null
  const text = wording ?? row.text
  const lang = row.language ?? boardLanguage
  if (props.isNear) return <NearNote {...props} row={row} text={text} lang={lang} />
  return (
    <li {...ITEM} className={styles['note']} data-note={props.note}>
      <span className={styles['text']} lang={lang}>
        <NoteText text={text} />
      </span>
    </li>
  )
})

interface NearNoteProps extends OutlineNoteProps {
  readonly row: Row<'notes'>['note']
  readonly text: string
  readonly lang: string
}

function NearNote({ note, framework, isOwn, isFirst, isLast, isOpenSpace, row, text, lang }: NearNoteProps) {
  const t = useT()
  const actor = useActor()
  const { screen } = useBoard()
  const isSelected = usePicked(screen.selected, selected => selected.has(note))
  const marks = useRow('marks', note)
  const prompt = useRow('prompts', row.prompt)
  const found = useFoundMark(note)
  const [isEditing, setEditing] = useState(false)
  const editButton = useRef<HTMLButtonElement>(null)
  const textId = useId()
  const words = <NoteText text={text} />
  const mayEdit = isOwn || actor.role === 'facilitator'

  return (
    <li
      {...ITEM}
      className={styles['note']}
      data-note={note}
      data-colour={marks?.colour}
      data-selected={isSelected || undefined}
      data-found={found}
    >
      {isEditing ? (
        <EditInPlace
          note={note}
          onClose={() => {
            setEditing(false)
            requestAnimationFrame(() => editButton.current?.focus({ preventScroll: true }))
          }}
        />
      ) : (
        <div className={styles['noteMain']}>
          {actor.mayArrange && (
            <input
              id={`${textId}-choice`}
              type="checkbox"
              checked={isSelected}
              data-focus-key={`choose:${note}`}
              aria-labelledby={textId}
              onChange={({ nativeEvent }) => {
                // With Shift a whole range is selected, by who hears the click.
                if (!(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)) screen.toggleSelected(note)
              }}
            />
          )}
          {actor.mayArrange ? (
            <label id={textId} htmlFor={`${textId}-choice`} className={styles['text']} lang={lang}>
              {words}
            </label>
          ) : (
            <span id={textId} className={styles['text']} lang={lang}>
              {words}
            </span>
          )}
        </div>
      )}
      <span className={styles['facts']}>
        {isOpenSpace && prompt && <PromptLetter letter={prompt.letter} title={prompt.title} />}
        {marks?.key && (
          <span className={styles['key']}>
            <Icon name="key" isFilled />
            {t('note.key')}
          </span>
        )}
        <QuestionMark of={note} className={styles['key']} />
        {row.author && <span>{row.author}</span>}
        {isOwn && <span className={styles['own']}>{t('note.own')}</span>}
      </span>
      {!isEditing && (
        <NoteActs
          note={note}
          framework={framework}
          textId={textId}
          editButton={mayEdit ? editButton : undefined}
          onEdit={() => setEditing(true)}
          isFirst={isFirst}
          isLast={isLast}
          isOpenSpace={isOpenSpace}
        />
      )}
    </li>
  )
}
