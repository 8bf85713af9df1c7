import { memo } from 'react'
import { PromptLetter } from '#client/app/PromptLetter.tsx'
import { useReceiptWords } from '#client/features/write/receipt-words.ts'
import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import { NoteText } from '#client/ui/NoteText.tsx'
import type { PendingCard as Pending } from '#shared/domain/layout/layout.ts'
import { sizeOf } from './NoteCard.tsx'
import styles from './PendingCard.module.css'

interface PendingCardProps {
  readonly card: Pending
  readonly onEdit: (own: Pending['own']) => void
}

/** An own note that nobody else sees yet, where it will lie: another shape than a card, and words that say so. */
export const PendingCard = memo(function PendingCard({ card: { own, x, y }, onEdit }: PendingCardProps) {
  const t = useT()
  const note = useRow('ownNotes', own)?.note
  const prompt = useRow('prompts', note?.prompt ?? 'none')
  const receipt = useReceiptWords(own)
  if (!note) return null
  return (
    <div
      role="group"
      className={styles['pending']}
      style={{ transform: `translate(${x}px, ${y}px)` }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes keys of its own, as the cards do
      tabIndex={0}
      aria-roledescription={t('canvas.ownNote')}
      aria-labelledby={`own-${own}`}
      aria-describedby="own-keys"
      data-own={own}
    >
      <div id={`own-${own}`} className={styles['face']}>
        <p className={styles['words']} data-size={sizeOf(note.text.length)} lang={note.language}>
          <NoteText text={note.text} />
        </p>
        <p className={styles['foot']}>
          {prompt && <PromptLetter letter={prompt.letter} title={prompt.title} />}
          <span title={receipt.words}>{t('canvas.onlyYou')}</span>
        </p>
      </div>
      <button
        type="button"
        className={styles['edit']}
        tabIndex={-1}
        aria-label={t('mine.edit')}
        title={t('mine.edit')}
        onClick={() => onEdit(own)}
      >
        <Icon name="edit" />
      </button>
    </div>
  )
})
