import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useRow } from '#client/hooks/use-rows.ts'
import { useLanguage } from '#client/i18n/Language.tsx'
import type { WatchedView } from '#shared/doc/watched-view.ts'
import { contentLanguages } from '#shared/domain/commands/about.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { Actor } from '#shared/domain/roles.ts'
import type { Language } from '#shared/domain/tables.ts'

export interface SetupAtHand {
  readonly view: WatchedView
  readonly actor: Actor
  readonly act: (plan: Plan) => boolean
  /** That content is given in; the board's own first. */
  readonly languages: readonly Language[]
  /** That something new gets its first name in: this person's own where the content is given in it. */
  readonly first: Language
}

/** What every part of the set-up needs: the board, who acts, and the languages of the fields. */
export function useSetup(): SetupAtHand {
  const { view } = useBoard().session
  const actor = useActor()
  const act = useAct()
  const { language: own } = useLanguage()
  const languages = contentLanguages(useRow('about', 'board'))
  const first = languages.includes(own) ? own : (languages[0] ?? own)
  return { view, actor, act, languages, first }
}
