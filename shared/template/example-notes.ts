import type { PriorityId, WorkshopId } from '#shared/domain/ids.ts'
import type { Row } from '#shared/domain/tables.ts'

/** One note of the example board, as its writer put it. */
export interface ExampleNote {
  readonly text: string
  readonly workshop: WorkshopId
  readonly isKey?: boolean
  readonly colour?: NonNullable<Row<'marks'>['colour']>
  /** Where it lies under the regional priorities: in a priority, or in a cluster named in `example-regional.ts`. */
  readonly regional?: { readonly priority: PriorityId } | { readonly cluster: string }
}

export interface ExampleCluster {
  readonly id: string
  readonly title: string
  readonly notes: readonly ExampleNote[]
}

/** One list under a national priority. */
export interface ExampleList {
  readonly clusters: readonly ExampleCluster[]
  readonly notes: readonly ExampleNote[]
}

export interface ExamplePriority {
  readonly id: PriorityId
  readonly works: ExampleList
  readonly develop: ExampleList
}

type More = Omit<ExampleNote, 'text' | 'workshop'>

const WORKSHOP_IDS = ['first', 'second', 'third'] as const

/** A note of the first, second or third workshop. */
export function note(workshop: 1 | 2 | 3, text: string, more: More = {}): ExampleNote {
  return { text, workshop: WORKSHOP_IDS[workshop - 1] as WorkshopId, ...more }
}

/** Also under this regional priority. */
export function under(priority: string): More {
  return { regional: { priority: priority as PriorityId } }
}

/** Also in this cluster of the regional priorities. */
export function within(cluster: string): More {
  return { regional: { cluster } }
}
