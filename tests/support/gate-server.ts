import * as Y from 'yjs'
import { checkUpdate } from '#server/gate/check-update.ts'
import type { GateSession, Verdict } from '#server/gate/verdict.ts'
import type { DocumentName, Writer } from '#shared/doc/documents.ts'

export type GatePerson = 'clerk' | 'facilitator' | 'participant' | 'viewer'

const WRITES: Readonly<Record<GatePerson, readonly Writer[]>> = {
  clerk: ['clerk', 'facilitators', 'arrangers', 'author'],
  facilitator: ['facilitators', 'arrangers', 'author'],
  participant: ['arrangers', 'author'],
  viewer: [],
}

/** One document behind the gate: what a room does with an update, without sockets and disk. */
export class GateServer {
  readonly doc = new Y.Doc()
  readonly claims = new Map<number, string>()
  /** What is stored and shown to others: the bytes as they came, and the server's own changes. */
  readonly log: Uint8Array[] = []
  readonly #document: DocumentName
  /** May participants arrange? */
  mayArrange = true

  constructor(document: DocumentName, clientId = 1) {
    this.#document = document
    this.doc.clientID = clientId
    this.claims.set(clientId, 'clerk')
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.log.push(update)
    })
  }

  session(holder: string, person: GatePerson): GateSession {
    return {
      document: this.#document,
      mayWrite: writer =>
        WRITES[person].includes(writer) && (writer !== 'arrangers' || person !== 'participant' || this.mayArrange),
      mayRearrange: () => true,
      refusalOf: person === 'participant' ? 'step-forbids' : 'not-allowed',
      holder,
      ownerOf: client => this.claims.get(client),
    }
  }

  check(update: Uint8Array, person: GatePerson = 'facilitator', holder: string = person): Verdict {
    return checkUpdate(this.doc, update, this.session(holder, person))
  }

  /** Applied if the gate lets it through. */
  receive(update: Uint8Array, person: GatePerson = 'facilitator', holder: string = person): Verdict {
    const verdict = this.check(update, person, holder)
    if (verdict.kind !== 'apply') return verdict
    for (const client of verdict.claims) this.claims.set(client, holder)
    const own = update.slice()
    Y.applyUpdate(this.doc, own, 'remote')
    this.log.push(own)
    return verdict
  }

  /** The reason of a refusal, else the kind of the verdict. */
  answer(update: Uint8Array, person?: GatePerson, holder?: string): string {
    const verdict = this.check(update, person, holder)
    return verdict.kind === 'refuse' ? verdict.reason : verdict.kind
  }

  /** Everything that can be seen of the document. */
  content(): unknown {
    return contentOf(this.doc)
  }
}

export function contentOf(doc: Y.Doc): Record<string, Record<string, unknown>> {
  const content: Record<string, Record<string, unknown>> = {}
  for (const name of [...doc.share.keys()].sort()) {
    const entries = [...doc.getMap(name)].sort(([a], [b]) => (a < b ? -1 : 1))
    if (entries.length === 0) continue
    content[name] = Object.fromEntries(
      entries.map(([key, value]) => [key, value instanceof Y.Text ? { text: value.toString() } : value]),
    )
  }
  return content
}

/** What somebody sees who loads the document anew. */
export function reloaded(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

export function isPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

/** Small and good enough; the same seed gives the same numbers for ever. */
export function randomOf(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1
  return () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 0x1_00_00_00_00
  }
}
