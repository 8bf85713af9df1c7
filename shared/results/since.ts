import type { ClusterId, FrameworkId, NoteId, PriorityId, RoundId, WorkshopId } from '#shared/domain/ids.ts'
import { contentsOf, orderedIds, type PromptList } from '#shared/domain/placing.ts'
import { currentWorkshop, earlierWorkshop } from '#shared/domain/series.ts'
import type { View } from '#shared/domain/tables.ts'

/** How many notes are there, and how many of them the workshop that is on has brought. */
export interface Growth {
  readonly fresh: number
  readonly total: number
}

/** What the workshop that is on has brought to a framework, compared with all that was there before it. */
export interface Since {
  readonly earlier: WorkshopId
  readonly workshop: WorkshopId
  readonly all: Growth
  /** Every priority of the framework, in its order. */
  readonly priorities: readonly (Growth & { readonly priority: PriorityId })[]
  /** The notes that no priority holds. */
  readonly open: Growth
  /** Clusters with new notes, most new ones first; where `fresh` is `total`, all of it is new. */
  readonly clusters: readonly (Growth & { readonly cluster: ClusterId; readonly priority: PriorityId })[]
  /** Counted in this workshop, oldest first. */
  readonly votes: readonly RoundId[]
  /** Priorities with a statement that no new note stands behind. */
  readonly untouched: readonly PriorityId[]
}

/**
 * What is new since the workshop before the one that is on. Undefined in the first workshop of a series, and where no
 * earlier one has left a note: then everything is new.
 */
export function sinceLast(view: View, framework: FrameworkId): Since | undefined {
  const workshop = currentWorkshop(view)
  const earlier = earlierWorkshop(view)
  if (workshop === undefined || earlier === undefined) return undefined
  const { priorities, open } = contentsOf(view, framework)
  const isFresh = (id: NoteId) => view.row('notes', id)?.note.workshop === workshop
  const growthOf = (ids: readonly NoteId[]): Growth => ({ fresh: ids.filter(isFresh).length, total: ids.length })
  const byPriority = priorities.map(({ priority, lists }) => ({ priority, ...growthOf(lists.flatMap(notesOf)) }))
  const inOpen = growthOf(open.map(({ note }) => note))
  const all = [...byPriority, inOpen].reduce(
    (sum, each) => ({ fresh: sum.fresh + each.fresh, total: sum.total + each.total }),
    { fresh: 0, total: 0 },
  )
  if (all.fresh === all.total) return undefined
  const clusters = priorities.flatMap(({ priority, lists }) =>
    lists.flatMap(list =>
      list.clusters.map(({ cluster, notes }) => ({ cluster, priority, notes, ...growthOf(notes) })),
    ),
  )
  const touched = new Set<string>(
    clusters.flatMap(({ cluster, notes, fresh }) => (fresh > 0 ? [cluster, ...notes.filter(isFresh)] : [])),
  )
  return {
    earlier,
    workshop,
    all,
    priorities: byPriority,
    open: inOpen,
    clusters: clusters
      .filter(({ fresh }) => fresh > 0)
      .map(({ notes: _, ...cluster }) => cluster)
      // Stable: equal ones stay as they lie.
      .toSorted((a, b) => b.fresh - a.fresh),
    votes: countedIn(view, framework, workshop),
    untouched: priorities.flatMap(({ priority }) => {
      const statements = [...view.rows('statements').values()].filter(each => each.priority === priority)
      const isTouched = statements.some(({ evidence }) => evidence.some(id => touched.has(id) || isFresh(id as NoteId)))
      return statements.length > 0 && !isTouched ? [priority] : []
    }),
  }
}

function notesOf({ clusters, notes }: PromptList): readonly NoteId[] {
  return [...clusters.flatMap(each => each.notes), ...notes]
}

function countedIn(view: View, framework: FrameworkId, workshop: WorkshopId): readonly RoundId[] {
  return orderedIds<RoundId>(view.rows('rounds')).filter(id => {
    const round = view.row('rounds', id)
    if (!round || round.rules.framework !== framework || !view.row('results', id)) return false
    return (round.workshop ?? (round.step && view.row('steps', round.step)?.workshop)) === workshop
  })
}
