import * as Y from 'yjs'
import type { LoadedDocument } from '#server/storage/storage.ts'
import type { Origin } from '#shared/doc/origins.ts'

/** Tags every change that came from a client and passed the gate. */
export const FROM_CLIENT: Origin = 'remote'
/** Tags every change of the server's own peer. */
export const BY_CLERK: Origin = 'clerk'

export interface DocumentEvents {
  /** The server's own peer has changed the document. */
  written(update: Uint8Array): void
  /** Root tables that a transaction touched, whoever made it. */
  touched(tables: ReadonlySet<string>): void
}

/**
 * The live Yjs document of a room. Built on first need: a cold room answers its first join from the stored bytes,
 * and a room that only ever does that costs no document at all.
 */
export class RoomDocument {
  readonly #events: DocumentEvents
  #loaded: LoadedDocument | undefined
  #doc: Y.Doc | undefined

  constructor(loaded: LoadedDocument, events: DocumentEvents) {
    this.#loaded = loaded
    this.#events = events
  }

  get isBuilt(): boolean {
    return this.#doc !== undefined
  }

  get doc(): Y.Doc {
    this.#doc ??= this.#build()
    return this.#doc
  }

  destroy(): void {
    this.#doc?.destroy()
    this.#doc = undefined
    this.#loaded = undefined
  }

  #build(): Y.Doc {
    const doc = documentOf(this.#loaded)
    this.#loaded = undefined
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === BY_CLERK) this.#events.written(update)
    })
    doc.on('afterTransaction', transaction => {
      if (transaction.changed.size > 0) this.#events.touched(rootsOf(transaction))
    })
    return doc
  }
}

/** Snapshot and updates as one document; everything in one transaction, which is far cheaper than one each. */
export function documentOf(loaded: LoadedDocument | undefined): Y.Doc {
  const doc = new Y.Doc()
  if (!loaded) return doc
  doc.transact(() => {
    if (loaded.snapshot) Y.applyUpdate(doc, loaded.snapshot.state)
    for (const { update } of loaded.updates) Y.applyUpdate(doc, update)
  })
  return doc
}

function rootsOf(transaction: Y.Transaction): Set<string> {
  const roots = new Set<string>()
  for (const type of transaction.changed.keys()) {
    let root: Y.AbstractType<unknown> = type as Y.AbstractType<unknown>
    while (root._item) root = root._item.parent as Y.AbstractType<unknown>
    for (const [name, shared] of transaction.doc.share) if (shared === root) roots.add(name)
  }
  return roots
}
