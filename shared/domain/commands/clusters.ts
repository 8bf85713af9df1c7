import type { ClusterId, FrameworkId, NoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import { CLUSTERS_MAX, MOVED_NOTES_MAX } from '#shared/domain/limits.ts'
import { compareOrdered, type Ordered, orderAtEnd, placeAt } from '#shared/domain/order.ts'
import { placeId, placeOf } from '#shared/domain/placing.ts'
import { type Change, type Plan, put, refuse, remove } from '#shared/domain/plan.ts'
import { type Actor, whyNotArrange } from '#shared/domain/roles.ts'
import type { Cluster, LocalText, View } from '#shared/domain/tables.ts'
import { tidyTitle } from '#shared/domain/words.ts'
import { arranged, moveNotes, promptOf, shownIn, toPriority, whyNotMovable } from './arranging.ts'

/**
 * Starts a cluster where the note lies that others are dropped on, and puts it and them into it. Where that note
 * is in a cluster already, the others join it there and nothing new is made.
 */
export function groupNotes(
  view: View,
  actor: Actor,
  group: {
    readonly framework: FrameworkId
    /** Id for the new cluster. */
    readonly cluster: ClusterId
    readonly title: LocalText
    readonly onto: NoteId
    readonly notes: readonly NoteId[]
  },
): Plan {
  const { framework, cluster, onto } = group
  const why = whyNotArrange(actor) ?? whyNotMovable(view, framework, [onto, ...group.notes])
  if (why) return refuse(why)
  const prompt = promptOf(view, onto)
  const others = group.notes.filter(id => id !== onto)
  if (others.length === 0 || prompt === undefined) return refuse('nothing-to-do')
  if (others.some(id => promptOf(view, id) !== prompt)) return refuse('other-prompt')
  const place = placeOf(view, framework, onto)
  if (place.in === 'open') return refuse('not-in-priority')
  if (place.in === 'cluster') {
    return moveNotes(view, actor, { framework, notes: others, to: { in: 'cluster', cluster: place.cluster } })
  }
  const title = tidyTitle(group.title)
  if (title.reason) return refuse(title.reason)
  if (view.row('clusters', cluster)) return refuse('id-taken')
  if (view.rows('clusters').size >= CLUSTERS_MAX) return refuse('too-many')
  const { priority } = place
  const order = orderAtEnd(clustersIn(view, priority, prompt))
  const made = put('clusters', cluster, { title: title.text, place: { framework, priority, prompt, order } })
  const { keys } = placeAt([], 0, others.length + 1)
  return arranged(
    view,
    actor,
    made,
    ...[onto, ...others].flatMap((id, i) => inCluster(framework, id, cluster, keys[i])),
  )
}

/** Puts notes at the end of a cluster, or before the one at `index`. */
export function addToCluster(
  view: View,
  actor: Actor,
  {
    cluster,
    notes,
    index,
  }: { readonly cluster: ClusterId; readonly notes: readonly NoteId[]; readonly index?: number | undefined },
): Plan {
  const framework = view.row('clusters', cluster)?.place.framework
  if (framework === undefined) return refuse(whyNotArrange(actor) ?? 'cluster-missing')
  return moveNotes(view, actor, { framework, notes, to: { in: 'cluster', cluster, index } })
}

/** Takes notes out of their clusters; they become the first single notes of the same list. */
export function takeFromCluster(
  view: View,
  actor: Actor,
  { framework, notes }: { readonly framework: FrameworkId; readonly notes: readonly NoteId[] },
): Plan {
  const why = whyNotArrange(actor) ?? whyNotMovable(view, framework, notes)
  if (why) return refuse(why)
  const byPriority = new Map<PriorityId, NoteId[]>()
  for (const id of notes) {
    const place = placeOf(view, framework, id)
    if (place.in === 'cluster') byPriority.set(place.priority, [...(byPriority.get(place.priority) ?? []), id])
  }
  if (byPriority.size === 0) return refuse('nothing-to-do')
  return arranged(
    view,
    actor,
    ...[...byPriority].flatMap(([priority, ids]) => toPriority(view, framework, ids, { priority, index: 0 })),
  )
}

export function renameCluster(
  view: View,
  actor: Actor,
  { cluster, title }: { readonly cluster: ClusterId; readonly title: LocalText },
): Plan {
  const why = whyNotArrange(actor)
  if (why) return refuse(why)
  if (!view.row('clusters', cluster)) return refuse('cluster-missing')
  const tidied = tidyTitle(title)
  return tidied.reason ? refuse(tidied.reason) : arranged(view, actor, put('clusters', cluster, { title: tidied.text }))
}

/**
 * Moves a cluster with its notes under a priority of its framework, before the cluster at `index` of that list as it
 * is shown (itself included), or to the end.
 */
export function moveCluster(
  view: View,
  actor: Actor,
  to: { readonly cluster: ClusterId; readonly priority: PriorityId; readonly index?: number | undefined },
): Plan {
  const why = whyNotArrange(actor)
  if (why) return refuse(why)
  const place = view.row('clusters', to.cluster)?.place
  const priority = view.row('priorities', to.priority)
  if (!place) return refuse('cluster-missing')
  if (!priority) return refuse('priority-missing')
  if (priority.framework !== place.framework) return refuse('other-framework')
  const shown = clustersIn(view, to.priority, place.prompt)
  const staying = shown.filter(({ id }) => id !== to.cluster)
  const at =
    to.index === undefined
      ? staying.length
      : shown.slice(0, Math.max(0, to.index)).filter(({ id }) => id !== to.cluster).length
  const { keys, rekeyed } = placeAt(staying, at, 1)
  const order = keys[0] ?? place.order
  return arranged(
    view,
    actor,
    put('clusters', to.cluster, { place: { ...place, priority: to.priority, order } }),
    ...rekeyed.flatMap(({ id, order: key }) => {
      const there = view.row('clusters', id)?.place
      return there ? [put('clusters', id, { place: { ...there, order: key } })] : []
    }),
  )
}

/** Takes the cluster away; its notes stay under its priority, first among the single notes and in their order. */
export function dissolveCluster(view: View, actor: Actor, cluster: ClusterId): Plan {
  const why = whyNotArrange(actor)
  if (why) return refuse(why)
  const place = view.row('clusters', cluster)?.place
  if (!place) return refuse('cluster-missing')
  const { framework, priority } = place
  const shown = shownIn(view, framework, cluster)
  const rest = membersOf(view, cluster, place).filter(({ note }) => !shown.includes(note))
  return arranged(
    view,
    actor,
    ...(shown.length > 0 ? toPriority(view, framework, shown, { priority, index: 0 }) : []),
    // Notes that are hidden or withdrawn just now keep their priority for when they come back.
    ...rest.map(({ note, order }) =>
      put('places', placeId(framework, note), { place: { in: 'priority', priority, order } }),
    ),
    remove('clusters', cluster),
  )
}

/** Puts the notes of other clusters at the end of one, and takes those away; its name stays. Undo brings them back. */
export function mergeClusters(
  view: View,
  actor: Actor,
  { into, from }: { readonly into: ClusterId; readonly from: readonly ClusterId[] },
): Plan {
  const why = whyNotArrange(actor)
  if (why) return refuse(why)
  const target = view.row('clusters', into)?.place
  if (!target) return refuse('cluster-missing')
  const merged = [...new Set(from)].filter(id => id !== into)
  if (merged.length === 0) return refuse('nothing-to-do')
  const moving: NoteId[] = []
  for (const id of merged) {
    const place = view.row('clusters', id)?.place
    if (!place) return refuse('cluster-missing')
    if (place.framework !== target.framework) return refuse('other-framework')
    if (place.prompt !== target.prompt) return refuse('other-prompt')
    moving.push(...membersOf(view, id, place).map(({ note }) => note))
  }
  if (moving.length > MOVED_NOTES_MAX) return refuse('too-many')
  const { keys } = placeAt(ordered(membersOf(view, into, target)), Number.POSITIVE_INFINITY, moving.length)
  return arranged(
    view,
    actor,
    ...moving.flatMap((id, i) => inCluster(target.framework, id, into, keys[i])),
    ...merged.map(id => remove('clusters', id)),
  )
}

/** The clusters of one list, in order. */
function clustersIn(view: View, priority: PriorityId, prompt: PromptId): Ordered[] {
  return [...view.rows('clusters')]
    .filter(([, { place }]) => place.priority === priority && place.prompt === prompt)
    .map(([id, { place }]) => ({ id, order: place.order }))
    .sort(compareOrdered)
}

/** Everything placed in a cluster, in order: also notes that are hidden, or withdrawn and perhaps given again. */
function membersOf(view: View, cluster: ClusterId, { framework }: Cluster['place']) {
  const prefix = `${framework}:`
  const members: { readonly note: NoteId; readonly order: string }[] = []
  for (const [id, { place }] of view.rows('places')) {
    if (place.in !== 'cluster' || place.cluster !== cluster || !id.startsWith(prefix)) continue
    members.push({ note: id.slice(prefix.length) as NoteId, order: place.order })
  }
  return members.sort((a, b) => compareOrdered({ id: a.note, order: a.order }, { id: b.note, order: b.order }))
}

function ordered(members: ReturnType<typeof membersOf>): Ordered[] {
  return members.map(({ note, order }) => ({ id: note, order }))
}

function inCluster(framework: FrameworkId, note: NoteId, cluster: ClusterId, order: string | undefined): Change[] {
  return order === undefined
    ? []
    : [put('places', placeId(framework, note), { place: { in: 'cluster', cluster, order } })]
}
