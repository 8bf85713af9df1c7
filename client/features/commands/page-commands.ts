import { useBoard } from '#client/app/use-board.tsx'
import { useUndo } from '#client/app/use-undo.ts'
import { LANGUAGE_NAMES } from '#client/i18n/choose-language.ts'
import { useLanguage, useT } from '#client/i18n/Language.tsx'
import { chooseTheme, THEMES } from '#client/ui/theme.ts'
import { LANGUAGES } from '#shared/domain/tables.ts'
import type { Command } from './command-registry.ts'

/** Undoing, and what is this person's own to set. */
export function usePageCommands(): readonly Command[] {
  const t = useT()
  const { language, choose } = useLanguage()
  const { undo, redo } = useUndo()
  const { session, screen } = useBoard()
  const own: readonly Command[] = [
    { id: 'undo', group: 'notes', name: t('undo.undo'), keys: 'Mod+Z', isHeardElsewhere: true, act: undo },
    { id: 'redo', group: 'notes', name: t('undo.redo'), keys: 'Mod+Shift+Z', isHeardElsewhere: true, act: redo },
  ]
  return [
    ...(session.facts.role === 'viewer' ? [] : own),
    {
      id: 'hearing',
      group: 'hearing',
      name: t('hearing.open'),
      also: t('commands.also.hearing'),
      act: () => screen.dialog.set({ kind: 'hearing' }),
    },
    {
      id: 'commands',
      group: 'page',
      name: t('commands.open'),
      keys: 'Mod+K',
      isHeardElsewhere: true,
      act: () => screen.dialog.set({ kind: 'commands' }),
    },
    {
      id: 'keys',
      group: 'page',
      name: t('keys.open'),
      also: t('commands.also.keys'),
      keys: '?',
      act: () => screen.dialog.set({ kind: 'keys' }),
    },
    ...LANGUAGES.filter(each => each !== language).map(
      (each): Command => ({
        id: `language.${each}`,
        group: 'page',
        name: t('commands.language', { language: LANGUAGE_NAMES[each] }),
        also: t('commands.also.language'),
        act: () => choose(each),
      }),
    ),
    ...THEMES.map(
      (each): Command => ({
        id: `theme.${each}`,
        group: 'page',
        name: t('commands.theme', { theme: t(`theme.${each}`) }),
        also: t('commands.also.theme'),
        act: () => chooseTheme(each),
      }),
    ),
  ]
}
