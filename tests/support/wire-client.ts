import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type WebSocket from 'ws'
import * as Y from 'yjs'
import { applyChanges } from '#shared/doc/apply-changes.ts'
import { DOCUMENT_NAMES, type DocumentName } from '#shared/doc/documents.ts'
import type { Change } from '#shared/domain/plan.ts'
import { CHANNEL, MESSAGE } from '#shared/protocol/message-types.ts'
import { eventually } from './eventually.ts'
import type { TestServer } from './test-server.ts'

export type Heard =
  | { readonly kind: 'step1'; readonly vector: Uint8Array }
  | { readonly kind: 'step2'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly kind: 'hello'; readonly version: number; readonly welcome: Readonly<Record<string, unknown>> }
  | { readonly kind: 'saved'; readonly number: number }
  | { readonly kind: 'refused'; readonly number: number; readonly reason: string }
  | { readonly kind: 'batch'; readonly previous: number; readonly sequence: number; readonly update: Uint8Array }
  | { readonly kind: 'head'; readonly sequence: number }
  | { readonly kind: 'server-time'; readonly nowMs: number }
  | { readonly kind: 'notice'; readonly name: string }

export interface AwarenessEntry {
  readonly id: number
  readonly clock: number
  readonly state: Readonly<Record<string, unknown>> | null
}

export type HeardOn = Heard & { readonly on: DocumentName | 'session' }

/** A client that speaks the protocol by hand and notes everything it hears; as small and as strict as can be. */
export class WireClient {
  readonly socket: WebSocket
  readonly heard: HeardOn[] = []
  readonly docs = new Map<DocumentName, Y.Doc>()
  /** By document: the log sequence up to which everything is here. */
  readonly heads = new Map<DocumentName, number>()
  /** People by awareness id. */
  readonly people = new Map<number, NonNullable<AwarenessEntry['state']>>()
  /** M6: batches whose `previous` was not the last sequence. */
  readonly gaps: HeardOn[] = []
  /** Every byte that came, for looking for words that must not be there. */
  readonly bytes: Buffer[] = []
  closedWith: number | undefined
  readonly #only: DocumentName | undefined
  readonly #numbers = new Map<DocumentName, number>()

