import { CLOSE, type CloseReason, mayRetry } from '#shared/protocol/close-codes.ts'
import { SUBPROTOCOL } from '#shared/protocol/message-types.ts'
import type { Environment, Socket } from './environment.ts'

/** The longest wait before trying again; the wait is drawn evenly from zero up to it ("full jitter"). */
export const BACK_OFF_MAX_MS = 10_000
const BACK_OFF_FIRST_MS = 500
/** The server says the time every 30 s (M8): a silence longer than this is a dead connection. */
export const SILENCE_MAX_MS = 40_000
/** A socket that has not opened after this never will. */
const OPEN_MAX_MS = 15_000

export interface LinkEvents {
  opened(): void
  received(bytes: Uint8Array): void
  /** The connection is gone; another one will be tried. */
  lost(): void
  ended(reason: CloseReason): void
}

/** What asking the server over HTTP says about a door that does not open; a socket's refusal has no status. */
export type DoorState = 'open' | 'unknown' | 'revoked' | 'boardDeleted'

/**
 * One socket at a time to `/sync/<board>`, opened again whenever it goes: after a growing random wait, at once when the
 * device comes online. Events of a socket that was given up are not heard any more (R10).
 */
export class Link {
  readonly #environment: Environment
  readonly #url: string
  readonly #token: string
  readonly #events: LinkEvents
  readonly #askDoor: () => Promise<DoorState>
  #socket: Socket | undefined
  #isOpen = false
  #isEnded = false
  #failures = 0
  #cancelRetry: (() => void) | undefined
  #cancelWatch: (() => void) | undefined
  readonly #forgetOnline: () => void

  constructor(
    url: string,
    token: string,
    environment: Environment,
    askDoor: () => Promise<DoorState>,
    events: LinkEvents,
  ) {
    this.#environment = environment
    this.#url = url
    this.#token = token
    this.#askDoor = askDoor
    this.#events = events
    this.#forgetOnline = environment.onOnline(() => this.#onlineChanged())
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Begins; called once. */
  start(): void {
    if (this.#environment.isOnline()) this.#connect()
  }

  send(bytes: Uint8Array): void {
    if (this.#isOpen) this.#socket?.send(bytes)
  }

  /** Gives this connection up and opens another at once; after repeated failures after a wait. */
  renew(): void {
    this.#letGo()
    this.#events.lost()
    this.#retry()
  }

  close(): void {
    this.#isEnded = true
    this.#forgetOnline()
    this.#letGo()
    this.#cancelRetry?.()
  }

  end(reason: CloseReason): void {
    if (this.#isEnded) return
    this.close()
    this.#events.ended(reason)
  }

  #connect(): void {
    this.#cancelRetry?.()
    this.#cancelRetry = undefined
    if (this.#isEnded || this.#socket) return
    let socket: Socket | undefined
    const isCurrent = () => socket !== undefined && this.#socket === socket
    socket = this.#environment.connect(this.#url, [SUBPROTOCOL, this.#token], {
      opened: () => {
        if (!isCurrent()) return
        this.#isOpen = true
        this.#watch(SILENCE_MAX_MS)
        this.#events.opened()
      },
      received: bytes => {
        if (!isCurrent()) return
        this.#failures = 0
        this.#watch(SILENCE_MAX_MS)
        this.#events.received(bytes)
      },
      closed: code => {
        if (isCurrent()) this.#closed(code)
      },
    })
    this.#socket = socket
    this.#watch(OPEN_MAX_MS)
  }

  #closed(code: number): void {
    const wasOpen = this.#isOpen
    this.#letGo()
    if (!mayRetry(code)) {
      this.end(reasonOf(code))
      return
    }
    this.#events.lost()
    this.#retry()
    if (!wasOpen) this.#lookAtDoor()
  }

  /** A refused upgrade looks like a dead network; HTTP tells which it is. */
  #lookAtDoor(): void {
    this.#askDoor().then(
      state => {
        if (state === 'revoked' || state === 'boardDeleted') this.end(state)
      },
      () => {},
    )
  }

  #retry(): void {
    if (this.#isEnded || this.#cancelRetry || !this.#environment.isOnline()) return
    const atMostMs = Math.min(BACK_OFF_MAX_MS, BACK_OFF_FIRST_MS * 2 ** this.#failures)
    this.#failures += 1
    this.#cancelRetry = this.#environment.after(this.#environment.random() * atMostMs, () => this.#connect())
  }

  #onlineChanged(): void {
    if (this.#isEnded) return
    if (this.#environment.isOnline()) {
      this.#failures = 0
      this.#connect()
    } else if (this.#socket) {
      // The old socket may seem to live for minutes; what is sent into it would only look sent.
      this.#letGo()
      this.#events.lost()
    } else {
      this.#cancelRetry?.()
      this.#cancelRetry = undefined
      this.#events.lost()
    }
  }

  #watch(delayMs: number): void {
    this.#cancelWatch?.()
    this.#cancelWatch = this.#environment.after(delayMs, () => this.renew())
  }

  #letGo(): void {
    this.#cancelWatch?.()
    this.#cancelWatch = undefined
    const socket = this.#socket
    this.#socket = undefined
    this.#isOpen = false
    socket?.drop()
  }
}

function reasonOf(code: number): CloseReason {
  const names = Object.keys(CLOSE) as readonly CloseReason[]
  return names.find(name => CLOSE[name].code === code) ?? 'protocolError'
}
