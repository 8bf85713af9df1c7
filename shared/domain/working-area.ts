import type { ClusterId, FrameworkId, NoteId, PriorityId } from './ids.ts'
import { placeOf } from './placing.ts'
import type { Change } from './plan.ts'
import { type Row, TABLES, type TableName, type View } from './tables.ts'

/** The priorities that somebody may change the arrangement of. */
export type WorkingArea = ReadonlySet<PriorityId>

/** One field of the arrangement as it is to be; undefined: taken away. */
export interface FieldChange {
  readonly table: TableName
  readonly id: string
  readonly field: string
  readonly value: unknown
}

/**
 * Q4: whether changes to the arrangement stay in an area. Every note and cluster that they move lies, before and after,
 * under a priority of the area; notes may come from open space and go there. A note may be marked where it lies under one
 * of these priorities in some framework, or in open space in all of them.
 */
export function staysWithin(view: View, area: WorkingArea, changes: readonly FieldChange[]): boolean {
  const after = changed(view, changes)
  const isIn = (priority: PriorityId | undefined) => priority === undefined || area.has(priority)
  const isPlaceIn = (id: string) => isIn(priorityAt(view, id)) && isIn(priorityAt(after, id))
  return changes.every(({ table, id, value, field }) => {
    switch (table) {
      case 'places':
        return isPlaceIn(id)
      case 'clusters': {
        const [was, is] = [view.row(table, id)?.place, after.row(table, id)?.place]
        // Half a cluster is nowhere: who adds the other half must not bring it to be under another priority.
        if (field === 'place' ? !isPlaceOrGone(value, area) : !was && !is) return false
        if (!isIn(was?.priority) || !isIn(is?.priority)) return false
        return was?.framework === is?.framework || placesIn(view, after, id as ClusterId).every(isPlaceIn)
      }
      case 'marks':
        return isMarkable(view, area, id as NoteId)
      default:
        return true
    }
  })
}

/** The fields that changes touch. */
export function fieldChanges(changes: readonly Change[]): FieldChange[] {
  return changes.flatMap(change => {
    const { table, id } = change
    if (change.kind === 'put') {
      return Object.entries(change.fields).map(([field, value]) => ({ table, id, field, value: value as unknown }))
    }
    return Object.keys(TABLES[table]).map(field => ({ table, id, field, value: undefined }))
  })
}

/** Where a row of `places` puts its note. A note that is not there, or not yet, lies where that row says. */
function priorityAt(view: View, id: string): PriorityId | undefined {
  const [framework = '', note = ''] = id.split(':')
  if (view.row('notes', note)) return priorityOf(view, framework as FrameworkId, note as NoteId)
  const place = view.row('places', id)?.place
  if (place?.in === 'cluster') return view.row('clusters', place.cluster)?.place.priority
  return place?.in === 'priority' ? place.priority : undefined
}

function priorityOf(view: View, framework: FrameworkId, note: NoteId): PriorityId | undefined {
  const place = placeOf(view, framework, note)
  return place.in === 'open' ? undefined : place.priority
}

function isPlaceOrGone(value: unknown, area: WorkingArea): boolean {
  if (value === undefined) return true
  const { priority } = value as Row<'clusters'>['place']
  return area.has(priority)
}

/** Rows that a cluster which comes, goes or changes its framework takes with it, wherever their notes lie till then. */
function placesIn(before: View, after: View, cluster: ClusterId): string[] {
  const ids = new Set<string>()
  for (const view of [before, after]) {
    for (const [id, { place }] of view.rows('places'))
      if (place.in === 'cluster' && place.cluster === cluster) ids.add(id)
  }
  return [...ids]
}

function isMarkable(view: View, area: WorkingArea, note: NoteId): boolean {
  const priorities = [...view.rows('frameworks').keys()].map(id => priorityOf(view, id as FrameworkId, note))
  return priorities.some(id => id !== undefined && area.has(id)) || priorities.every(id => id === undefined)
}

/** The view as it will be. */
function changed(view: View, changes: readonly FieldChange[]): View {
  const tables = new Map<TableName, Map<string, Record<string, unknown>>>()
  for (const { table, id, field, value } of changes) {
    const rows = tables.get(table) ?? new Map<string, Record<string, unknown>>()
    tables.set(table, rows)
    rows.set(id, { ...(rows.get(id) ?? view.row(table, id)), [field]: value })
  }
  return {
    rows(table) {
      const touched = tables.get(table)
      if (!touched) return view.rows(table)
      const rows = new Map(view.rows(table))
      for (const id of touched.keys()) {
        const row = this.row(table, id)
        if (row) rows.set(id, row)
        else rows.delete(id)
      }
      return rows
    },
    row<T extends TableName>(table: T, id: string): Row<T> | undefined {
      const fields = tables.get(table)?.get(id)
      if (!fields) return view.row(table, id)
      const isWhole = Object.entries(TABLES[table]).every(([name, { type }]) => type === 'optional' || fields[name])
      return isWhole ? (fields as unknown as Row<T>) : undefined
    },
  }
}
