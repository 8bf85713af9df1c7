import * as Y from 'yjs'
import type { Put } from '#shared/domain/plan.ts'
import { applyChanges } from './apply-changes.ts'
import { type DocumentName, HOMES } from './documents.ts'
import { writeText } from './statement-texts.ts'

/** One document's first update. */
export interface Seed {
  readonly document: DocumentName
  readonly update: Uint8Array
}

/**
 * Turns rows into the first update of each document they lie in, `board` first. `client` is the Yjs client id they are
 * written under; the caller makes it (randomness is not known here) and claims it for the clerk. `texts`: the words of statements.
 */
export function boardSeed(
  rows: readonly Put[],
  client: number,
  texts: ReadonlyMap<string, string> = new Map(),
): readonly Seed[] {
  const seeds: Seed[] = []
  for (const document of ['board', 'arrangement', 'mine', 'desk'] as const) {
    const those = rows.filter(({ table }) => HOMES[table].document === document)
    if (those.length === 0) continue
    const doc = new Y.Doc()
    doc.clientID = client
    applyChanges({ [document]: doc }, those, 'template')
    if (document === 'board') for (const [id, words] of texts) writeText(doc, id, words, 'template')
    seeds.push({ document, update: Y.encodeStateAsUpdate(doc) })
    doc.destroy()
  }
  return seeds
}
