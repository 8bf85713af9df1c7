import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { encodeMessage } from '#shared/protocol/messages.ts'
import { parseOwnPresence } from '#shared/protocol/presence.ts'
import type { LiveSession } from './session.ts'
import { type Random, uint32Of } from './surroundings.ts'
import type { RoomPresence } from './sync-desk.ts'

/** Stock clients forget an entry they have not heard of for 30 s, so a still one is said again after this. */
const RENEW_MS = 15_000
/** Ids of entries that have gone, remembered so that an echo of one is not taken for somebody's own state. */
const GONE_MAX = 2000
/** The message about everyone is made anew when more than this part of it has changed. */
const STALE_PART = 1 / 4
const NULL_STATE = 'null'
const UTF8 = new TextDecoder()

interface Entry {
  readonly id: number
  readonly session: LiveSession
  clock: number
  /** JSON as it is sent. */
  state: string
  /** The same in UTF-8, once it has been sent. */
  bytes: Uint8Array | undefined
  saidAtMs: number
  sockets: number
}

/** Who is the sender to itself, and may it speak now. */
export interface Speaker {
  readonly session: LiveSession
  awarenessId: number | undefined
}

/**
 * The people on a board, as the server says it. Kept as JSON in a map: no awareness instance with its timers, no
 * encoding per receiver. P1: one entry per session, under an id of the server's making.
 */
export class Presence implements RoomPresence {
  readonly #entries = new Map<LiveSession, Entry>()
  readonly #byId = new Set<number>()
  readonly #gone = new Set<number>()
  readonly #changed = new Map<number, Entry>()
  readonly #random: Random
  readonly #isTaken: (id: number) => boolean
  readonly #maxBytes: number
  /** All entries as they were a while ago, and those that have changed since: a crowd that joins shares both. */
  #everyone: Uint8Array | undefined
  readonly #since = new Map<number, Entry>()
  #news: Uint8Array | undefined

  /** `isTaken`: is that number a document's client id on this board (A52)? */
  constructor(random: Random, maxBytes: number, isTaken: (id: number) => boolean) {
    this.#random = random
    this.#maxBytes = maxBytes
    this.#isTaken = isTaken
  }

  get size(): number {
    return this.#entries.size
  }

  get hasChanges(): boolean {
    return this.#changed.size > 0
  }

  /** A socket of this session has come. */
  enter(session: LiveSession, nowMs: number): number {
    const known = this.#entries.get(session)
    if (known) {
      known.sockets += 1
      return known.id
    }
    const entry: Entry = {
      id: this.#freshId(),
      session,
      clock: 0,
      state: stamped({}, session),
      bytes: undefined,
      saidAtMs: 0,
      sockets: 1,
    }
    this.#entries.set(session, entry)
    this.#byId.add(entry.id)
    this.#say(entry, nowMs)
    return entry.id
  }

  /** P3: a socket has gone; with the last one goes the entry. */
  leave(session: LiveSession, nowMs: number): void {
    const entry = this.#entries.get(session)
    if (!entry) return
    entry.sockets -= 1
    if (entry.sockets > 0) return
    this.#entries.delete(session)
    this.#byId.delete(entry.id)
    this.#gone.add(entry.id)
    const [oldest] = this.#gone
    if (this.#gone.size > GONE_MAX && oldest !== undefined) this.#gone.delete(oldest)
    entry.state = NULL_STATE
    this.#say(entry, nowMs)
  }

  idOf(session: LiveSession): number | undefined {
    return this.#entries.get(session)?.id
  }

  /**
   * A client's awareness message. Only its own entry counts, under whatever id it uses for itself; stock clients also
   * repeat what they were told of others, and liars invent it (A20 to A25): that is passed over.
   * Throws on a message that breaks off, before anything has been taken from it (A24).
   */
  receive(speaker: Speaker, update: Uint8Array, nowMs: number): 'changed' | 'nothing' {
    const own = this.#ownState(speaker, update)
    const entry = this.#entries.get(speaker.session)
    if (own === undefined || !entry || own.length > this.#maxBytes) return 'nothing'
    if (!speaker.session.presence.take(nowMs)) return 'nothing'
    const parsed = own === NULL_STATE ? {} : parseOwnPresence(JSON.parse(own))
    if (!parsed) return 'nothing'
    const state = stamped(parsed, speaker.session)
    if (state === entry.state || state.length > this.#maxBytes) return 'nothing'
    entry.state = state
    this.#say(entry, nowMs)
    return 'changed'
  }

  takeChanges(): Uint8Array | undefined {
    if (this.#changed.size === 0) return undefined
    const message = messageOf([...this.#changed.values()])
    this.#changed.clear()
    return message
  }

  /** As messages to be applied in this order. */
  everyone(): readonly Uint8Array[] {
    if (this.#entries.size === 0) return []
    this.#everyone ??= messageOf([...this.#entries.values()])
    if (this.#since.size === 0) return [this.#everyone]
    this.#news ??= messageOf([...this.#since.values()])
    return [this.#everyone, this.#news]
  }

  /** Says again what has been still for long; answers whether there is something to say. */
  renew(nowMs: number): boolean {
    for (const entry of this.#entries.values()) if (nowMs - entry.saidAtMs >= RENEW_MS) this.#say(entry, nowMs)
    return this.hasChanges
  }

  #say(entry: Entry, nowMs: number): void {
    entry.clock += 1
    entry.saidAtMs = nowMs
    entry.bytes = undefined
    this.#changed.set(entry.id, entry)
    this.#news = undefined
    if (!this.#everyone) return
    this.#since.set(entry.id, entry)
    if (this.#since.size <= this.#entries.size * STALE_PART) return
    this.#everyone = undefined
    this.#since.clear()
  }

  #ownState(speaker: Speaker, update: Uint8Array): string | undefined {
    const decoder = decoding.createDecoder(update)
    let own: { readonly id: number; readonly state: string } | undefined
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const id = decoding.readVarUint(decoder)
      decoding.readVarUint(decoder)
      const state = decoding.readVarUint8Array(decoder)
      if (own || this.#byId.has(id) || this.#gone.has(id)) continue
      if (speaker.awarenessId !== undefined && speaker.awarenessId !== id) continue
      if (state.length <= this.#maxBytes) own = { id, state: UTF8.decode(state) }
    }
    if (own) speaker.awarenessId = own.id
    return own?.state
  }

  #freshId(): number {
    for (;;) {
      const id = uint32Of(this.#random)
      if (!this.#byId.has(id) && !this.#gone.has(id) && !this.#isTaken(id)) return id
    }
  }
}

function stamped(shape: object, session: LiveSession): string {
  const { role, name } = session.identity
  return JSON.stringify({ ...shape, role, ...(name !== undefined && { name }) })
}

function messageOf(entries: readonly Entry[]): Uint8Array {
  const update = encoding.encode(encoder => {
    encoding.writeVarUint(encoder, entries.length)
    for (const entry of entries) {
      encoding.writeVarUint(encoder, entry.id)
      encoding.writeVarUint(encoder, entry.clock)
      entry.bytes ??= Buffer.from(entry.state)
      encoding.writeVarUint8Array(encoder, entry.bytes)
    }
  })
  return encodeMessage({ kind: 'awareness', update })
}
