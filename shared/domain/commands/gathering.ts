import { accept, type Plan, put, refuse } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import type { Gathering, View } from '#shared/domain/tables.ts'

/** Calls everyone to a view, and there perhaps to a priority, a cluster or a note. */
export function gatherEveryone(view: View, actor: Actor, to: Gathering): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (to.framework !== undefined && !view.row('frameworks', to.framework)) return refuse('framework-missing')
  switch (to.target?.kind) {
    case 'priority':
      if (!view.row('priorities', to.target.id)) return refuse('priority-missing')
      break
    case 'cluster':
      if (!view.row('clusters', to.target.id)) return refuse('cluster-missing')
      break
    case 'note':
      if (!view.row('notes', to.target.id)) return refuse('note-missing')
  }
  return accept(put('run', 'board', { gathering: to }))
}
