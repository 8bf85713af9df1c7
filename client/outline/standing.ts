import type { ClusterId, NoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import type { Contents, PromptList } from '#shared/domain/placing.ts'

/** Where a note stands among its neighbours; in open space there are none. */
export type Standing =
  | {
      readonly in: 'list'
      readonly priority: PriorityId
      readonly prompt: PromptId
      readonly index: number
      readonly notes: readonly NoteId[]
    }
  | {
      readonly in: 'cluster'
      readonly cluster: ClusterId
      readonly index: number
      readonly notes: readonly NoteId[]
    }
  | { readonly in: 'open'; readonly index: number; readonly notes: readonly NoteId[] }

export function standingOf(contents: Contents, note: NoteId): Standing | undefined {
  for (const { priority, lists } of contents.priorities) {
    for (const { prompt, clusters, notes } of lists) {
      for (const { cluster, notes: inside } of clusters) {
        const index = inside.indexOf(note)
        if (index !== -1) return { in: 'cluster', cluster, index, notes: inside }
      }
      const index = notes.indexOf(note)
      if (index !== -1) return { in: 'list', priority, prompt, index, notes }
    }
  }
  const notes = contents.open.map(each => each.note)
  const index = notes.indexOf(note)
  return index === -1 ? undefined : { in: 'open', index, notes }
}

/** The notes that are shown, in the order of reading: nothing of what is folded. */
export function shownOrder(
  { priorities, open }: Contents,
  isFolded: (id: ClusterId | PriorityId) => boolean,
): readonly NoteId[] {
  const order: NoteId[] = []
  for (const { priority, lists } of priorities) {
    if (isFolded(priority)) continue
    for (const { clusters, notes } of lists) {
      for (const { cluster, notes: inside } of clusters) if (!isFolded(cluster)) order.push(...inside)
      order.push(...notes)
    }
  }
  for (const { note } of open) order.push(note)
  return order
}

/** Only what was found. Priorities and lists stay, so that it can be seen where nothing was; empty clusters go. */
export function onlyFound(contents: Contents, matches: ReadonlySet<NoteId>): Contents {
  const found = (notes: readonly NoteId[]) => notes.filter(note => matches.has(note))
  const listOf = (list: PromptList): PromptList => ({
    ...list,
    notes: found(list.notes),
    clusters: list.clusters
      .map(({ cluster, notes }) => ({ cluster, notes: found(notes) }))
      .filter(({ notes }) => notes.length > 0),
  })
  return {
    ...contents,
    priorities: contents.priorities.map(each => {
      const lists = each.lists.map(listOf)
      return { ...each, lists, noteCount: lists.reduce((sum, list) => sum + countOf(list), 0) }
    }),
    open: contents.open.filter(({ note }) => matches.has(note)),
  }
}

export function countOf({ clusters, notes }: PromptList): number {
  return clusters.reduce((sum, cluster) => sum + cluster.notes.length, notes.length)
}

export function isSameRow(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, i) => id === b[i]))
}
