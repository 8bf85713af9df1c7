import { countsOf } from '#shared/domain/counts.ts'
import { notesByGroup } from '#shared/domain/groups.ts'
import type { Change } from '#shared/domain/plan.ts'
import type { View } from '#shared/domain/tables.ts'

/** Somebody who is on the board, by the desk's id for that person. */
export interface Present {
  readonly id: string
  readonly role: 'facilitator' | 'participant' | 'viewer'
  readonly name: string | undefined
}

/**
 * What the desk says of people and counts, as changes to it. Who has left stays with `here: false`, but on an anonymous
 * board, where a row without a name tells nothing, goes.
 */
export function deskChanges(
  desk: View,
  present: readonly Present[],
  mines: readonly View[],
  isAnonymous: boolean,
): Change[] {
  const changes: Change[] = []
  const here = new Set<string>()
  for (const { id, role, name } of present) {
    here.add(id)
    const fields = isAnonymous ? { role, here: true } : { role, name, here: true }
    changes.push({ kind: 'put', table: 'people', id, fields })
  }
  for (const [id, person] of desk.rows('people')) {
    if (here.has(id)) continue
    if (isAnonymous) changes.push({ kind: 'remove', table: 'people', id })
    else if (person.here) changes.push({ kind: 'put', table: 'people', id, fields: { here: false } })
  }
  const counts = countsOf(mines)
  for (const [id, fields] of counts) changes.push({ kind: 'put', table: 'counts', id, fields })
  for (const id of desk.rows('counts').keys()) {
    if (![...counts.keys()].includes(id as never)) changes.push({ kind: 'remove', table: 'counts', id })
  }
  const written = notesByGroup(desk, mines)
  for (const [id, sum] of written) changes.push({ kind: 'put', table: 'groupNotes', id, fields: { written: sum } })
  for (const id of desk.rows('groupNotes').keys()) {
    if (!desk.row('groups', id)) changes.push({ kind: 'remove', table: 'groupNotes', id })
  }
  return changes
}
