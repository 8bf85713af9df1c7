/** What a session needs of the device it runs on; handed in, so that it runs in a browser, in Node and in a simulation. */
export interface Environment {
  /** This device's unix ms. */
  now(): number
  /** Calls `act` once after that time; the answer takes the call back. */
  after(delayMs: number, act: () => void): () => void
  /** From 0 up to, not including, 1. */
  random(): number
  /** Opens a socket; its events come later, never before this returns. */
  connect(url: string, protocols: readonly string[], events: SocketEvents): Socket
  /** The device's own word on being connected at all. */
  isOnline(): boolean
  /** Wakes when the device comes online or goes offline. */
  onOnline(wake: () => void): () => void
  /** Small texts that outlive the page: unsent cards. Writes may throw (storage full or forbidden). */
  readonly texts: TextStorage
  readonly device: DeviceStorage
}

export interface SocketEvents {
  opened(): void
  received(bytes: Uint8Array): void
  /** Once, and nothing after it. `code` as in CLOSE; 1006 when there was no close frame. */
  closed(code: number): void
}

export interface Socket {
  send(bytes: Uint8Array): void
  /** Ends it from this side; `closed` is not called any more. */
  drop(): void
}

export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Documents kept on this device under names. */
export interface DeviceStorage {
  open(name: string): DocumentStore
}

export interface Kept {
  /** Edits made here that the server has not called saved. */
  readonly unsaved: number
  /** Yjs client ids under which this person has written on this device. */
  readonly ownClients: readonly number[]
}

/**
 * One document on this device. Writes land in the order they were given; each is whole or not there after a crash.
 * Failing writes (private window, full disk) are told once through `failed` and then passed over: the wire goes on.
 */
export interface DocumentStore {
  load(): Promise<{ readonly updates: readonly Uint8Array[]; readonly kept: Kept }>
  append(update: Uint8Array, kept: Kept): void
  keep(kept: Kept): void
  /** In one step: forgets everything and holds this state. */
  replace(state: Uint8Array, kept: Kept): void
  /** Resolves once everything given so far has landed. */
  landed(): Promise<void>
  close(): Promise<void>
}

export const NOTHING_KEPT: Kept = { unsaved: 0, ownClients: [] }
