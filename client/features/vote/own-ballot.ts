import type { Api } from '#client/session/api.ts'
import type { Readable } from '#client/session/board-session.ts'
import { Value } from '#client/session/value.ts'
import type { RoundId } from '#shared/domain/ids.ts'
import type { Ballot } from '#shared/domain/voting.ts'
import type { HttpError } from '#shared/protocol/errors.ts'

/** `waiting`: not on the server yet, and tried again. `refused`: the server said no; its own copy stands again. */
export type BallotState = 'loading' | 'saved' | 'saving' | 'waiting' | 'refused'

export interface BallotAtHand {
  readonly ballot: Ballot | undefined
  readonly state: BallotState
  readonly error?: HttpError | undefined
}

/** Time, handed in so that tests can move it. */
export interface BallotClock {
  after(delayMs: number, act: () => void): () => void
}

/** Several clicks in a row are one request. */
const GATHER_MS = 250
const AGAIN_FIRST_MS = 1000
const AGAIN_MAX_MS = 15_000

/**
 * What this person says in one round. Shown as given at once; sent when the clicking pauses, one request at a time,
 * and again until the server has it. The whole ballot travels each time, so nothing can be counted twice.
 */
export class OwnBallot {
  readonly #shown = new Value<BallotAtHand>({ ballot: undefined, state: 'loading' })
  readonly #api: Pick<Api, 'ballot' | 'castBallot'>
  readonly #board: string
  readonly #token: string
  readonly #round: RoundId
  readonly #clock: BallotClock
  #wanted: Ballot | undefined
  #isSending = false
  #againMs = AGAIN_FIRST_MS
  #cancel: (() => void) | undefined
  #isClosed = false

  constructor(
    {
      api,
      board,
      token,
    }: { readonly api: Pick<Api, 'ballot' | 'castBallot'>; readonly board: string; readonly token: string },
    round: RoundId,
    clock: BallotClock,
  ) {
    this.#api = api
    this.#board = board
    this.#token = token
    this.#round = round
    this.#clock = clock
  }

  get at(): Readable<BallotAtHand> {
    return this.#shown
  }

  /** Asks the server what was said before, from whatever device. */
  async load(): Promise<void> {
    const asked = await this.#api.ballot(this.#board, this.#token, this.#round)
    if (this.#isClosed || this.#wanted) return
    if (asked.ok) this.#shown.set({ ballot: asked.answer.ballot ?? undefined, state: 'saved' })
    else this.#soon(this.#nextTry(), () => void this.load())
  }

  give(ballot: Ballot): void {
    this.#wanted = ballot
    this.#shown.set({ ballot, state: 'saving' })
    if (!this.#isSending) this.#soon(GATHER_MS, () => void this.#send())
  }

  /** What is still to be sent is sent now. */
  close(): void {
    this.#cancel?.()
    if (this.#wanted && !this.#isSending) void this.#send()
    this.#isClosed = true
  }

  async #send(): Promise<void> {
    const ballot = this.#wanted
    if (!ballot || this.#isSending) return
    this.#isSending = true
    const answer = await this.#api.castBallot(this.#board, this.#token, this.#round, ballot)
    this.#isSending = false
    if (this.#isClosed) return
    const isNewest = this.#wanted === ballot
    if (answer.ok) {
      this.#againMs = AGAIN_FIRST_MS
      if (isNewest) {
        this.#wanted = undefined
        this.#shown.set({ ballot, state: 'saved' })
      } else void this.#send()
      return
    }
    if (isPassing(answer.error)) {
      if (this.#wanted) this.#shown.set({ ballot: this.#wanted, state: 'waiting' })
      this.#soon(this.#nextTry(), () => void this.#send())
      return
    }
    this.#wanted = undefined
    const before = await this.#api.ballot(this.#board, this.#token, this.#round)
    if (this.#isClosed || this.#wanted) return
    const stands = before.ok ? (before.answer.ballot ?? undefined) : undefined
    this.#shown.set({ ballot: stands, state: 'refused', error: answer.error })
  }

  #nextTry(): number {
    const waitMs = this.#againMs
    this.#againMs = Math.min(AGAIN_MAX_MS, waitMs * 2)
    return waitMs
  }

  #soon(delayMs: number, act: () => void): void {
    this.#cancel?.()
    this.#cancel = this.#clock.after(delayMs, act)
  }
}

/** Trouble that goes by: asked again, the answer may be another. */
function isPassing(error: HttpError | 'unreachable'): error is (typeof PASSING)[number] {
  return (PASSING as readonly string[]).includes(error)
}

const PASSING = ['unreachable', 'too-fast', 'storage-unavailable', 'shutting-down', 'internal'] as const
