import type * as Y from 'yjs'

/** The root map of that name, or undefined where the document holds something else under it. Never throws. */
export function rootMap(doc: Y.Doc, name: string): Y.Map<unknown> | undefined {
  try {
    return doc.getMap(name)
  } catch {
    // Yjs throws when a root was first used as another type (attack A18).
    return undefined
  }
}
