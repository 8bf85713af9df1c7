import { useCallback } from 'react'
import { useRead } from '#client/app/Local.tsx'
import { useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { shownText } from '#shared/domain/commands/wording.ts'
import { withoutBold } from '#shared/results/bold-text.ts'
import type { CarryTarget } from './target-shape.ts'

/** Says a place in words, for who does not see the mark. */
export function useTargetWords(): (target: CarryTarget) => string {
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
        case 'merge':
          return t('place.merge', { title: read(view.row('clusters', target.into)?.title).text })
        case 'place':
          return t('place.clusters', {
            letter: view.row('prompts', target.prompt)?.letter ?? '',
            priority: read(view.row('priorities', target.priority)?.title).text,
            place: target.index + 1,
          })
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
