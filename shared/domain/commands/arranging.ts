import type { ClusterId, FrameworkId, NoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import { PITCH } from '#shared/domain/layout/sizes.ts'
import { MOVED_NOTES_MAX } from '#shared/domain/limits.ts'
import { compareOrdered, type Ordered, placeAt } from '#shared/domain/order.ts'
import { contentsOf, placeId, placeOf } from '#shared/domain/placing.ts'
import { accept, type Change, type Plan, put, refuse } from '#shared/domain/plan.ts'
import { type Actor, whyNotArrange } from '#shared/domain/roles.ts'
import type { Place, Row, View } from '#shared/domain/tables.ts'
import { fieldChanges, staysWithin } from '#shared/domain/working-area.ts'
import { isInOpenSpace } from './own-notes.ts'

/** Where notes go. An `index` counts the list as it is shown before the move, moved notes included; none: the end. */
export type MoveTarget =
  /** Among the single notes under a priority, each note in the list of its own prompt. */
  | {
      readonly in: 'priority'
      readonly priority: PriorityId
      readonly prompt?: PromptId | undefined
      readonly index?: number | undefined
    }
  | { readonly in: 'cluster'; readonly cluster: ClusterId; readonly index?: number | undefined }
  /** The first note comes to lie at `at`. The others keep their distance to it if all lay in open space, else they lie in rows. */
  | { readonly in: 'open'; readonly at: readonly [number, number] }

export interface NotesMove {
  readonly framework: FrameworkId
  /** In the order in which they shall lie. */
  readonly notes: readonly NoteId[]
  readonly to: MoveTarget
}

export type MarkColour = NonNullable<Row<'marks'>['colour']>

/** Notes put into open space together lie in rows of so many. */
const OPEN_ACROSS = 4

/** Moves notes within one framework. With `prompt`, the index holds for that list; notes of others go to the end of theirs. */
export function moveNotes(view: View, actor: Actor, { framework, notes, to }: NotesMove): Plan {
  const why = whyNotArrange(actor) ?? whyNotMovable(view, framework, notes)
  if (why) return refuse(why)
  switch (to.in) {
    case 'priority': {
      if (view.row('priorities', to.priority)?.framework !== framework) return refuse('priority-missing')
      return arranged(view, actor, ...toPriority(view, framework, notes, to))
    }
    case 'cluster': {
      const cluster = view.row('clusters', to.cluster)?.place
      if (!cluster) return refuse('cluster-missing')
      if (cluster.framework !== framework) return refuse('other-framework')
      if (notes.some(id => promptOf(view, id) !== cluster.prompt)) return refuse('other-prompt')
      return arranged(view, actor, ...toCluster(view, framework, notes, to.cluster, to.index))
    }
    case 'open':
      return toOpenSpace(view, actor, { framework, notes, at: to.at })
  }
}

/** Gives notes a colour, or with undefined takes it away. */
export function setColour(
  view: View,
  actor: Actor,
  { notes, colour }: { readonly notes: readonly NoteId[]; readonly colour: MarkColour | undefined },
): Plan {
  const why = whyNotArrange(actor) ?? whyNotNotes(view, notes)
  if (why) return refuse(why)
  const changing = notes.filter(id => view.row('marks', id)?.colour !== colour)
  return changing.length === 0
    ? refuse('nothing-to-do')
    : arranged(view, actor, ...changing.map(id => put('marks', id, { colour })))
}

/** Marks a note as a key note, or takes the mark away. */
export function toggleKeyNote(view: View, actor: Actor, note: NoteId): Plan {
  const why = whyNotArrange(actor) ?? whyNotNotes(view, [note])
  if (why) return refuse(why)
  return arranged(view, actor, put('marks', note, { key: view.row('marks', note)?.key ? undefined : true }))
}

/** Marks notes as key notes, or takes the mark from them all. */
export function setKeyNotes(
  view: View,
  actor: Actor,
  { notes, isKey }: { readonly notes: readonly NoteId[]; readonly isKey: boolean },
): Plan {
  const why = whyNotArrange(actor) ?? whyNotNotes(view, notes)
  if (why) return refuse(why)
  const changing = notes.filter(id => (view.row('marks', id)?.key === true) !== isKey)
  if (changing.length === 0) return refuse('nothing-to-do')
  return arranged(view, actor, ...changing.map(id => put('marks', id, { key: isKey ? true : undefined })))
}

/** The plan, unless it reaches beyond the priorities that this actor may arrange. */
export function arranged(view: View, actor: Actor, ...changes: readonly Change[]): Plan {
  if (actor.area && !staysWithin(view, actor.area, fieldChanges(changes))) return refuse('other-group')
  return accept(...changes)
}

export function promptOf(view: View, note: NoteId): PromptId | undefined {
  return view.row('notes', note)?.note.prompt
}

export function whyNotNotes(view: View, notes: readonly NoteId[]) {
  if (notes.length === 0) return 'nothing-to-do' as const
  if (notes.length > MOVED_NOTES_MAX) return 'too-many' as const
  return notes.every(id => view.row('notes', id)) ? undefined : ('note-missing' as const)
}

export function whyNotMovable(view: View, framework: FrameworkId, notes: readonly NoteId[]) {
  return view.row('frameworks', framework) ? whyNotNotes(view, notes) : ('framework-missing' as const)
}

/** Changes that put notes among the single notes of a priority. */
export function toPriority(
  view: View,
  framework: FrameworkId,
  notes: readonly NoteId[],
  to: { readonly priority: PriorityId; readonly prompt?: PromptId | undefined; readonly index?: number | undefined },
): Change[] {
  const contents = contentsOf(view, framework).priorities.find(each => each.priority === to.priority)
  const prompts = new Set(notes.map(id => promptOf(view, id)))
  return [...prompts].flatMap(prompt => {
    const list = contents?.lists.find(each => each.prompt === prompt)
    const isMeant = to.prompt === undefined || to.prompt === prompt
    return ordering(view, framework, {
      list: list?.notes ?? [],
      moved: notes.filter(id => promptOf(view, id) === prompt),
      index: isMeant ? to.index : undefined,
      placeWith: order => ({ in: 'priority', priority: to.priority, order }),
    })
  })
}

/** Changes that put notes into a cluster. */
export function toCluster(
  view: View,
  framework: FrameworkId,
  notes: readonly NoteId[],
  cluster: ClusterId,
  index?: number | undefined,
): Change[] {
  const list = shownIn(view, framework, cluster)
  return ordering(view, framework, {
    list,
    moved: notes,
    index,
    placeWith: order => ({ in: 'cluster', cluster, order }),
  })
}

/** The notes of a cluster as they are shown, in order. */
export function shownIn(view: View, framework: FrameworkId, cluster: ClusterId): readonly NoteId[] {
  for (const { lists } of contentsOf(view, framework).priorities) {
    for (const { clusters } of lists) {
      const found = clusters.find(each => each.cluster === cluster)
      if (found) return found.notes
    }
  }
  return []
}

interface Ordering {
  readonly list: readonly NoteId[]
  readonly moved: readonly NoteId[]
  readonly index: number | undefined
  placeWith(order: string): Place
}

function ordering(view: View, framework: FrameworkId, { list, moved, index, placeWith }: Ordering): Change[] {
  const isMoved = new Set(moved)
  const staying = list.filter(id => !isMoved.has(id))
  const at =
    index === undefined ? staying.length : list.slice(0, Math.max(0, index)).filter(id => !isMoved.has(id)).length
  const rows = staying.map(id => ({ id, order: orderOf(view, framework, id) })) satisfies Ordered[]
  const { keys, rekeyed } = placeAt(rows.sort(compareOrdered), at, moved.length)
  const place = (id: NoteId, order: string) => put('places', placeId(framework, id), { place: placeWith(order) })
  return [
    ...moved.flatMap((id, i) => (keys[i] === undefined ? [] : [place(id, keys[i])])),
    ...rekeyed.map(({ id, order }) => place(id as NoteId, order)),
  ]
}

function orderOf(view: View, framework: FrameworkId, note: NoteId): string {
  const place = placeOf(view, framework, note)
  return place.in === 'open' ? '' : place.order
}

function toOpenSpace(
  view: View,
  actor: Actor,
  {
    framework,
    notes,
    at,
  }: { readonly framework: FrameworkId; readonly notes: readonly NoteId[]; readonly at: readonly [number, number] },
): Plan {
  const points = notes.flatMap(id => {
    const place = placeOf(view, framework, id)
    return place.in === 'open' && place.at ? [place.at] : []
  })
  const first = points.length === notes.length ? points[0] : undefined
  const places = notes.map((_, i): [number, number] => {
    const point = points[i]
    if (first && point) return [at[0] + point[0] - first[0], at[1] + point[1] - first[1]]
    return [at[0] + (i % OPEN_ACROSS) * PITCH.x, at[1] + Math.floor(i / OPEN_ACROSS) * PITCH.y]
  })
  if (!places.every(isInOpenSpace)) return refuse('place-out-of-range')
  return arranged(
    view,
    actor,
    ...notes.flatMap((id, i) => {
      const point = places[i]
      return point ? [put('places', placeId(framework, id), { place: { in: 'open', at: point } })] : []
    }),
  )
}
