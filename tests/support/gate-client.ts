import * as Y from 'yjs'
import type { GatePerson, GateServer } from './gate-server.ts'

/** How a client sends what it has not sent. */
export type Sending =
  /** What the server's state vector does not cover, as sync step 2. */
  | 'difference'
  /** Each transaction's update by itself. */
  | 'one-by-one'
  /** All of them merged into one. */
  | 'merged'
  /** Merged, then again without what the server has. */
  | 'merged-difference'

/** A real Yjs client over a line that one moves by hand. */
export class GateClient {
  doc: Y.Doc
  undo: Y.UndoManager
  readonly holder: string
  readonly #server: GateServer
  readonly #person: GatePerson
  readonly #roots: readonly string[]
  readonly #options: { readonly gc: boolean }
  #unsent: Uint8Array[] = []
  #seen = 0

  constructor(
    server: GateServer,
    {
      holder,
      person,
      roots,
      clientId,
      gc = true,
    }: {
      readonly holder: string
      readonly person: GatePerson
      readonly roots: readonly string[]
      readonly clientId: number
      readonly gc?: boolean
    },
  ) {
    this.#server = server
    this.holder = holder
    this.#person = person
    this.#roots = roots
    this.#options = { gc }
    this.doc = new Y.Doc({ gc })
    this.undo = this.#open(clientId)
  }

  #open(clientId: number): Y.UndoManager {
    this.doc.clientID = clientId
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.#unsent.push(update)
    })
    return new Y.UndoManager(
      this.#roots.map(root => this.doc.getMap(root)),
      { captureTimeout: 0, trackedOrigins: new Set(['me']) },
    )
  }

  act(change: (doc: Y.Doc) => void): void {
    this.doc.transact(() => change(this.doc), 'me')
  }

  /** The page is loaded again: another client id, the same content. What was not sent is sent as a difference then. */
  reload(clientId: number): void {
    const state = Y.encodeStateAsUpdate(this.doc)
    this.doc.destroy()
    this.doc = new Y.Doc(this.#options)
    Y.applyUpdate(this.doc, state, 'server')
    this.#unsent = [state]
    this.undo = this.#open(clientId)
  }

  receive(): void {
    const { log } = this.#server
    for (; this.#seen < log.length; this.#seen += 1) {
      const update = log[this.#seen]
      if (update) Y.applyUpdate(this.doc, update, 'server')
    }
  }

  /** What it would send now. */
  outgoing(sending: Sending): readonly Uint8Array[] {
    const vector = Y.encodeStateVector(this.#server.doc)
    if (sending === 'difference') return [Y.encodeStateAsUpdate(this.doc, vector)]
    if (sending === 'one-by-one') return this.#unsent
    if (this.#unsent.length === 0) return []
    const merged = Y.mergeUpdates([...this.#unsent])
    return [sending === 'merged' ? merged : Y.diffUpdate(merged, vector)]
  }

  /** Answers the names of refusals, if any. */
  send(sending: Sending): readonly string[] {
    const refusals: string[] = []
    for (const update of this.outgoing(sending)) {
      const verdict = this.#server.receive(update, this.#person, this.holder)
      if (verdict.kind === 'refuse') refusals.push(verdict.reason)
    }
    this.#unsent = []
    return refusals
  }
}
