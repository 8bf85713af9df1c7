import { frameOf } from '#server/socket/frames.ts'
import { encodeMessage } from '#shared/protocol/messages.ts'
import type { Connection } from './connection.ts'
import type { LiveBoard } from './live-board.ts'
import type { Surroundings } from './surroundings.ts'

/** A socket that has not answered so many pings is gone. */
const PINGS_MISSED_MAX = 2
/** M8. */
const TIME_MS = 30_000
/** Stock clients give a socket up that was silent for 30 s. An awareness message about nobody says that we are here. */
const SIGN_OF_LIFE = frameOf(encodeMessage({ kind: 'awareness', update: new Uint8Array([0]) }))
const SIGN_MS = 20_000

/** One timer for everything that happens by and by: no connection and no room has one of its own. */
export class Wheel {
  readonly #around: Surroundings
  readonly #boards: () => Iterable<LiveBoard>
  readonly #maintain: (board: LiveBoard) => Promise<void>
  readonly #busy = new Set<LiveBoard>()
  #turn = 0
  #cancel: () => void

  constructor(around: Surroundings, boards: () => Iterable<LiveBoard>, maintain: (board: LiveBoard) => Promise<void>) {
    this.#around = around
    this.#boards = boards
    this.#maintain = maintain
    this.#cancel = around.clock.after(around.limits.wheelMs, () => this.#go())
  }

  close(): void {
    this.#cancel()
  }

  #go(): void {
    this.#cancel = this.#around.clock.after(this.#around.limits.wheelMs, () => this.#go())
    this.#turn += 1
    const nowMs = this.#around.clock.now()
    // Connections are spread over the turns by their place, so that not all are written to in the same one.
    for (const board of this.#boards()) {
      for (const connection of board.connections) {
        this.#look(connection, this.#turn + connection.place, nowMs)
      }
      this.#maintainOnce(board)
    }
  }

  #look(connection: Connection, spoke: number, nowMs: number): void {
    const { wire } = connection
    const { limits } = this.#around
    if (!wire.isOpen) return
    if (this.#isStuck(connection, nowMs)) {
      wire.terminate()
      return
    }
    if (this.#isDue(spoke, SIGN_MS) && !connection.hasAll) wire.write(SIGN_OF_LIFE)
    if (this.#isDue(spoke, TIME_MS)) connection.tellTime(nowMs)
    if (!this.#isDue(spoke, limits.pingMs) || connection.isSlowedDown) return
    if (wire.missedPings >= PINGS_MISSED_MAX) wire.terminate()
    else wire.ping()
  }

  #isDue(spoke: number, everyMs: number): boolean {
    return spoke % Math.max(1, Math.round(everyMs / this.#around.limits.wheelMs)) === 0
  }

  /** A37: a frame, or a row of fragments, that has not become whole for too long. */
  #isStuck(connection: Connection, nowMs: number): boolean {
    const { wire } = connection
    const since = connection.midFrame
    if (!wire.isMidFrame || connection.isSlowedDown) {
      connection.midFrame = undefined
      return false
    }
    if (since?.messages !== wire.messages) {
      connection.midFrame = { sinceMs: nowMs, messages: wire.messages }
      return false
    }
    return nowMs - since.sinceMs > this.#around.limits.frameMs
  }

  #maintainOnce(board: LiveBoard): void {
    if (this.#busy.has(board)) return
    this.#busy.add(board)
    this.#maintain(board)
      .catch((error: unknown) => {
        this.#around.log.error({ board: board.board, error: String(error) }, 'looking after a board has failed')
      })
      .finally(() => this.#busy.delete(board))
  }
}
