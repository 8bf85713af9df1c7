import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Hidden } from '#client/ui/Hidden.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'

interface QuestionMarkProps {
  readonly of: NoteId | ClusterId
  readonly className: string | undefined
  /** Where there is no room for the words they are read aloud, and shown on pointing. */
  readonly isShort?: boolean | undefined
}

/** Says by a sign and in words that a note or a cluster is an open question; nothing where it is none. */
export function QuestionMark({ of, className, isShort = false }: QuestionMarkProps) {
  const t = useT()
  if (!useRow('marks', of)?.question) return null
  return (
    <span className={className} title={isShort ? t('question.mark') : undefined}>
      <Icon name="question" />
      {isShort ? <Hidden>, {t('question.mark')}</Hidden> : t('question.mark')}
    </span>
  )
}
