import type { ClusterId, GroupId, PriorityId } from '#shared/domain/ids.ts'
import type { PlainView } from './plain-view.ts'
import { goals, health, note, rules, schools, smallBoard, stepId, works } from './small-board.ts'

export const first = 'g1' as GroupId
export const second = 'g2' as GroupId
export const inSchools = 'inSchools' as ClusterId
export const inHealth = 'inHealth' as ClusterId

/**
 * Two groups that arrange, the first one the schools and the second one health. There is a note and a cluster with another
 * note under each of the two, and one note in open space.
 */
export function groupedBoard(): PlainView {
  const view = smallBoard()
    .with('steps', 'sort', {
      title: { fi: 'Ryhmittely' },
      rules: rules({ kind: 'arrange', arrange: 'groups' }),
      order: 'a0',
    })
    .with('run', 'board', { step: stepId('sort'), grouping: 'choose' })
    .with('groups', first, { title: { fi: 'Pienryhmä 1' }, order: 'a0', priorities: [schools] })
    .with('groups', second, { title: { fi: 'Pienryhmä 2' }, order: 'a1', priorities: [health] })
    .with('notes', 'loose', { note: note({ wish: { framework: goals, at: [10, 10] } }) })
  for (const [name, priority, cluster] of [
    ['school', schools, inSchools],
    ['health', health, inHealth],
  ] satisfies [string, PriorityId, ClusterId][]) {
    view
      .with('notes', name, { note: note({ wish: { framework: goals, priority } }) })
      .with('clusters', cluster, {
        title: { fi: name },
        place: { framework: goals, priority, prompt: works, order: 'a0' },
      })
      .with('notes', `${name}2`, { note: note({ wish: { framework: goals, priority } }) })
      .with('places', `${goals}:${name}2`, { place: { in: 'cluster', cluster, order: 'a0' } })
  }
  return view
}
