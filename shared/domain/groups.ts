import type { GroupId, PriorityId } from './ids.ts'
import { orderedIds } from './placing.ts'
import type { View } from './tables.ts'

/** The only row of `membership` and of `assigned`. */
export const OWN_ROW = 'me'

/** The groups of a board, in order. */
export function groupIds(view: View): GroupId[] {
  return orderedIds<GroupId>(view.rows('groups'))
}

/**
 * Q1: what a group works on now. After each rotation it goes on to what the next group began with, the last one to what
 * the first began with; priorities that are gone are left out.
 */
export function prioritiesNow(view: View, group: GroupId): readonly PriorityId[] {
  const groups = groupIds(view)
  const index = groups.indexOf(group)
  if (index < 0) return []
  const turn = view.row('run', 'board')?.turn ?? 0
  const began = view.row('groups', groups[(index + turn) % groups.length] ?? group)?.priorities ?? []
  return began.filter(id => view.row('priorities', id))
}

/**
 * Q2: the group that a person is in. While people choose, their own choice counts; at any other time what the clerk has
 * written does, so that nobody goes over to another group by themselves. `mine` is that person's own document.
 */
export function groupOf(board: View, mine: View): GroupId | undefined {
  const isThere = (group: GroupId | undefined) => (group && board.row('groups', group) ? group : undefined)
  const chosen = isThere(mine.row('membership', OWN_ROW)?.group)
  const assigned = isThere(mine.row('assigned', OWN_ROW)?.group)
  return board.row('run', 'board')?.grouping === 'choose' ? (chosen ?? assigned) : (assigned ?? chosen)
}

/** How many of these people are in each group, groups without anybody included. */
export function groupSizes(board: View, mines: Iterable<View>): ReadonlyMap<GroupId, number> {
  const sizes = new Map(groupIds(board).map(id => [id, 0]))
  for (const mine of mines) {
    const group = groupOf(board, mine)
    if (group !== undefined) sizes.set(group, (sizes.get(group) ?? 0) + 1)
  }
  return sizes
}

/** How many notes the people of each group have written, withdrawn ones left out. */
export function notesByGroup(board: View, mines: Iterable<View>): ReadonlyMap<GroupId, number> {
  const written = new Map(groupIds(board).map(id => [id, 0]))
  for (const mine of mines) {
    const group = groupOf(board, mine)
    if (group === undefined) continue
    let own = 0
    for (const { note } of mine.rows('ownNotes').values()) if (!note.withdrawn) own += 1
    written.set(group, (written.get(group) ?? 0) + own)
  }
  return written
}

/**
 * Q3: the group that each person is to be put into, by their place in the list; undefined where it stays as it is. Who
 * has chosen a group stays in it; while groups are dealt out evenly, everybody else goes, in the order of the list, to
 * the group with the fewest people.
 */
export function assignments(board: View, mines: readonly View[]): readonly (GroupId | undefined)[] {
  const grouping = board.row('run', 'board')?.grouping
  if (grouping === undefined || board.rows('groups').size === 0) return mines.map(() => undefined)
  const sizes = new Map(groupSizes(board, mines))
  return mines.map(mine => {
    const group = groupOf(board, mine)
    if (group !== undefined) return group === mine.row('assigned', OWN_ROW)?.group ? undefined : group
    if (grouping === 'choose') return undefined
    const smallest = [...sizes].reduce((least, each) => (each[1] < least[1] ? each : least))[0]
    sizes.set(smallest, (sizes.get(smallest) ?? 0) + 1)
    return smallest
  })
}
