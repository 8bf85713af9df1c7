import type { ClusterId, FrameworkId, NoteId, PriorityId, PromptId } from './ids.ts'
import { compareOrdered, defaultOrder } from './order.ts'
import type { Note, Place, View } from './tables.ts'

/** Where a note lies in a framework, after T4: never a place that points at something gone. */
export type EffectivePlace =
  | { readonly in: 'priority'; readonly priority: PriorityId; readonly order: string }
  | { readonly in: 'cluster'; readonly cluster: ClusterId; readonly priority: PriorityId; readonly order: string }
  /** Open space; without a point where nobody has put it anywhere. */
  | { readonly in: 'open'; readonly at: readonly [number, number] | undefined }

export interface ClusterContents {
  readonly cluster: ClusterId
  readonly notes: readonly NoteId[]
}
/** One of the lists under a priority: its clusters come first, then the notes that are in none. */
export interface PromptList {
  readonly prompt: PromptId
  readonly clusters: readonly ClusterContents[]
  readonly notes: readonly NoteId[]
}
export interface PriorityContents {
  readonly priority: PriorityId
  /** One per prompt of the board, in the order of the prompts. */
  readonly lists: readonly PromptList[]
  readonly noteCount: number
}
export interface OpenNote {
  readonly note: NoteId
  readonly at: readonly [number, number] | undefined
}
export interface Contents {
  readonly framework: FrameworkId
  readonly priorities: readonly PriorityContents[]
  /** Those with a point by id, and after them those without one. */
  readonly open: readonly OpenNote[]
}

/** The row of `places` for a note in a framework. */
export function placeId(framework: FrameworkId, note: NoteId): string {
  return `${framework}:${note}`
}

/** T4. A note whose prompt is not its cluster's lies in that cluster's priority as a single note. */
export function placeOf(view: View, framework: FrameworkId, note: NoteId): EffectivePlace {
  const row = view.row('notes', note)?.note
  const isKnown = view.row('frameworks', framework) !== undefined
  if (!row || !isKnown || !view.row('prompts', row.prompt)) return { in: 'open', at: undefined }
  const placed = resolve(view, framework, row, view.row('places', placeId(framework, note))?.place)
  return placed ?? wished(view, framework, note, row) ?? { in: 'open', at: undefined }
}

/** What every priority, list and cluster of a framework holds, in order; one pass over the notes, hidden ones left out. */
export function contentsOf(view: View, framework: FrameworkId): Contents {
  const lists = emptyLists(view, framework)
  const withPoint: OpenNote[] = []
  const without: OpenNote[] = []
  const hidden = view.rows('hidden')
  for (const id of view.rows('notes').keys() as Iterable<NoteId>) {
    if (hidden.has(id)) continue
    const place = placeOf(view, framework, id)
    if (place.in === 'open') (place.at ? withPoint : without).push({ note: id, at: place.at })
    else lists.add(id, place)
  }
  return { framework, priorities: lists.read(), open: [...withPoint.sort(byNote), ...without.sort(byNote)] }
}

/** Ids of a table's rows, in order (T5). */
export function orderedIds<Kind extends string>(rows: ReadonlyMap<string, { readonly order: string }>): Kind[] {
  return [...rows]
    .map(([id, { order }]) => ({ id, order }))
    .sort(compareOrdered)
    .map(({ id }) => id as Kind)
}

/** The priorities of a framework, in order. */
export function prioritiesOf(view: View, framework: FrameworkId): PriorityId[] {
  return [...view.rows('priorities')]
    .filter(([, priority]) => priority.framework === framework)
    .map(([id, { order }]) => ({ id, order }))
    .sort(compareOrdered)
    .map(({ id }) => id as PriorityId)
}

function isPriorityOf(view: View, framework: FrameworkId, priority: PriorityId): boolean {
  return view.row('priorities', priority)?.framework === framework
}

function resolve(view: View, framework: FrameworkId, note: Note, place: Place | undefined): EffectivePlace | undefined {
  if (!place) return undefined
  if (place.in === 'open') return place
  if (place.in === 'priority') return isPriorityOf(view, framework, place.priority) ? place : undefined
  const cluster = view.row('clusters', place.cluster)?.place
  if (!cluster || cluster.framework !== framework) return undefined
  const { priority } = cluster
  if (!isPriorityOf(view, framework, priority)) return undefined
  if (cluster.prompt !== note.prompt) return { in: 'priority', priority, order: place.order }
  return { in: 'cluster', cluster: place.cluster, priority, order: place.order }
}

function wished(view: View, framework: FrameworkId, id: NoteId, note: Note): EffectivePlace | undefined {
  const { wish } = note
  if (wish?.framework !== framework) return undefined
  if (wish.priority !== undefined && isPriorityOf(view, framework, wish.priority)) {
    return { in: 'priority', priority: wish.priority, order: defaultOrder(id) }
  }
  return wish.at ? { in: 'open', at: wish.at } : undefined
}

interface Entry {
  readonly id: string
  readonly order: string
}

/** The lists of a framework while they are being filled. */
function emptyLists(view: View, framework: FrameworkId) {
  const prompts = orderedIds<PromptId>(view.rows('prompts'))
  const clusters = new Map<ClusterId, Entry[]>()
  const clustersOf = new Map<string, Entry[]>()
  const singles = new Map<string, Entry[]>()
  for (const [id, { place }] of view.rows('clusters')) {
    if (place.framework !== framework) continue
    clusters.set(id as ClusterId, [])
    gather(clustersOf, listKey(place.priority, place.prompt), { id, order: place.order })
  }

  function list(priority: PriorityId, prompt: PromptId): PromptList {
    const key = listKey(priority, prompt)
    return {
      prompt,
      clusters: sorted<ClusterId>(clustersOf.get(key)).map(cluster => ({
        cluster,
        notes: sorted<NoteId>(clusters.get(cluster)),
      })),
      notes: sorted<NoteId>(singles.get(key)),
    }
  }

  return {
    add(id: NoteId, place: Exclude<EffectivePlace, { in: 'open' }>): void {
      const prompt = view.row('notes', id)?.note.prompt
      if (place.in === 'cluster') clusters.get(place.cluster)?.push({ id, order: place.order })
      else if (prompt) gather(singles, listKey(place.priority, prompt), { id, order: place.order })
    },
    read(): PriorityContents[] {
      return prioritiesOf(view, framework).map(priority => {
        const lists = prompts.map(prompt => list(priority, prompt))
        return { priority, lists, noteCount: lists.reduce((sum, each) => sum + countOf(each), 0) }
      })
    },
  }
}

function countOf(list: PromptList): number {
  return list.clusters.reduce((sum, cluster) => sum + cluster.notes.length, list.notes.length)
}

function listKey(priority: PriorityId, prompt: PromptId): string {
  return `${priority}:${prompt}`
}

function gather(into: Map<string, Entry[]>, key: string, entry: Entry): void {
  const there = into.get(key)
  if (there) there.push(entry)
  else into.set(key, [entry])
}

function sorted<Kind extends string>(entries: Entry[] | undefined): Kind[] {
  return (entries ?? []).sort(compareOrdered).map(({ id }) => id as Kind)
}

function byNote(a: OpenNote, b: OpenNote): number {
  return a.note < b.note ? -1 : 1
}
