import type { PriorityId } from '#shared/domain/ids.ts'

/** The parts of the results that one can jump to. */
export const PART_IDS = {
  since: 'results-since',
  overview: 'results-overview',
  pictures: 'results-pictures',
  votes: 'results-votes',
  open: 'results-open',
} as const

export function priorityPartId(priority: PriorityId): string {
  return `results-priority-${priority}`
}
