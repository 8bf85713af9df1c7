import { useCallback } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { shownText } from '#shared/domain/commands/wording.ts'
import type { DropTarget } from '#shared/domain/layout/drop-target.ts'
import { withoutBold } from '#shared/results/bold-text.ts'

/** Says a place in words, for who does not see the mark. */
export function useTargetWords(): (target: DropTarget) => string {
  const t = useT()
  const read = useRead()
  const { view } = useBoard().session
  return useCallback(
    target => {
      switch (target.kind) {
        case 'open':
          return t('place.open')
        case 'priority':
          return read(view.row('priorities', target.priority)?.title).text
        case 'cluster':
          return t('place.cluster', { title: read(view.row('clusters', target.cluster)?.title).text })
        case 'note':
          return t('place.note', { text: excerpt(withoutBold(shownText(view, target.note) ?? '')) })
        case 'list': {
          const prompt = view.row('prompts', target.prompt)
          return t(target.index === 0 ? 'place.listStart' : 'place.list', {
            letter: prompt?.letter ?? '',
            priority: read(view.row('priorities', target.priority)?.title).text,
          })
        }
      }
    },
    [t, read, view],
  )
}

export function excerpt(text: string, maxChars = 60): string {
  return text.length <= maxChars ? text : `${text.slice(0, maxChars - 1).trimEnd()}…`
}
