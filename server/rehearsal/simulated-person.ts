import WebSocket from 'ws'
import * as Y from 'yjs'
import { applyChanges } from '#shared/doc/apply-changes.ts'
import { DOCUMENT_NAMES, type DocumentName } from '#shared/doc/documents.ts'
import { createYjsView, type YjsView } from '#shared/doc/yjs-view.ts'
import type { Change, Plan } from '#shared/domain/plan.ts'
import { CHANNEL, SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import { decodeServerMessage, encodeOnChannel, HELLO, splitChannel } from '#shared/protocol/messages.ts'

/** Where a person sits. */
export interface Seat {
  /** `http://host:port` */
  readonly origin: string
  readonly board: string
  readonly token: string
}

/** What happens to a person on the wire; times are of `performance.now()`. */
export interface Watch {
  acknowledged(ms: number): void
  refused(reason: string): void
  /** A batch whose predecessor never came. */
  gap(): void
  heard(document: DocumentName, bytes: number): void
}

/** How long somebody waits for the server before the rehearsal is called broken. */
const PATIENCE_MS = 60_000
/** Yjs calls changes that came from elsewhere by their origin. */
const FROM_SERVER = 'remote'

/**
 * Somebody at a workshop, over a real socket. `reads`: the documents that are kept; of the others the frames come all
 * the same, as to any browser, and are counted.
 */
export class SimulatedPerson {
  readonly seat: Seat
  readonly view: YjsView
  readonly #docs = new Map<DocumentName, Y.Doc>()
  readonly #socket: WebSocket
  readonly #watch: Watch
  readonly #sent = new Map<
    DocumentName,
    { next: number; readonly waiting: Map<number, { readonly atMs: number; done: () => void }> }
  >()
  readonly #sequences = new Map<DocumentName, number>()
  readonly #synced = new Map<DocumentName, () => void>()
  #isClosing = false
  hasBroken = false

  private constructor(seat: Seat, socket: WebSocket, reads: readonly DocumentName[], watch: Watch) {
    this.seat = seat
    this.#socket = socket
    this.#watch = watch
    for (const name of reads) this.#docs.set(name, new Y.Doc())
    this.view = createYjsView(Object.fromEntries(this.#docs))
    for (const [name, doc] of this.#docs) {
      doc.on('update', (update: Uint8Array, origin: unknown) => origin === FROM_SERVER || this.#send(name, update))
    }
    socket.binaryType = 'nodebuffer'
    socket.on('message', (frame: Buffer) => this.#hear(frame))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.hasBroken ||= !this.#isClosing
    })
  }

  /** Resolves when all documents that were asked for have come. */
  static async sit(
    seat: Seat,
    {
      reads,
      hears,
      watch,
    }: { readonly reads: readonly DocumentName[]; readonly hears: readonly DocumentName[]; readonly watch: Watch },
  ): Promise<SimulatedPerson> {
    const url = `${seat.origin.replace(/^http/, 'ws')}/sync/${seat.board}`
    const socket = new WebSocket(url, [SUBPROTOCOL, seat.token], { perMessageDeflate: false })
    const person = new SimulatedPerson(seat, socket, reads, watch)
    await within(
      'a socket opens',
      new Promise<void>((resolve, reject) => {
        socket.once('open', () => resolve())
        socket.once('error', reject)
      }),
    )
    socket.send(encodeOnChannel(CHANNEL.session, HELLO))
    const documents = DOCUMENT_NAMES.filter(name => reads.includes(name) || hears.includes(name))
    await within('the board comes', Promise.all(documents.map(name => person.#sync(name))))
    return person
  }

  /** Carries a plan out; resolves when the server says that it is on its disk. Answers why not, if it was refused. */
  async act(plan: Plan): Promise<string | undefined> {
    if (!plan.accepted) return plan.reason
    await this.write(plan.changes)
    return undefined
  }

  async write(changes: readonly Change[]): Promise<void> {
    const before = new Map([...this.#sent].map(([name, { next }]) => [name, next]))
    const written = applyChanges(Object.fromEntries(this.#docs), changes, 'intent')
    const waits = written.flatMap(name => {
      const sent = this.#sentOn(name)
      const numbers = [...sent.waiting.keys()].filter(number => number >= (before.get(name) ?? 1))
      return numbers.map(
        number =>
          new Promise<void>(resolve => {
            const waiting = sent.waiting.get(number)
            if (waiting) waiting.done = resolve
            else resolve()
          }),
      )
    })
    await within('an edit is saved', Promise.all(waits))
  }

  close(): void {
    this.#isClosing = true
    this.#socket.close()
    this.view.close()
  }

  async #sync(name: DocumentName): Promise<void> {
    const doc = this.#docs.get(name)
    const stateVector = doc ? Y.encodeStateVector(doc) : new Uint8Array([0])
    await new Promise<void>(resolve => {
      this.#synced.set(name, resolve)
      this.#socket.send(encodeOnChannel(CHANNEL[name], { kind: 'sync-step-1', stateVector }))
    })
  }

  #sentOn(name: DocumentName) {
    const known = this.#sent.get(name)
    if (known) return known
    const made = { next: 1, waiting: new Map<number, { readonly atMs: number; done: () => void }>() }
    this.#sent.set(name, made)
    return made
  }

  #send(name: DocumentName, update: Uint8Array): void {
    const sent = this.#sentOn(name)
    const number = sent.next
    sent.next += 1
    sent.waiting.set(number, { atMs: performance.now(), done: () => undefined })
    this.#socket.send(encodeOnChannel(CHANNEL[name], { kind: 'edit', number, update }))
  }

  #hear(frame: Buffer): void {
    const { channel, body } = splitChannel(frame) ?? {}
    const name = DOCUMENT_NAMES.find(each => CHANNEL[each] === channel)
    if (!name || !body) return
    this.#watch.heard(name, frame.length)
    const decoded = decodeServerMessage(body)
    if (!decoded.ok) return
    const { message } = decoded
    switch (message.kind) {
      case 'sync-step-2':
        this.#apply(name, message.update)
        this.#synced.get(name)?.()
        return
      case 'sync-update':
        this.#apply(name, message.update)
        return
      case 'head':
        this.#sequences.set(name, message.sequence)
        return
      case 'batch': {
        const last = this.#sequences.get(name)
        if (last !== undefined && last !== message.previous) this.#watch.gap()
        this.#sequences.set(name, message.sequence)
        this.#apply(name, message.update)
        return
      }
      case 'saved': {
        const sent = this.#sentOn(name)
        for (const [number, { atMs, done }] of sent.waiting) {
          if (number > message.number) continue
          sent.waiting.delete(number)
          this.#watch.acknowledged(performance.now() - atMs)
          done()
        }
        return
      }
      case 'refused': {
        const sent = this.#sentOn(name)
        this.#watch.refused(message.reason)
        sent.waiting.get(message.number)?.done()
        sent.waiting.delete(message.number)
        return
      }
    }
  }

  #apply(name: DocumentName, update: Uint8Array): void {
    const doc = this.#docs.get(name)
    if (doc) Y.applyUpdate(doc, update, FROM_SERVER)
  }
}

async function within<T>(what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${PATIENCE_MS / 1000} s and more until ${what}`)), PATIENCE_MS)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
