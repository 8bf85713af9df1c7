import type { ClusterId, FrameworkId, NoteId } from '#shared/domain/ids.ts'
import type { ClusterTarget, DropTarget } from '#shared/domain/layout/drop-target.ts'
import type { Plan } from '#shared/domain/plan.ts'
import type { Actor } from '#shared/domain/roles.ts'
import type { LocalText, View } from '#shared/domain/tables.ts'
import { moveNotes } from './arranging.ts'
import { groupNotes, mergeClusters, moveCluster } from './clusters.ts'

/** Carries out what `dropTargetAt` promised, with an id and a title should the drop make a cluster. */
export function dropNotes(
  view: View,
  actor: Actor,
  drop: {
    readonly framework: FrameworkId
    readonly notes: readonly NoteId[]
    readonly target: DropTarget
    readonly cluster: ClusterId
    readonly title: LocalText
  },
): Plan {
  const { framework, notes, target } = drop
  switch (target.kind) {
    case 'note':
      return groupNotes(view, actor, { framework, notes, onto: target.note, cluster: drop.cluster, title: drop.title })
    case 'list': {
      const { priority, prompt, index } = target
      return moveNotes(view, actor, { framework, notes, to: { in: 'priority', priority, prompt, index } })
    }
    case 'cluster':
      return moveNotes(view, actor, {
        framework,
        notes,
        to: { in: 'cluster', cluster: target.cluster, index: target.index },
      })
    case 'priority':
      return moveNotes(view, actor, { framework, notes, to: { in: 'priority', priority: target.priority } })
    case 'open':
      return moveNotes(view, actor, { framework, notes, to: { in: 'open', at: target.at } })
  }
}

/** Carries out what `clusterDropAt` promised. */
export function dropCluster(
  view: View,
  actor: Actor,
  { cluster, target }: { readonly cluster: ClusterId; readonly target: ClusterTarget },
): Plan {
  if (target.kind === 'merge') return mergeClusters(view, actor, { into: target.into, from: [cluster] })
  return moveCluster(view, actor, { cluster, priority: target.priority, index: target.index })
}
