import * as Y from 'yjs'
import type { DocumentName } from '#shared/doc/documents.ts'
import { missingParts, splitUpdate } from '#shared/doc/edit-parts.ts'
import { isMadeHere, type Origin } from '#shared/doc/origins.ts'
import type { EditRefusal } from '#shared/protocol/message-types.ts'
import type { ClientMessage, ServerMessage } from '#shared/protocol/messages.ts'
import type { DocumentStore, Environment, Kept } from './environment.ts'
import {
  doAgain,
  rowsTouchedBy,
  type ServerState,
  type UnsentRow,
  type UnsentWords,
  unsentRows,
  unsentTexts,
  wordsOf,
} from './unsent-edits.ts'

/** What a document's sync asks of the session it is a part of. */
export interface SyncHost {
  readonly environment: Environment
  /** The server said that it cannot write just now: missing answers are no fault of the wire. */
  readonly isSavingStopped: boolean
  send(name: DocumentName, message: ClientMessage): void
  /** This connection has lost something that cannot be made good on it. */
  reconnect(): void
  /** Another document has taken the place of the one before. */
  exchanged(name: DocumentName, doc: Y.Doc): void
  refused(reason: EditRefusal, words: readonly UnsentWords[]): void
  /** Something that `connection` tells may have changed. */
  changed(): void
}

/** While edits flow, a frame at most this often: 20 a second. */
export const SEND_EVERY_MS = 50
/** An edit not called saved after this is asked after, with an empty edit whose number would show a gap. */
export const ASK_AFTER_MS = 1000
/** An answer that has not come after this will not come on this connection. */
export const ANSWER_MS = 10_000
/** While the server says that it cannot write, answers are waited for so long. */
const STOPPED_MS = 30_000
/** So many edits may be on their way; more are gathered here. */
const IN_FLIGHT_MAX = 64
/** Shorter updates cannot hold more structs than the gate takes. */
const SURELY_ONE_PART_BYTES = 2000
/** How often in a row an edit is offered anew that was refused for reasons of order, which a new sync mends. */
const ORDER_TRIES_MAX = 3

const NOTHING = new Uint8Array([0, 0])
const REMOTE: Origin = 'remote'

/** Refusals that say nothing of the edit, only of when or how it came. */
const OF_ORDER: ReadonlySet<EditRefusal> = new Set([
  'mixed',
  'clock-gap',
  'clock-overlap',
  'missing-neighbour',
  'too-fast',
])
/** Refusals that are meant for all that an edit holds. Of others one row may be the cause, and the rest is offered again. */
const OF_ALL: ReadonlySet<EditRefusal> = new Set(['not-allowed', 'step-forbids', 'bulk-delete', 'board-full'])

interface Sent {
  readonly number: number
  readonly update: Uint8Array
  /** Acts of a person in it. */
  readonly edits: number
}

/**
 * `asking`: sync step 1 went out. `answered`: all that the server has is here; what it lacks is told by its own step 1.
 * `live`: batches and edits flow. `draining`: something was missed or refused; once all that is under way has been
 * called saved or refused, it is asked anew. Only then, since numbers begin again and an old `saved` must not be taken
 * for a new one.
 */
type Phase = 'closed' | 'asking' | 'answered' | 'live' | 'draining'

/** One document between this device and the server (docs/PROTOCOL.md, section 3). Knows neither sockets nor screens. */
export class DocumentSync {
  readonly name: DocumentName
  readonly #host: SyncHost
  readonly #store: DocumentStore | undefined
  readonly #ownClients: Set<number>
  #doc: Y.Doc
  #unsaved: number
  #phase: Phase = 'closed'
  #hasAnswer = false
  /** Edits of a person that wait to be sent. */
  #queue: Uint8Array[] = []
  #sent: Sent[] = []
  #nextNumber = 1
  #sentAtMs = Number.NEGATIVE_INFINITY
  #cancelSend: (() => void) | undefined
  #cancelWait: (() => void) | undefined
  #askedVector: ReadonlyMap<number, number> = new Map()
  /** The server's answers since it was asked, until the sync is finished. */
  #answers: Uint8Array[] = []
  /** Log sequence up to which everything is here; unknown between step 2 and head. */
  #sequence: number | undefined
  /** Being built from the server to take the place of a document that the server does not agree with. */
  #fresh: Y.Doc | undefined
  #refusals: { readonly reason: EditRefusal; readonly update: Uint8Array }[] = []
  #orderTries = 0
  readonly #hear = (update: Uint8Array, origin: unknown) => this.#updated(update, origin)

