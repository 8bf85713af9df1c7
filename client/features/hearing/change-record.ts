import type { Say } from '#client/i18n/message.ts'

/** What others have done in a stretch of time: each set holds ids, so that ten moves of one note are one moved note. */
export interface ChangeRecord {
  readonly written: Set<string>
  readonly gone: Set<string>
  readonly moved: Set<string>
  readonly worded: Set<string>
  readonly marked: Set<string>
  readonly clustersMade: Set<string>
  readonly clustersChanged: Set<string>
  readonly clustersGone: Set<string>
}

export function emptyRecord(): ChangeRecord {
  return {
    written: new Set(),
    gone: new Set(),
    moved: new Set(),
    worded: new Set(),
    marked: new Set(),
    clustersMade: new Set(),
    clustersChanged: new Set(),
    clustersGone: new Set(),
  }
}

export function countIn(record: ChangeRecord): number {
  return Object.values(record).reduce((sum: number, ids: ReadonlySet<string>) => sum + ids.size, 0)
}

/** Adds what came later. What came and went in between was as good as never there; what is new has not also moved. */
export function addTo(record: ChangeRecord, later: ChangeRecord): void {
  for (const id of later.written) {
    if (!record.gone.delete(id)) record.written.add(id)
  }
  for (const id of later.gone) {
    for (const kind of ['moved', 'worded', 'marked'] as const) record[kind].delete(id)
    if (!record.written.delete(id)) record.gone.add(id)
  }
  for (const kind of ['moved', 'worded', 'marked'] as const) {
    for (const id of later[kind]) if (!record.written.has(id)) record[kind].add(id)
  }
  for (const id of later.clustersMade) record.clustersMade.add(id)
  for (const id of later.clustersChanged) if (!record.clustersMade.has(id)) record.clustersChanged.add(id)
  for (const id of later.clustersGone) {
    record.clustersChanged.delete(id)
    if (!record.clustersMade.delete(id)) record.clustersGone.add(id)
  }
}

/** "12 new notes, 3 moved"; nothing where nothing has happened. */
export function sumUp(t: Say, record: ChangeRecord): string {
  const parts = [
    record.written.size > 0 && t('hearing.sum.written', { count: record.written.size }),
    record.moved.size > 0 && t('hearing.sum.moved', { count: record.moved.size }),
    record.worded.size > 0 && t('hearing.sum.worded', { count: record.worded.size }),
    record.marked.size > 0 && t('hearing.sum.marked', { count: record.marked.size }),
    record.gone.size > 0 && t('hearing.sum.gone', { count: record.gone.size }),
    record.clustersMade.size > 0 && t('hearing.sum.clustersMade', { count: record.clustersMade.size }),
    record.clustersChanged.size > 0 && t('hearing.sum.clustersChanged', { count: record.clustersChanged.size }),
    record.clustersGone.size > 0 && t('hearing.sum.clustersGone', { count: record.clustersGone.size }),
  ]
  return parts.filter(part => part !== false).join(', ')
}
