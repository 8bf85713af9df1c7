import { viewsOf } from '#client/app/board-views.ts'
import { useRead } from '#client/app/Local.tsx'
import { type BoardViewName, boardPath, navigate, useRoute } from '#client/app/router.ts'
import { useBoard } from '#client/app/use-board.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import { useT } from '#client/i18n/Language.tsx'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { earlierWorkshop } from '#shared/domain/series.ts'
import type { Command } from './command-registry.ts'

/** From view to view, to what is looked for, and to what can be taken along. */
export function useGoCommands(): readonly Command[] {
  const t = useT()
  const read = useRead()
  const route = useRoute()
  const { session, screen } = useBoard()
  const frameworks = useRows('frameworks')
  const { board, role } = session.facts
  const allowed = viewsOf(role)
  const view = (route.page === 'board' ? route.view : undefined) ?? allowed[0]
  const hasSearch = view === 'canvas' || view === 'outline'
  const go = (to: BoardViewName) => navigate(boardPath(board, to))

  const views = allowed.map(
    (each): Command => ({
      id: `go.${each}`,
      group: 'go',
      name: t('commands.goTo', { view: t(`view.${each}`) }),
      also: t(`commands.also.${each}`),
      act: () => go(each),
    }),
  )
  const ids = orderedIds<FrameworkId>(frameworks)
  const shown = ids.map(
    (id): Command => ({
      id: `show.${id}`,
      group: 'go',
      name: t('commands.show', { framework: read(frameworks.get(id)?.title).text }),
      also: t('commands.also.framework'),
      act: () => screen.framework.set(id),
    }),
  )
  const find: Command = {
    id: 'find',
    group: 'notes',
    name: t('find.open'),
    also: t('commands.also.find'),
    // Elsewhere these keys are the browser's own search.
    keys: hasSearch ? 'Mod+F' : undefined,
    isHeardElsewhere: true,
    act() {
      if (!hasSearch) go('outline')
      screen.find.open()
    },
  }
  const take: Command = {
    id: 'take',
    group: 'take',
    name: t('commands.take'),
    also: t('commands.also.take'),
    act: () => go('results'),
  }
  const since: Command = {
    id: 'since',
    group: 'workshop',
    name: t('since.command'),
    also: t('since.also'),
    act: () => screen.dialog.set({ kind: 'since' }),
  }
  const hasEarlier = earlierWorkshop(session.view) !== undefined
  return [find, ...views, ...(shown.length > 1 ? shown : []), ...(hasEarlier ? [since] : []), take]
}
