import type { ClusterId, FrameworkId, NoteId } from './ids.ts'
import type { View } from './tables.ts'

export interface OpenQuestions {
  readonly clusters: readonly ClusterId[]
  readonly notes: readonly NoteId[]
}

/** What is marked as open: clusters, of one framework if one is named, and notes that are not in the bin; by id. */
export function openQuestions(view: View, framework?: FrameworkId): OpenQuestions {
  const clusters: ClusterId[] = []
  const notes: NoteId[] = []
  for (const [id, { question }] of view.rows('marks')) {
    if (!question) continue
    const cluster = view.row('clusters', id)
    if (cluster && (framework === undefined || cluster.place.framework === framework)) clusters.push(id as ClusterId)
    if (view.row('notes', id) && !view.row('hidden', id)) notes.push(id as NoteId)
  }
  return { clusters: clusters.sort(), notes: notes.sort() }
}
