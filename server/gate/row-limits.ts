import type * as Y from 'yjs'
import { TEXT_ROOT } from '#shared/doc/documents.ts'
import { partsOf } from '#shared/doc/keys.ts'
import {
  ALL_STEPS_MAX,
  CLUSTERS_MAX,
  FRAMEWORKS_MAX,
  GROUPS_MAX,
  NOTES_MAX,
  OWN_NOTES_MAX,
  PRIORITIES_MAX,
  PROMPTS_MAX,
  ROUNDS_MAX,
  STATEMENTS_MAX,
  WORKSHOPS_MAX,
} from '#shared/domain/limits.ts'
import { refuse } from './refusal.ts'
import type { Slot } from './slots.ts'

/** The rows that a table may hold. Tables with one row are kept to it by their key, the clerk's by the clerk. */
const ROWS_MAX: Readonly<Record<string, number>> = {
  frameworks: FRAMEWORKS_MAX,
  priorities: PRIORITIES_MAX,
  prompts: PROMPTS_MAX,
  workshops: WORKSHOPS_MAX,
  steps: ALL_STEPS_MAX,
  progress: ALL_STEPS_MAX,
  rounds: ROUNDS_MAX,
  groups: GROUPS_MAX,
  statements: STATEMENTS_MAX,
  texts: STATEMENTS_MAX,
  wordings: NOTES_MAX,
  hidden: NOTES_MAX,
  places: NOTES_MAX * FRAMEWORKS_MAX,
  clusters: CLUSTERS_MAX,
  marks: NOTES_MAX,
  // The limit counts notes that stand; withdrawn ones keep their row, and who wrote too many offline is told so by the
  // clerk, note by note, and not refused here.
  ownNotes: OWN_NOTES_MAX * 4,
}

/** Refuses an update that makes a table longer than it may be. */
export function demandRoom(doc: Y.Doc, slots: Iterable<Slot>): void {
  const byRoot = new Map<string, Slot[]>()
  for (const slot of slots) {
    const those = byRoot.get(slot.name)
    if (those) those.push(slot)
    else byRoot.set(slot.name, [slot])
  }
  for (const [name, those] of byRoot) {
    const max = ROWS_MAX[name] ?? Number.POSITIVE_INFINITY
    const news = those.filter(slot => !slot.wasLive && slot.gainsValue)
    const keys = doc.share.get(name === 'texts' ? TEXT_ROOT : name)?._map
    // Rows are never more than keys, and keys are counted already.
    if (news.length === 0 || (keys?.size ?? 0) + news.length <= max) continue
    const rows = new Set<string>()
    const gone = new Set(those.filter(slot => !slot.isLive).map(({ key }) => key))
    for (const [key, item] of keys ?? []) if (!item.deleted && !gone.has(key)) rows.add(rowOf(name, key))
    const isFuller = news.some(({ row }) => !rows.has(row))
    for (const { row } of news) rows.add(row)
    if (isFuller && rows.size > max) refuse('board-full')
  }
}

function rowOf(root: string, key: string): string {
  return root === 'texts' ? key : partsOf(key).row
}