  constructor(socket: WebSocket, only: DocumentName | undefined) {
    this.socket = socket
    this.#only = only
    socket.binaryType = 'nodebuffer'
    socket.on('message', (data: Buffer) => this.#hear(data))
    socket.on('close', code => {
      this.closedWith = code
    })
    socket.on('error', () => undefined)
  }

  static async open(server: TestServer, token: string, only?: DocumentName, board?: string): Promise<WireClient> {
    const socket = server.open(token, only, board)
    const client = new WireClient(socket, only)
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve())
      socket.once('error', reject)
    })
    return client
  }

  /** Said hello, and the documents asked for are here. */
  static async join(server: TestServer, token: string, ...documents: readonly DocumentName[]): Promise<WireClient> {
    const client = await WireClient.open(server, token)
    client.hello()
    for (const document of documents) await client.sync(document)
    return client
  }

  doc(document: DocumentName): Y.Doc {
    const known = this.docs.get(document)
    if (known) return known
    const doc = new Y.Doc()
    this.docs.set(document, doc)
    return doc
  }

  hello(version = 1): void {
    this.#send('session', encoder => {
      encoding.writeVarUint(encoder, MESSAGE.hello)
      encoding.writeVarUint(encoder, version)
    })
  }

  step1(document: DocumentName, vector = Y.encodeStateVector(this.doc(document))): void {
    this.#numbers.set(document, 1)
    this.#send(document, encoder => {
      encoding.writeVarUint(encoder, MESSAGE.sync)
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint8Array(encoder, vector)
    })
  }

  async sync(document: DocumentName): Promise<void> {
    const before = this.of(document, 'step2').length
    this.step1(document)
    await eventually(`step 2 of ${document}`, () => this.of(document, 'step2').length > before)
  }

  update(document: DocumentName, update: Uint8Array): void {
    this.#send(document, encoder => {
      encoding.writeVarUint(encoder, MESSAGE.sync)
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  /** Answers the number that the edit was given. */
  edit(document: DocumentName, update: Uint8Array, number = this.#numbers.get(document) ?? 1): number {
    this.#numbers.set(document, number + 1)
    this.#send(document, encoder => {
      encoding.writeVarUint(encoder, MESSAGE.edit)
      encoding.writeVarUint(encoder, number)
      encoding.writeVarUint8Array(encoder, update)
    })
    return number
  }

  /** Changes the own copy and sends the update as an edit. */
  change(document: DocumentName, ...changes: readonly Change[]): number {
    return this.edit(document, this.changed(document, ...changes))
  }

  /** The update of a change to the own copy, not sent. */
  changed(document: DocumentName, ...changes: readonly Change[]): Uint8Array {
    const doc = this.doc(document)
    const before = Y.encodeStateVector(doc)
    let update: Uint8Array | undefined
    const keep = (made: Uint8Array) => {
      update = made
    }
    doc.on('update', keep)
    applyChanges({ [document]: doc }, changes, 'intent')
    doc.off('update', keep)
    return update ?? Y.encodeStateAsUpdate(doc, before)
  }

  awareness(entries: readonly { readonly id: number; readonly clock?: number; readonly state: unknown }[]): void {
    this.awarenessBytes(
      encoding.encode(encoder => {
        encoding.writeVarUint(encoder, entries.length)
        for (const { id, clock = 1, state } of entries) {
          encoding.writeVarUint(encoder, id)
          encoding.writeVarUint(encoder, clock)
          encoding.writeVarString(encoder, JSON.stringify(state))
        }
      }),
    )
  }

  awarenessBytes(update: Uint8Array): void {
    this.#send('board', encoder => {
      encoding.writeVarUint(encoder, MESSAGE.awareness)
      encoding.writeVarUint8Array(encoder, update)
    })
  }

  /** Everything heard of one kind about one document. */
  of<K extends Heard['kind']>(on: DocumentName | 'session', kind: K): Extract<Heard, { readonly kind: K }>[] {
    return this.heard.filter(each => each.on === on && each.kind === kind) as never
  }

  isSaved(document: DocumentName, number: number): boolean {
    return this.of(document, 'saved').some(saved => saved.number >= number)
  }

  async saved(document: DocumentName, number: number): Promise<void> {
    await eventually(`edit ${number} of ${document} is saved`, () => {
      const refused = this.of(document, 'refused').find(each => each.number === number)
      if (refused) throw new Error(`edit ${number} of ${document} was refused: ${refused.reason}`)
      return this.isSaved(document, number)
    })
  }

  async refused(document: DocumentName, number: number): Promise<string> {
    const found = () => this.of(document, 'refused').find(each => each.number === number)
    await eventually(`edit ${number} of ${document} is refused`, found)
    return found()?.reason ?? ''
  }

  async closed(): Promise<number> {
    await eventually('the socket is closed', () => this.closedWith !== undefined)
    return this.closedWith ?? 0
  }

  get presenceId(): number {
    return Number(this.of('session', 'hello')[0]?.welcome['presence'])
  }

  holds(words: string): boolean {
    return Buffer.concat(this.bytes).includes(words)
  }

  close(): void {
    this.socket.terminate()
  }

  #send(on: DocumentName | 'session', write: (encoder: encoding.Encoder) => void): void {
    this.socket.send(
      encoding.encode(encoder => {
        if (this.#only === undefined) encoding.writeVarUint(encoder, CHANNEL[on])
        write(encoder)
      }),
    )
  }

  #hear(data: Buffer): void {
    this.bytes.push(data)
    const decoder = decoding.createDecoder(data)
    const on = this.#only ?? nameOf(decoding.readVarUint(decoder))
    const heard = readHeard(decoder)
    if (decoding.hasContent(decoder)) throw new Error(`bytes after a message of kind ${heard.kind}`)
    const message = { ...heard, on }
    this.heard.push(message)
    if (heard.kind === 'awareness') this.#meet(heard.entries)
    if (on !== 'session') this.#follow(on, message)
  }

  #meet(entries: readonly AwarenessEntry[]): void {
    for (const { id, state } of entries) {
      if (state) this.people.set(id, state)
      else this.people.delete(id)
    }
  }

  #follow(on: DocumentName, heard: HeardOn): void {
    if (heard.kind === 'step2' || heard.kind === 'update') Y.applyUpdate(this.doc(on), heard.update, 'remote')
    if (heard.kind === 'head') this.heads.set(on, heard.sequence)
    if (heard.kind !== 'batch') return
    if (heard.previous !== this.heads.get(on)) this.gaps.push(heard)
    this.heads.set(on, heard.sequence)
    Y.applyUpdate(this.doc(on), heard.update, 'remote')
  }
}

function nameOf(channel: number): DocumentName | 'session' {
  return DOCUMENT_NAMES.find(name => CHANNEL[name] === channel) ?? 'session'
}

function readHeard(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder)
  switch (type) {
    case MESSAGE.sync: {
      const step = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      if (step === 0) return { kind: 'step1', vector: bytes }
      return step === 1 ? { kind: 'step2', update: bytes } : { kind: 'update', update: bytes }
    }
    case MESSAGE.awareness:
      return { kind: 'awareness', entries: readEntries(decoding.readVarUint8Array(decoder)) }
    case MESSAGE.hello: {
      const version = decoding.readVarUint(decoder)
      return { kind: 'hello', version, welcome: JSON.parse(decoding.readVarString(decoder)) }
    }
    case MESSAGE.saved:
      return { kind: 'saved', number: decoding.readVarUint(decoder) }
    case MESSAGE.refused:
      return { kind: 'refused', number: decoding.readVarUint(decoder), reason: decoding.readVarString(decoder) }
    case MESSAGE.batch: {
      const previous = decoding.readVarUint(decoder)
      const sequence = decoding.readVarUint(decoder)
      return { kind: 'batch', previous, sequence, update: decoding.readVarUint8Array(decoder) }
    }
    case MESSAGE.head:
      return { kind: 'head', sequence: decoding.readVarUint(decoder) }
    case MESSAGE.serverTime:
      return { kind: 'server-time', nowMs: decoding.readFloat64(decoder) }
    case MESSAGE.notice:
      return { kind: 'notice', name: decoding.readVarString(decoder) }
    default:
      throw new Error(`a message of type ${type}`)
  }
}

function readEntries(update: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(update)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    id: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: JSON.parse(decoding.readVarString(decoder)),
  }))
}
