import { useAct, useActor, useBoard } from '#client/app/use-board.tsx'
import { useT } from '#client/i18n/Language.tsx'
import { announcer } from '#client/ui/announcer.ts'
import { moveNotes } from '#shared/domain/commands/arranging.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { standingOf } from './standing.ts'

/** Moves a note one place up or down where it stands, and says its new place. */
export function useMoveInList(framework: FrameworkId): (note: NoteId, by: 1 | -1) => void {
  const t = useT()
  const act = useAct()
  const actor = useActor()
  const { session, screen } = useBoard()
  return (note, by) => {
    screen.contents.flush()
    const standing = standingOf(screen.contents.of(framework).get(), note)
    if (!standing || standing.in === 'open') return
    const goal = standing.index + by
    if (goal < 0 || goal >= standing.notes.length) return
    const index = by === 1 ? standing.index + 2 : standing.index - 1
    const to =
      standing.in === 'list'
        ? ({ in: 'priority', priority: standing.priority, prompt: standing.prompt, index } as const)
        : ({ in: 'cluster', cluster: standing.cluster, index } as const)
    if (act(moveNotes(session.view, actor, { framework, notes: [note], to })))
      announcer.say(t('carry.moved', { place: goal + 1 }))
  }
}
