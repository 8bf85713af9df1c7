import { frameOf } from '#server/socket/frames.ts'
import { encodeMessage } from '#shared/protocol/messages.ts'
import type { Connection } from './connection.ts'
import type { LiveBoard } from './live-board.ts'
import type { Surroundings } from './surroundings.ts'

const SECOND_MS = 1000
/** A socket that has not answered so many pings is gone. */
const PINGS_MISSED_MAX = 2
/** M8. */
const TIME_MS = 30_000
/** Stock clients give a socket up that was silent for 30 s. An awareness message about nobody says that we are here. */
const SIGN_OF_LIFE = frameOf(encodeMessage({ kind: 'awareness', update: new Uint8Array([0]) }))
const SIGN_MS = 20_000

/** One timer for everything that happens by the second: no connection and no room has one of its own. */
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
    this.#cancel = around.clock.after(SECOND_MS, () => this.#go())
  }

  close(): void {
    this.#cancel()
  }

  #go(): void {
    this.#cancel = this.#around.clock.after(SECOND_MS, () => this.#go())
    this.#turn += 1
    const nowMs = this.#around.clock.now()
    // Connections are spread over the seconds by their place, so that not all are written to in the same one.
    let place = 0
    for (const board of this.#boards()) {
      for (const connection of board.connections) {
        place += 1
        this.#look(connection, this.#turn + place, nowMs)
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
    if (isDue(spoke, SIGN_MS) && !connection.hasAll) wire.write(SIGN_OF_LIFE)
    if (isDue(spoke, TIME_MS)) connection.tellTime(nowMs)
    if (!isDue(spoke, limits.pingMs) || connection.isSlowedDown) return
    if (wire.missedPings >= PINGS_MISSED_MAX) wire.terminate()
    else wire.ping()
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

function isDue(spoke: number, everyMs: number): boolean {
  return spoke % Math.max(1, Math.round(everyMs / SECOND_MS)) === 0
}
