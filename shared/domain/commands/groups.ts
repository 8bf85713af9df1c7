import { groupIds, OWN_ROW } from '#shared/domain/groups.ts'
import type { FrameworkId, GroupId, PriorityId } from '#shared/domain/ids.ts'
import { GROUPS_MAX, TURNS_MAX } from '#shared/domain/limits.ts'
import { placeAt } from '#shared/domain/order.ts'
import { prioritiesOf } from '#shared/domain/placing.ts'
import { accept, type Change, type Plan, put, type RefusalReason, refuse, remove } from '#shared/domain/plan.ts'
import { type Actor, whyNotFacilitate } from '#shared/domain/roles.ts'
import type { LocalText, Row, View } from '#shared/domain/tables.ts'
import { tidyTitle } from '#shared/domain/words.ts'
import { insertKey } from './lists.ts'

export type Grouping = NonNullable<Row<'run'>['grouping']>

/**
 * Makes one group for each id, in the place of those that there are, and deals the priorities of a framework out to them.
 * Where there are fewer priorities than groups, several groups begin with the same one: every group has work.
 */
export function makeGroups(
  view: View,
  actor: Actor,
  { ids, framework }: { readonly ids: readonly GroupId[]; readonly framework: FrameworkId },
): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (!view.row('frameworks', framework)) return refuse('framework-missing')
  if (ids.length === 0) return refuse('nothing-to-do')
  if (ids.length > GROUPS_MAX) return refuse('too-many')
  if (new Set(ids).size < ids.length || ids.some(id => view.row('groups', id))) return refuse('id-taken')
  const dealt = dealOut(prioritiesOf(view, framework), ids.length)
  const { keys } = placeAt([], 0, ids.length)
  return accept(
    ...groupIds(view).map(id => remove('groups', id)),
    ...ids.map((id, i) =>
      put('groups', id, { title: titleOf(i + 1), order: keys[i] ?? 'a0', priorities: dealt[i] ?? [] }),
    ),
    ...turnTo(view, 0),
  )
}

/** Adds a group after the others, with no work yet. */
export function addGroup(view: View, actor: Actor, { id }: { readonly id: GroupId }): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const groups = groupIds(view)
  if (view.row('groups', id)) return refuse('id-taken')
  if (groups.length >= GROUPS_MAX) return refuse('too-many')
  const { order, changes } = insertKey(view, 'groups', groups)
  return accept(put('groups', id, { title: titleOf(groups.length + 1), order, priorities: [] }), ...changes)
}

export function renameGroup(
  view: View,
  actor: Actor,
  { group, title }: { readonly group: GroupId; readonly title: LocalText },
): Plan {
  const why = whyNotGroup(view, actor, group)
  if (why) return refuse(why)
  const tidied = tidyTitle(title)
  return tidied.reason ? refuse(tidied.reason) : accept(put('groups', group, { title: tidied.text }))
}

/** Takes a group away; its people are in none then, or are dealt out anew. */
export function removeGroup(view: View, actor: Actor, group: GroupId): Plan {
  const why = whyNotGroup(view, actor, group)
  return why ? refuse(why) : accept(remove('groups', group))
}

/** Says what a group begins with, before anything has rotated. */
export function setGroupPriorities(
  view: View,
  actor: Actor,
  { group, priorities }: { readonly group: GroupId; readonly priorities: readonly PriorityId[] },
): Plan {
  const why = whyNotGroup(view, actor, group)
  if (why) return refuse(why)
  if (!priorities.every(id => view.row('priorities', id))) return refuse('priority-missing')
  return accept(put('groups', group, { priorities: [...new Set(priorities)] }))
}

/** Sends every group on to what the next group began with. */
export function rotate(view: View, actor: Actor): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (view.rows('groups').size === 0) return refuse('group-missing')
  const turn = view.row('run', 'board')?.turn ?? 0
  return turn >= TURNS_MAX ? refuse('too-many') : accept(put('run', 'board', { turn: turn + 1 }))
}

/** Brings every group back to what it began with. */
export function bringBack(view: View, actor: Actor): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  const changes = turnTo(view, 0)
  return changes.length === 0 ? refuse('nothing-to-do') : accept(...changes)
}

/** How people come into groups from now on; undefined: nobody comes into one or goes to another. */
export function setGrouping(view: View, actor: Actor, grouping: Grouping | undefined): Plan {
  const why = whyNotFacilitate(actor)
  if (why) return refuse(why)
  if (view.row('run', 'board')?.grouping === grouping) return refuse('nothing-to-do')
  return accept(put('run', 'board', { grouping }))
}

/** Goes into a group, or to another, while people choose. */
export function chooseGroup(view: View, actor: Actor, group: GroupId): Plan {
  if (actor.role !== 'participant') return refuse('not-allowed')
  if (view.row('run', 'board')?.grouping !== 'choose') return refuse('groups-closed')
  if (!view.row('groups', group)) return refuse('group-missing')
  if (view.row('membership', OWN_ROW)?.group === group) return refuse('nothing-to-do')
  return accept(put('membership', OWN_ROW, { group }))
}

function whyNotGroup(view: View, actor: Actor, group: GroupId): RefusalReason | undefined {
  return whyNotFacilitate(actor) ?? (view.row('groups', group) ? undefined : 'group-missing')
}

function turnTo(view: View, turn: number): Change[] {
  return (view.row('run', 'board')?.turn ?? 0) === turn ? [] : [put('run', 'board', { turn: turn || undefined })]
}

/** Neighbouring priorities in turn: 7 for 3 groups are 1 4 7, 2 5, 3 6. */
function dealOut(priorities: readonly PriorityId[], groups: number): readonly PriorityId[][] {
  const hands = Array.from({ length: groups }, (): PriorityId[] => [])
  if (priorities.length === 0) return hands
  for (let deal = 0; deal < Math.max(groups, priorities.length); deal += 1) {
    const priority = priorities[deal % priorities.length]
    if (priority !== undefined) hands[deal % groups]?.push(priority)
  }
  return hands
}

function titleOf(number: number): LocalText {
  return { fi: `Pienryhmä ${number}`, sv: `Smågrupp ${number}`, en: `Group ${number}` }
}
