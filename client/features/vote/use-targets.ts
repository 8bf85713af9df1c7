import { useSyncExternalStore } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import { useRows } from '#client/hooks/use-rows.ts'
import type { NoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import type { RoundRules } from '#shared/domain/tables.ts'
import { type TargetId, targetsOf } from '#shared/domain/voting.ts'

/** Something to vote on, and the notes that stand for it. */
export interface Target {
  readonly id: TargetId
  readonly prompt: PromptId | undefined
  readonly notes: readonly NoteId[]
}
/** Under its priority, as on the board; what lies in open space comes last, without one. */
export interface TargetGroup {
  readonly priority: PriorityId | undefined
  readonly targets: readonly Target[]
}

/** What can be voted on in a round, in the order of the board. */
export function useTargets(rules: RoundRules): readonly TargetGroup[] {
  const { session, screen } = useBoard()
  const live = screen.contents.of(rules.framework)
  const contents = useSyncExternalStore(live.subscribe, live.get)
  useRows('hidden')
  const allowed = targetsOf(session.view, rules)
  const groups: TargetGroup[] = contents.priorities.map(({ priority, lists }) => ({
    priority,
    targets: lists.flatMap(({ prompt, clusters, notes }): readonly Target[] =>
      rules.on === 'clusters'
        ? clusters.map(each => ({ id: each.cluster, prompt, notes: each.notes }))
        : [...clusters.flatMap(each => each.notes), ...notes].map(note => ({ id: note, prompt, notes: [note] })),
    ),
  }))
  if (rules.on === 'notes') {
    const open = contents.open.map(({ note }) => ({ id: note, prompt: undefined, notes: [note] }))
    groups.push({ priority: undefined, targets: open })
  }
  return groups
    .map(group => ({ ...group, targets: group.targets.filter(({ id }) => allowed.has(id)) }))
    .filter(({ targets }) => targets.length > 0)
}
