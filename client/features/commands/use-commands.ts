import { viewsOf } from '#client/app/board-views.ts'
import { useRead } from '#client/app/Local.tsx'
import { boardPath, navigate } from '#client/app/router.ts'
import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useUndo } from '#client/app/use-undo.ts'
import { useRows } from '#client/hooks/use-rows.ts'
import { LANGUAGE_NAMES } from '#client/i18n/choose-language.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { nextStep, previousStep } from '#shared/domain/commands/running.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import { LANGUAGES } from '#shared/domain/tables.ts'

export interface Command {
  readonly name: string
  readonly keys?: string | undefined
  readonly act: () => void
}

/** What this person can do from anywhere on this board, by name. */
export function useCommands(): readonly Command[] {
  const t = useT()
  const read = useRead()
  const act = useAct()
  const actor = useActor()
  const { choose } = useLanguage()
  const { undo, redo } = useUndo()
  const { session, screen } = useBoard()
  const frameworks = useRows('frameworks')
  const { board, role } = session.facts

  const views = viewsOf(role).map(view => ({
    name: t('commands.goTo', { view: t(`view.${view}`) }),
    act: () => navigate(boardPath(board, view)),
  }))
  const shown = orderedIds<FrameworkId>(frameworks).map(id => ({
    name: t('commands.show', { framework: read(frameworks.get(id)?.title).text }),
    act: () => screen.framework.set(id),
  }))
  const running = [
    { name: t('run.next'), act: () => void act(nextStep(session.view, actor)) },
    { name: t('run.previous'), act: () => void act(previousStep(session.view, actor)) },
  ]
  const own = [
    { name: t('undo.undo'), keys: 'Ctrl+Z', act: undo },
    { name: t('undo.redo'), keys: 'Ctrl+Shift+Z', act: redo },
  ]
  const languages = LANGUAGES.map(language => ({
    name: t('commands.language', { language: LANGUAGE_NAMES[language] }),
    act: () => choose(language),
  }))
  return [
    ...views,
    ...(shown.length > 1 ? shown : []),
    ...(role === 'facilitator' ? running : []),
    ...(role === 'viewer' ? [] : own),
    ...languages,
  ]
}
