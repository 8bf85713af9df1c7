import { useRow } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import { Icon } from '#client/ui/Icon.tsx'
import type { ClusterId, NoteId } from '#shared/domain/ids.ts'

interface QuestionMarkProps {
  readonly of: NoteId | ClusterId
  readonly className: string | undefined
}

/** Says by a sign and in words that a note or a cluster is an open question; nothing where it is none. */
export function QuestionMark({ of, className }: QuestionMarkProps) {
  const t = useT()
  if (!useRow('marks', of)?.question) return null
  return (
    <span className={className} data-question>
      <Icon name="question" />
      {t('question.mark')}
    </span>
  )
}
