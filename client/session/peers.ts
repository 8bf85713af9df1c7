import { isSame } from '#shared/domain/same.ts'
import {
  type AwarenessEntry,
  decodeAwareness,
  encodeAwareness,
  type OwnPresence,
  parseStampedPresence,
  type StampedPresence,
} from '#shared/protocol/presence.ts'
import type { Environment } from './environment.ts'
import { Value } from './value.ts'

/** Own presence goes out at most this often: 16 a second, under the server's limit of 20. */
const PRESENT_EVERY_MS = 60

/** Who else is here, as the server stamps them, and what this session says of itself. */
export class Peers {
  readonly all = new Value<readonly StampedPresence[]>([], isSame)
  readonly #environment: Environment
  readonly #send: (update: Uint8Array) => void
  readonly #entries = new Map<number, StampedPresence>()
  /** By which this session calls itself; the server shows it to others under an id of its own making (P1). */
  readonly #selfId: number
  #own: OwnPresence = {}
  #ownId: number | undefined
  #clock = 0
  #sentAtMs = Number.NEGATIVE_INFINITY
  #cancelSend: (() => void) | undefined

  constructor(environment: Environment, send: (update: Uint8Array) => void) {
    this.#environment = environment
    this.#send = send
    this.#selfId = Math.floor(environment.random() * 2 ** 32)
  }

  /** The server has said by which id others know this session. */
  joined(id: number): void {
    this.#ownId = id
    this.#entries.delete(id)
    this.#tell()
    this.#say()
  }

  /** The connection is gone: who is here is not known any more. */
  left(): void {
    this.#cancelSend?.()
    this.#cancelSend = undefined
    this.#ownId = undefined
    this.#entries.clear()
    this.#tell()
  }

  present(own: OwnPresence): void {
    this.#own = own
    if (this.#ownId === undefined || this.#cancelSend) return
    const waitMs = Math.max(0, this.#sentAtMs + PRESENT_EVERY_MS - this.#environment.now())
    this.#cancelSend = this.#environment.after(Math.min(waitMs, PRESENT_EVERY_MS), () => {
      this.#cancelSend = undefined
      this.#say()
    })
  }

  receive(update: Uint8Array): void {
    for (const { client, state } of decodeAwareness(update) ?? []) {
      if (client === this.#ownId) continue
      const peer = state === null ? undefined : parseStampedPresence(client, state)
      if (peer) this.#entries.set(client, peer)
      else this.#entries.delete(client)
    }
    this.#tell()
  }

  #say(): void {
    if (this.#ownId === undefined) return
    this.#sentAtMs = this.#environment.now()
    this.#clock += 1
    const entry: AwarenessEntry = { client: this.#selfId, clock: this.#clock, state: this.#own }
    this.#send(encodeAwareness([entry]))
  }

  #tell(): void {
    this.all.set([...this.#entries.values()].sort((a, b) => a.id - b.id))
  }
}
