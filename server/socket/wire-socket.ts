import type { Socket } from 'node:net'
import type { RawData, WebSocket } from 'ws'
import type { CloseReason } from '#shared/protocol/close-codes.ts'
import { CLOSE } from '#shared/protocol/close-codes.ts'

/** What a socket tells its owner. A throw in `message` closes this socket and no other (A34). */
export interface WireEvents {
  message(bytes: Uint8Array): void
  /** What was queued has gone out; only after `tellWhenDrained`. */
  drained(): void
  closed(): void
  /** The peer broke the protocol, or its message made the server throw. */
  faulty(error: unknown): void
}

/**
 * ws shows neither its TCP socket nor how far its receiver is. We need both: to write one shared, ready-framed buffer
 * to many sockets, and to see a frame that never ends. Its version is pinned.
 */
interface WsInternals {
  readonly _socket: Socket
  readonly _receiver: {
    readonly _state: number
    readonly _bufferedBytes: number
    readonly _fragments: readonly unknown[]
  }
}

/**
 * One WebSocket. All data goes out through `write`; ws itself writes only whole control frames, so there is exactly
 * one writer of data and nothing can fall between the parts of a message.
 */
export class WireSocket {
  readonly #ws: WebSocket
  readonly #net: Socket
  readonly #events: WireEvents
  readonly #queueMaxBytes: number
  #isWaitingForDrain = false
  #isEnding = false
  /** Pings sent since the last sign of life. */
  missedPings = 0
  messages = 0

  constructor(ws: WebSocket, events: WireEvents, queueMaxBytes: number) {
    this.#ws = ws
    this.#net = (ws as unknown as WsInternals)._socket
    this.#events = events
    this.#queueMaxBytes = queueMaxBytes
    ws.on('message', (data, isBinary) => this.#receive(data, isBinary))
    ws.on('pong', () => {
      this.missedPings = 0
    })
    ws.on('error', error => this.#events.faulty(error))
    ws.on('close', () => this.#events.closed())
  }

  get isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN && !this.#isEnding
  }

  get queuedBytes(): number {
    return this.#net.writableLength
  }

  /** Writes a ready frame, or several in one buffer. The buffer may be shared: it is never changed. */
  write(frames: Uint8Array): void {
    if (!this.isOpen) return
    if (this.#net.writableLength > this.#queueMaxBytes) {
      this.close('tooSlow')
      return
    }
    this.#net.write(frames)
  }

  /** Writes several buffers that make whole frames together, with one system call. */
  writeAll(parts: readonly Uint8Array[]): void {
    this.#net.cork()
    for (const part of parts) this.write(part)
    this.#net.uncork()
  }

  tellWhenDrained(): void {
    if (this.#isWaitingForDrain) return
    this.#isWaitingForDrain = true
    this.#net.once('drain', () => {
      this.#isWaitingForDrain = false
      if (this.isOpen) this.#events.drained()
    })
  }

  /** Stops reading: what the peer sends waits in its own and the network's buffers. */
  pause(): void {
    this.#ws.pause()
  }

  resume(): void {
    this.#ws.resume()
  }

  get isPaused(): boolean {
    return this.#ws.isPaused
  }

  ping(): void {
    if (!this.isOpen) return
    this.missedPings += 1
    this.#ws.ping()
  }

  /** A frame or a row of fragments has begun and is not whole yet. */
  get isMidFrame(): boolean {
    const receiver = (this.#ws as unknown as WsInternals)._receiver
    return receiver._state !== 0 || receiver._bufferedBytes > 0 || receiver._fragments.length > 0
  }

  close(reason: CloseReason): void {
    if (this.#isEnding) return
    this.#isEnding = true
    // A paused socket would never read the peer's answer to the close.
    this.#ws.resume()
    this.#ws.close(CLOSE[reason].code, reason)
    // Who does not read will not read this either: let the queue go with the socket.
    if (reason === 'tooSlow') this.#ws.terminate()
  }

  terminate(): void {
    this.#isEnding = true
    this.#ws.terminate()
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (this.#isEnding) return
    this.missedPings = 0
    this.messages += 1
    if (!isBinary) {
      this.close('textRefused')
      return
    }
    try {
      this.#events.message(bytesOf(data))
    } catch (error) {
      this.#events.faulty(error)
      this.close('internal')
    }
  }
}

function bytesOf(data: RawData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  return Array.isArray(data) ? Buffer.concat(data) : data
}
