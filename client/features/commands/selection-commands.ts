import { useAct, useActor, useBoard, useFramework } from '#client/app/use-board.tsx'
import { COLOURS } from '#client/features/notes/ColourChoice.tsx'
import { useClusterNotes } from '#client/features/notes/use-cluster-notes.ts'
import { useCopying } from '#client/features/notes/use-copying.ts'
import { useQuestions } from '#client/features/notes/use-questions.ts'
import { useRemoveNotes } from '#client/features/notes/use-remove-notes.ts'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { useReadable } from '#client/ui/use-readable.ts'
import { setColour, setKeyNotes } from '#shared/domain/commands/arranging.ts'
import { takeFromCluster } from '#shared/domain/commands/clusters.ts'
import type { FrameworkId } from '#shared/domain/ids.ts'
import { placeOf } from '#shared/domain/placing.ts'
import type { Command } from './command-registry.ts'

const NO_FRAMEWORK = 'none' as FrameworkId

/** What can be done with the selected notes, by the same acts as the bar that shows while some are selected. */
export function useSelectionCommands(): readonly Command[] {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { session, screen } = useBoard()
  const { view } = session
  const framework = useFramework() ?? NO_FRAMEWORK
  const selected = useReadable(screen.selected)
  const { copy, duplicate } = useCopying(framework)
  const clusterNotes = useClusterNotes(framework)
  const remove = useRemoveNotes()
  const notes = [...selected].filter(note => view.row('notes', note))
  const question = useQuestions(notes)
  const [first] = notes
  if (!first) return []
  const count = notes.length
  const of = (id: string, name: string, doIt: () => void, also?: string): Command => ({
    id: `selection.${id}`,
    group: 'selection',
    name,
    also,
    act: doIt,
  })

  const arranging = () => {
    const isKey = notes.every(note => view.row('marks', note)?.key)
    const isClustered = notes.some(note => placeOf(view, framework, note).in === 'cluster')
    return [
      of('move', t('move.open'), () => screen.dialog.set({ kind: 'move', notes }), t('commands.also.move')),
      ...(count > 1 ? [of('cluster', t('cluster.make'), () => clusterNotes(notes), t('commands.also.cluster'))] : []),
      ...(isClustered
        ? [
            of('takeOut', t('cluster.takeOut'), () => {
              if (act(takeFromCluster(view, actor, { framework, notes })))
                announcer.say(t('cluster.takenOut', { count }))
            }),
          ]
        : []),
      of('key', t(isKey ? 'note.keyOff' : 'note.keyOn'), () => {
        if (act(setKeyNotes(view, actor, { notes, isKey: !isKey })))
          announcer.say(t(isKey ? 'selection.keyOff' : 'selection.keyOn', { count }))
      }),
      ...COLOURS.map(colour =>
        of(`colour.${colour}`, t('commands.colour', { colour: t(`colour.${colour}`) }), () => {
          const plan = setColour(view, actor, { notes, colour: colour === 'paper' ? undefined : colour })
          if (act(plan)) announcer.say(t('selection.coloured', { count, colour: t(`colour.${colour}`) }))
        }),
      ),
    ]
  }
  return [
    ...(actor.mayArrange ? arranging() : []),
    ...(count === 1 ? [of('open', t('note.open'), () => screen.dialog.set({ kind: 'note', note: first }))] : []),
    ...(question.mayMark ? [of('question', t('question.mark'), question.toggle)] : []),
    of('copy', t('copy.copy'), () => copy(notes), t('commands.also.copy')),
    ...(actor.role === 'viewer'
      ? []
      : [
          of('duplicate', t('copy.duplicate'), () => duplicate(notes)),
          of('remove', t('selection.remove'), () => remove(notes), t('commands.also.remove')),
        ]),
    of('clear', t('selection.clear'), () => screen.select([])),
  ]
}
