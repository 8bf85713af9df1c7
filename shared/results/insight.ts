import type { ClusterId, PriorityId, PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { orderedIds } from '#shared/domain/placing.ts'
import type { View } from '#shared/domain/tables.ts'
import type { FrameworkResults, NoteResult, PriorityResults } from './results.ts'

/** How many clusters the plot of the largest shows. */
export const LARGEST_CLUSTERS_MAX = 10
/** Shades of the heat table: 0 for no note, then 1 to this. */
export const HEAT_STEPS = 4

export interface PromptColumn {
  readonly id: PromptId
  readonly letter: string
}

export interface HeatRow {
  /** Undefined: the notes that no priority holds. */
  readonly priority: PriorityId | undefined
  readonly title: string
  /** One per column. */
  readonly counts: readonly number[]
  /** May be more than the counts together: a note in open space can answer a prompt that is gone. */
  readonly total: number
}

/** Counts of notes, priorities by prompts. */
export interface Heat {
  readonly columns: readonly PromptColumn[]
  readonly rows: readonly HeatRow[]
  /** Only where there are such notes. */
  readonly open: HeatRow | undefined
  readonly totals: readonly number[]
  readonly total: number
  /** The largest count of a priority and prompt: the darkest shade. */
  readonly largest: number
}

export function heatOf(view: View, { priorities, open }: FrameworkResults): Heat {
  const columns = columnsOf(view, priorities)
  const rows = priorities.map(({ id, title, lists, noteCount }) => {
    const counts = new Map(lists.map(list => [list.prompt, list.noteCount]))
    return { priority: id, title, counts: columns.map(column => counts.get(column.id) ?? 0), total: noteCount }
  })
  const openCounts = countByPrompt(view, open)
  const openRow = {
    priority: undefined,
    title: '',
    counts: columns.map(column => openCounts.get(column.id) ?? 0),
    total: open.length,
  }
  const all = [...rows, openRow]
  return {
    columns,
    rows,
    open: open.length > 0 ? openRow : undefined,
    totals: columns.map((_, at) => all.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0)),
    total: all.reduce((sum, row) => sum + row.total, 0),
    largest: Math.max(0, ...rows.flatMap(row => row.counts)),
  }
}

/** The prompts before the reader: those of the lists, or of the board where it has no priority yet. */
function columnsOf(view: View, priorities: readonly PriorityResults[]): readonly PromptColumn[] {
  const lists = priorities[0]?.lists
  if (lists) return lists.map(({ prompt, letter }) => ({ id: prompt, letter }))
  const prompts = view.rows('prompts')
  return orderedIds<PromptId>(prompts).map(id => ({ id, letter: prompts.get(id)?.letter ?? '' }))
}

/** The shade of a count: 0 for none, HEAT_STEPS for the largest. */
export function heatStep(count: number, largest: number): number {
  return count === 0 || largest === 0 ? 0 : Math.max(1, Math.ceil((count / largest) * HEAT_STEPS))
}

export interface ClusterCount {
  readonly id: ClusterId
  readonly title: string
  readonly priority: PriorityId
  readonly priorityTitle: string
  readonly prompt: PromptId
  readonly letter: string
  readonly count: number
}

/** The largest clusters of a framework, the largest first; equal ones as they lie. */
export function largestClusters({ priorities }: FrameworkResults): readonly ClusterCount[] {
  return priorities
    .flatMap(priority =>
      priority.lists.flatMap(list =>
        list.clusters.map(({ id, title, notes }) => ({
          id,
          title,
          priority: priority.id,
          priorityTitle: priority.title,
          prompt: list.prompt,
          letter: list.letter,
          count: notes.length,
        })),
      ),
    )
    .toSorted((a, b) => b.count - a.count)
    .slice(0, LARGEST_CLUSTERS_MAX)
}

export interface WorkshopCount {
  readonly workshop: WorkshopId
  readonly date: string
  /** Notes by prompt. */
  readonly counts: ReadonlyMap<PromptId, number>
  readonly total: number
}

/** How many of these notes came from each workshop, the earliest first; workshops without a note stand with none. */
export function workshopCounts(view: View, framework: FrameworkResults): readonly WorkshopCount[] {
  const rows = view.rows('workshops')
  const byWorkshop = Map.groupBy(notesIn(framework), note => view.row('notes', note.id)?.note.workshop)
  return orderedIds<WorkshopId>(rows)
    .map(workshop => {
      const notes = byWorkshop.get(workshop) ?? []
      const counts = countByPrompt(view, notes)
      return { workshop, date: rows.get(workshop)?.date ?? '', counts, total: notes.length }
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
}

export interface KeyShare {
  readonly priority: PriorityId
  readonly title: string
  readonly keys: number
  readonly total: number
}

/** How many notes of each priority are marked as key notes. */
export function keyShares({ priorities }: FrameworkResults): readonly KeyShare[] {
  return priorities.map(priority => ({
    priority: priority.id,
    title: priority.title,
    keys: notesOfPriority(priority).filter(note => note.isKey).length,
    total: priority.noteCount,
  }))
}

/** The same results with the answers to one prompt alone. */
export function answersTo(view: View, framework: FrameworkResults, prompt: string): FrameworkResults {
  return {
    ...framework,
    priorities: framework.priorities.map(priority => {
      const lists = priority.lists.filter(list => list.prompt === prompt)
      return { ...priority, lists, noteCount: lists.reduce((sum, list) => sum + list.noteCount, 0) }
    }),
    open: framework.open.filter(note => view.row('notes', note.id)?.note.prompt === prompt),
  }
}

function notesIn({ priorities, open }: FrameworkResults): readonly NoteResult[] {
  return [...priorities.flatMap(notesOfPriority), ...open]
}

function notesOfPriority({ lists }: PriorityResults): readonly NoteResult[] {
  return lists.flatMap(list => [...list.clusters.flatMap(each => each.notes), ...list.notes])
}

function countByPrompt(view: View, notes: readonly NoteResult[]): ReadonlyMap<PromptId, number> {
  const counts = new Map<PromptId, number>()
  for (const { id } of notes) {
    const prompt = view.row('notes', id)?.note.prompt
    if (prompt !== undefined) counts.set(prompt, (counts.get(prompt) ?? 0) + 1)
  }
  return counts
}