  constructor(name: DocumentName, doc: Y.Doc, kept: Kept, store: DocumentStore | undefined, host: SyncHost) {
    this.name = name
    this.#doc = doc
    this.#host = host
    this.#store = store
    this.#ownClients = new Set(kept.ownClients)
    this.#unsaved = kept.unsaved
    doc.on('update', this.#hear)
  }

  get doc(): Y.Doc {
    return this.#doc
  }

  /** Acts that the server has not called saved. */
  get unsaved(): number {
    return this.#unsaved
  }

  /** On this connection everything that the server had has arrived. */
  get isUpToDate(): boolean {
    return this.#phase === 'live' || this.#phase === 'answered'
  }

  /** The server has answered once since the page was opened: what is empty is really empty. */
  get hasAnswer(): boolean {
    return this.#hasAnswer
  }

  /** A new connection stands. */
  opened(): void {
    this.#ask()
  }

  /** The connection is gone; edits are gathered until the next one. */
  closed(): void {
    this.#phase = 'closed'
    this.#stopTimers()
    this.#queue = []
    this.#sent = []
  }

  close(): void {
    this.closed()
    this.#doc.off('update', this.#hear)
    this.#fresh?.destroy()
  }

  receive(message: ServerMessage): void {
    switch (message.kind) {
      case 'sync-step-2':
      case 'sync-update':
        this.#takeAnswer(message.update, message.kind === 'sync-step-2')
        return
      case 'sync-step-1':
        if (this.#phase === 'answered') this.#finishSync(Y.decodeStateVector(message.stateVector))
        return
      case 'batch':
        this.#takeBatch(message)
        return
      case 'head':
        this.#takeHead(message.sequence)
        return
      case 'saved':
        this.#takeSaved(message.number)
        return
      case 'refused':
        this.#takeRefused(message.number, message.reason)
    }
  }

  // ------------------------------------------------------------------ asking and being answered

  #ask(): void {
    this.#stopTimers()
    if (this.#refusals.length > 0) this.#fresh ??= new Y.Doc()
    const doc = this.#fresh ?? this.#doc
    this.#phase = 'asking'
    // What waits lies in the document too: it is found by comparing with the server's state.
    this.#queue = []
    this.#sent = []
    this.#nextNumber = 1
    this.#answers = []
    this.#sequence = undefined
    const stateVector = Y.encodeStateVector(doc)
    this.#askedVector = Y.decodeStateVector(stateVector)
    this.#host.send(this.name, { kind: 'sync-step-1', stateVector })
    this.#waitForAnswer()
  }

  #waitForAnswer(): void {
    const delayMs = this.#host.isSavingStopped ? STOPPED_MS : ANSWER_MS
    this.#wait(delayMs, () => {
      // Not on this connection then: that saving goes on may have been said and lost.
      if (delayMs === STOPPED_MS) this.#host.reconnect()
      else this.#ask()
    })
  }

  #takeAnswer(update: Uint8Array, isWhole: boolean): void {
    Y.applyUpdate(this.#fresh ?? this.#doc, update, REMOTE)
    if (this.#phase !== 'asking') return
    this.#answers.push(update)
    if (!isWhole) return
    this.#phase = 'answered'
    this.#hasAnswer = true
    this.#waitForAnswer()
    this.#host.changed()
  }

  #finishSync(vector: ReadonlyMap<number, number>): void {
    const server = serverState(vector, this.#answers)
    this.#answers = []
    this.#stopTimers()
    if (this.#fresh) {
      this.#finishRebuild(this.#fresh, server)
      return
    }
    const isAhead = [...this.#askedVector].some(
      ([client, clock]) => !this.#ownClients.has(client) && clock > (vector.get(client) ?? 0),
    )
    if (isAhead) {
      // The server had to go back to an older state: what others wrote and it no longer has is shown to nobody.
      this.#fresh = new Y.Doc()
      this.#ask()
      return
    }
    this.#phase = 'live'
    const parts = this.#missingParts(server)
    if (parts.length === 0) this.#count(0)
    else if (this.#unsaved === 0) this.#count(1)
    this.#sendParts(parts, this.#unsaved)
    this.#host.changed()
  }

  #missingParts(server: ServerState): readonly Uint8Array[] {
    const { vector } = server
    const hasOwn = [...this.#ownClients].some(client => Y.getState(this.#doc.store, client) > (vector.get(client) ?? 0))
    if (!hasOwn && this.#unsaved === 0) return []
    const stateVector = encodeVector(vector)
    return missingParts(this.#doc, { stateVector, deleted: server.deleted }, client => this.#ownClients.has(client))
  }

  // ------------------------------------------------------------------ what others do

  #takeBatch(batch: ServerMessage & { readonly kind: 'batch' }): void {
    // Before step 2 everything is a part of the answer that is on its way.
    if (this.#phase === 'asking' || this.#phase === 'closed') return
    // The head that belongs to step 2 comes before any batch: without it, or with a gap, something was lost.
    if (this.#sequence === undefined || batch.previous > this.#sequence) {
      this.#missed()
      return
    }
    if (batch.sequence <= this.#sequence) return
    this.#sequence = batch.sequence
    Y.applyUpdate(this.#fresh ?? this.#doc, batch.update, REMOTE)
  }

  #takeHead(sequence: number): void {
    if (this.#phase === 'asking' || this.#phase === 'closed') return
    if (this.#sequence === undefined) this.#sequence = sequence
    else if (sequence > this.#sequence) this.#missed()
  }

  /** M6. */
  #missed(): void {
    if (this.#phase === 'live') this.#drain()
    else if (this.#phase === 'answered') this.#ask()
  }

  #drain(): void {
    this.#phase = 'draining'
    this.#askWhenDrained()
    if (this.#phase === 'draining') this.#waitForSaved(ANSWER_MS)
  }

  #askWhenDrained(): void {
    if (this.#phase === 'draining' && this.#sent.length === 0) this.#ask()
  }

  // ------------------------------------------------------------------ what is done here

  #updated(update: Uint8Array, origin: unknown): void {
    if (!isMadeHere(origin)) {
      if (origin === REMOTE) this.#store?.append(update, this.#kept)
      return
    }
    this.#ownClients.add(this.#doc.clientID)
    this.#unsaved += 1
    this.#store?.append(update, this.#kept)
    if (this.#phase === 'live') {
      this.#queue.push(update)
      this.#sendSoon()
    }
    this.#host.changed()
  }

  #sendSoon(): void {
    if (this.#cancelSend || this.#sent.length >= IN_FLIGHT_MAX) return
    const { environment } = this.#host
    const waitMs = Math.max(0, this.#sentAtMs + SEND_EVERY_MS - environment.now())
    this.#cancelSend = environment.after(Math.min(waitMs, SEND_EVERY_MS), () => {
      this.#cancelSend = undefined
      this.#sendQueue()
    })
  }

  #sendQueue(): void {
    if (this.#phase !== 'live' || this.#queue.length === 0) return
    const edits = this.#queue.length
    const update = edits === 1 ? (this.#queue[0] ?? NOTHING) : Y.mergeUpdates(this.#queue)
    this.#queue = []
    const parts = update.length <= SURELY_ONE_PART_BYTES ? [update] : splitUpdate(update)
    this.#sendParts(parts, edits)
  }

  /** The edits count as saved when the last part is. */
  #sendParts(parts: readonly Uint8Array[], edits: number): void {
    for (const [i, part] of parts.entries()) this.#sendEdit(part, i === parts.length - 1 ? edits : 0)
  }

  #sendEdit(update: Uint8Array, edits: number): void {
    const number = this.#nextNumber
    this.#nextNumber += 1
    this.#sent.push({ number, update, edits })
    this.#sentAtMs = this.#host.environment.now()
    this.#host.send(this.name, { kind: 'edit', number, update })
    if (this.#sent.length === 1) this.#waitForSaved(ASK_AFTER_MS)
  }

  /** The first wait ends in a question, the second in a new connection. */
  #waitForSaved(delayMs: number): void {
    const oldest = this.#sent[0]?.number
    this.#wait(delayMs, () => {
      if (this.#sent.length === 0) return
      const isMoving = this.#sent[0]?.number !== oldest
      if (isMoving) this.#waitForSaved(ASK_AFTER_MS)
      else if (this.#host.isSavingStopped && delayMs < STOPPED_MS) this.#waitForSaved(STOPPED_MS)
      else if (delayMs === ASK_AFTER_MS) {
        this.#sendEdit(NOTHING, 0)
        this.#waitForSaved(ANSWER_MS)
      } else this.#host.reconnect()
    })
  }

  #takeSaved(number: number): void {
    if ((this.#phase !== 'live' && this.#phase !== 'draining') || number >= this.#nextNumber) return
    this.#settle(this.#sent.filter(sent => sent.number <= number))
    this.#orderTries = 0
  }

  #settle(settled: readonly Sent[]): void {
    if (settled.length === 0) return
    this.#sent = this.#sent.filter(sent => !settled.includes(sent))
    this.#count(this.#unsaved - settled.reduce((sum, { edits }) => sum + edits, 0))
    if (this.#sent.length === 0) this.#cancelWait?.()
    this.#askWhenDrained()
    if (this.#queue.length > 0) this.#sendSoon()
  }

  // ------------------------------------------------------------------ refusals

  #takeRefused(number: number, reason: EditRefusal): void {
    if (this.#phase !== 'live' && this.#phase !== 'draining') return
    if (reason === 'number-gap') {
      // An edit was lost on its way. On a new connection numbers begin anew, and no old `saved` can be mistaken.
      this.#host.reconnect()
      return
    }
    const sent = this.#sent.find(each => each.number === number)
    if (!sent) return
    this.#sent = this.#sent.filter(each => each !== sent)
    // After one refusal the clocks of all later edits cannot follow.
    const isAftermath = this.#refusals.length > 0 && OF_ORDER.has(reason)
    if (!isAftermath) {
      if (OF_ORDER.has(reason) && this.#orderTries < ORDER_TRIES_MAX) this.#orderTries += 1
      else this.#refusals.push({ reason, update: sent.update })
    }
    if (this.#phase === 'live') this.#drain()
    else this.#askWhenDrained()
  }

  /** M5. The document built from the server takes the place of the old one; what was not refused is done again in it. */
  #finishRebuild(fresh: Y.Doc, server: ServerState): void {
    const old = this.#doc
    const isOwn = (client: number) => this.#ownClients.has(client)
    const { again, words } = this.#sift(old, unsentRows(this.name, old, server, isOwn))
    const texts = unsentTexts(old, server, isOwn)
    old.off('update', this.#hear)
    this.#doc = fresh
    this.#fresh = undefined
    const reasons = this.#refusals
    this.#refusals = []
    this.#orderTries = 0
    // Kept before the old document is forgotten, so that a crash in between loses nothing.
    const [first] = reasons
    if (first || texts.length > 0) this.#host.refused(first?.reason ?? 'gone', [...words, ...texts])
    this.#unsaved = 0
    fresh.on('update', this.#hear)
    const edits = updatesDuring(fresh, () => doAgain(this.name, fresh, again))
    this.#store?.replace(Y.encodeStateAsUpdate(fresh), this.#kept)
    this.#phase = 'live'
    this.#host.exchanged(this.name, fresh)
    old.destroy()
    // Row by row, so that one that is refused again takes no other with it.
    for (const update of edits) this.#sendEdit(update, 1)
    this.#host.changed()
  }

  /** Which rows are offered again, and the words of those that are not. */
  #sift(old: Y.Doc, rows: readonly UnsentRow[]): { again: readonly UnsentRow[]; words: readonly UnsentWords[] } {
    const dropped = new Set<string>()
    for (const { reason, update } of this.#refusals) {
      const touched = rowsTouchedBy(update, old)
      if (OF_ALL.has(reason) || touched.size <= 1) for (const key of touched) dropped.add(key)
    }
    const isDropped = ({ table, id }: UnsentRow) => dropped.has(`${table}/${id}`)
    return {
      again: rows.filter(row => !isDropped(row)),
      words: rows.filter(isDropped).flatMap(wordsOf),
    }
  }

  // ------------------------------------------------------------------ counting and waiting

  get #kept(): Kept {
    return { unsaved: this.#unsaved, ownClients: [...this.#ownClients] }
  }

  #count(unsaved: number): void {
    if (unsaved === this.#unsaved) return
    this.#unsaved = unsaved
    this.#store?.keep(this.#kept)
    this.#host.changed()
  }

  #wait(delayMs: number, act: () => void): void {
    this.#cancelWait?.()
    this.#cancelWait = this.#host.environment.after(delayMs, act)
  }

  #stopTimers(): void {
    this.#cancelSend?.()
    this.#cancelSend = undefined
    this.#cancelWait?.()
    this.#cancelWait = undefined
  }
}

/** What has been deleted is read only if somebody asks: it costs as much as reading the whole board again. */
function serverState(vector: ReadonlyMap<number, number>, answers: readonly Uint8Array[]): ServerState {
  let deleted: Y.Snapshot['ds'] | undefined
  return {
    vector,
    get deleted() {
      deleted ??= Y.mergeDeleteSets(answers.map(update => Y.decodeUpdate(update).ds))
      return deleted
    },
  }
}

function updatesDuring(doc: Y.Doc, act: () => void): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  const hear = (update: Uint8Array) => updates.push(update)
  doc.on('update', hear)
  act()
  doc.off('update', hear)
  return updates
}

function encodeVector(vector: ReadonlyMap<number, number>): Uint8Array {
  return Y.encodeStateVector(new Map(vector))
}
