import { memo } from 'react'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useBoard, useBoardLanguage } from '#client/app/use-board.tsx'
import { useFoundMark } from '#client/features/find/use-found.ts'
import { QuestionMark } from '#client/features/notes/QuestionMark.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import { usePicked } from '#client/ui/use-readable.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import styles from './canvas.module.css'

interface NoteCardProps {
  readonly note: NoteId
  readonly x: number
  readonly y: number
  readonly isOwn: boolean
  /** Tab goes here. */
  readonly isTabStop: boolean
  readonly isCarried: boolean
  /** Somebody else has selected it. */
  readonly isOthers: boolean
}

/** One note on the canvas. Re-renders when this note, its place or its selection changes. */
export const NoteCard = memo(function NoteCard({ note, x, y, isOwn, isTabStop, isCarried, isOthers }: NoteCardProps) {
  const t = useT()
  const { screen } = useBoard()
  const isSelected = usePicked(screen.selected, selected => selected.has(note))
  return (
    <div
      role="group"
      className={styles['note']}
      style={{ transform: `translate(${x}px, ${y}px)` }}
      tabIndex={isTabStop ? 0 : -1}
      aria-roledescription={t('canvas.note')}
      aria-labelledby={`note-${note}`}
      aria-describedby="canvas-keys"
      data-note={note}
      data-selected={isSelected || undefined}
      data-carried={isCarried || undefined}
      data-others={isOthers || undefined}
      data-found={useFoundMark(note)}
    >
      <NoteFace note={note} isOwn={isOwn} isSelected={isSelected} />
      <button type="button" className={styles['more']} tabIndex={-1} aria-label={t('note.open')} data-open-note={note}>
        <Icon name="more" />
      </button>
    </div>
  )
})

interface NoteFaceProps {
  readonly note: NoteId
  readonly isOwn?: boolean
  readonly isSelected?: boolean
}

/** What stands on a card. */
export function NoteFace({ note, isOwn = false, isSelected = false }: NoteFaceProps) {
  const t = useT()
  const boardLanguage = useBoardLanguage()
  const row = useRow('notes', note)?.note
  const wording = useRow('wordings', note)?.text
  const marks = useRow('marks', note)
  const prompt = useRow('prompts', row?.prompt ?? 'none')
  if (!row) return null
  const text = wording ?? row.text
  return (
    <div className={styles['face']} data-colour={marks?.colour} id={`note-${note}`}>
      <p className={styles['words']} data-size={sizeOf(text.length)} lang={row.language ?? boardLanguage}>
        <NoteText text={text} />
      </p>
      <p className={styles['foot']}>
        {prompt && <PromptLetter letter={prompt.letter} title={prompt.title} />}
        {marks?.key && (
          <span className={styles['key']}>
            <Icon name="key" isFilled />
            {t('note.key')}
          </span>
        )}
        <QuestionMark of={note} className={styles['key']} />
        {row.author && <span className={styles['author']}>{row.author}</span>}
        {isOwn && <span className={styles['own']}>{t('note.own')}</span>}
        {isSelected && <span className={styles['chosen']}>{t('note.selected')}</span>}
      </p>
    </div>
  )
}

type TextSize = 'huge' | 'large' | 'middling' | 'medium' | 'small' | 'tiny'

/** How large words of this length are written on a card; those that still end in dots are whole in the reading glass. */
export function sizeOf(chars: number): TextSize {
  if (chars <= 22) return 'huge'
  if (chars <= 40) return 'large'
  if (chars <= 46) return 'middling'
  if (chars <= 85) return 'medium'
  return chars <= 130 ? 'small' : 'tiny'
}
