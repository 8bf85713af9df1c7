import { Bucket } from '#server/rooms/bucket.ts'
import type { Surroundings } from '#server/rooms/surroundings.ts'
import type { GivenBallot } from '#server/storage/storage.ts'
import { type Change, put, remove } from '#shared/domain/plan.ts'
import type { View } from '#shared/domain/tables.ts'
import { leftMsOf } from '#shared/domain/timer.ts'
import {
  type Ballot,
  type BallotFault,
  ballotFault,
  isBlank,
  isStillRight,
  roundStateOf,
  tally,
} from '#shared/domain/voting.ts'
import { voterOf } from './derived-ids.ts'

export type CastOutcome = 'done' | 'round-missing' | 'round-closed' | 'too-fast' | BallotFault

/** What the ballot box asks of its board. */
export interface BallotHost {
  readonly board: string
  readonly around: Surroundings
  /** `board` and `arrangement`, live. */
  readonly view: View
  /** Writes as the clerk. */
  write(changes: readonly Change[]): void
  /** Waits for what is on its way to the disk; false if it could not get there. */
  landed(): Promise<boolean>
}

/** Who changes a vote faster than this is asked to wait. */
const CASTS_PER_SECOND = 4
const CASTS_BURST = 40
const KEY_BYTES = 32
/** Ballots that come within this time go to the disk together: a hall that votes at once makes no more of its writes. */
const GATHER_MS = 25
/** What was on its way when the clock ran out still counts. */
const GRACE_MS = 2000
/** A round that was taken away for so long, and at most twice as long, is not coming back: its ballots go. */
const SWEEP_MS = 600_000

/**
 * Takes ballots, one per person and round, and counts them when the round is closed (B1 to B6). A ballot is judged and
 * accepted in one step of the loop, and a round is counted only when its closing and all that it accepted are on the
 * disk: so a crash at any moment finds either all ballots or the count.
 */
export class BallotBox {
  readonly #host: BallotHost
  readonly #paces = new Map<string, Bucket>()
  readonly #keys = new Map<string, Uint8Array>()
  /** Accepted ballots, on their way to the disk together. */
  #gathered: { readonly given: GivenBallot[]; readonly stored: Promise<void> } | undefined
  /** By round: how many were accepted, and how many of these are not on the disk yet. */
  readonly #casts = new Map<string, { accepted: number; underWay: number }>()
  /** Rounds whose turnout may have changed. */
  readonly #voted = new Set<string>()
  #isCountDue = true
  #isAtWork = false
  /** The first count also clears what rounds left behind that are there no more. */
  #isFirstCount = true
  #sweptMs: number | undefined
  #isSweepDue = false
  /** Rounds that had ballots and were not there at the last sweep. */
  #missing: ReadonlySet<string> = new Set()
  #isClosed = false

  constructor(host: BallotHost) {
    this.#host = host
  }

  close(): void {
    this.#isClosed = true
  }

  /** Tables of `board` have changed. */
  touched(tables: ReadonlySet<string>): void {
    if (!tables.has('rounds')) return
    this.#isCountDue = true
    for (const round of this.#host.view.rows('rounds').keys()) this.#voted.add(round)
  }

  /** B1, B2. Resolves when the ballot would survive a crash. */
  async cast(round: string, participant: string, ballot: Ballot): Promise<CastOutcome> {
    const { around, view } = this.#host
    if (!this.#paceOf(participant).take(around.clock.now())) return 'too-fast'
    if (roundStateOf(view, round) !== 'open') return view.row('rounds', round) ? 'round-closed' : 'round-missing'
    const voter = voterOf(await this.#keyOf(round), participant)
    // From here to the accepting nothing else happens: who is counted and who is refused is decided in one step.
    const state = roundStateOf(view, round)
    const row = view.row('rounds', round)
    if (!row || state === undefined) return 'round-missing'
    if (state !== 'open') return 'round-closed'
    const fault = ballotFault(view, row.rules, ballot)
    if (fault) return fault
    const casts = this.#castsOf(round)
    casts.accepted += 1
    casts.underWay += 1
    try {
      await this.#store({ round, voter, ballot: JSON.stringify(ballot) })
    } finally {
      casts.underWay -= 1
    }
    this.#voted.add(round)
    return 'done'
  }

  #store(ballot: GivenBallot): Promise<void> {
    if (!this.#gathered) {
      const { board, around } = this.#host
      const given: GivenBallot[] = []
      const stored = new Promise<void>((resolve, reject) => {
        around.clock.after(GATHER_MS, () => {
          this.#gathered = undefined
          around.storage.ballots.put(board, given).then(resolve, reject)
        })
      })
      this.#gathered = { given, stored }
    }
    this.#gathered.given.push(ballot)
    return this.#gathered.stored
  }

  #castsOf(round: string): { accepted: number; underWay: number } {
    const known = this.#casts.get(round)
    if (known) return known
    const casts = { accepted: 0, underWay: 0 }
    this.#casts.set(round, casts)
    return casts
  }

  /** What this person has said in the round; nobody else is told. */
  async own(round: string, participant: string): Promise<Ballot | undefined> {
    const { board, around, view } = this.#host
    if (roundStateOf(view, round) !== 'open') return undefined
    const voter = voterOf(await this.#keyOf(round), participant)
    const text = await around.storage.ballots.get(board, round, voter)
    const ballot = text === undefined ? undefined : (JSON.parse(text) as Ballot)
    const rules = view.row('rounds', round)?.rules
    return ballot && rules && isStillRight(rules, ballot) ? ballot : undefined
  }

  /** Once a second: rounds that end with the clock, turnouts, and what waits to be counted. */
  async maintain(nowMs: number): Promise<void> {
    if (this.#isClosed || this.#isAtWork) return
    this.#closeTimed(nowMs)
    this.#sweptMs ??= nowMs
    if (nowMs - this.#sweptMs >= SWEEP_MS) {
      this.#sweptMs = nowMs
      this.#isSweepDue = true
    }
    for (const [participant, pace] of this.#paces) if (pace.isFull(nowMs)) this.#paces.delete(participant)
    this.#isAtWork = true
    try {
      await this.#sayTurnouts()
      if (this.#isCountDue || this.#isSweepDue) await this.#count()
    } catch (error) {
      // The storage is asked again in a second: nothing is dropped before its count is on the disk.
      this.#isCountDue = true
      this.#host.around.log.error({ board: this.#host.board, error: String(error) }, 'a vote cannot be counted yet')
    } finally {
      this.#isAtWork = false
    }
  }

  #closeTimed(nowMs: number): void {
    const { view } = this.#host
    const timer = view.row('run', 'board')?.timer
    if (timer?.state !== 'running' || leftMsOf(timer, nowMs - GRACE_MS) > 0) return
    const over = [...view.rows('rounds')].filter(([id, { rules }]) => rules.timed && roundStateOf(view, id) === 'open')
    if (over.length > 0) this.#host.write(over.map(([id]) => put('rounds', id, { state: 'closed' })))
  }

  /** B4. */
  async #sayTurnouts(): Promise<void> {
    const { view } = this.#host
    const rounds = this.#isFirstCount ? [...view.rows('rounds').keys()] : [...this.#voted]
    for (const round of rounds) {
      if (roundStateOf(view, round) !== 'open') continue
      this.#voted.delete(round)
      const ballots = await this.#ballots(round)
      const rules = view.row('rounds', round)?.rules
      if (this.#isClosed || !rules || roundStateOf(view, round) !== 'open') continue
      const voted = ballots.filter(ballot => isStillRight(rules, ballot) && !isBlank(ballot)).length
      if ((view.row('turnouts', round)?.voted ?? 0) !== voted) this.#host.write([put('turnouts', round, { voted })])
    }
  }

  /** B5, B6. */
  async #count(): Promise<void> {
    const { board, around, view } = this.#host
    this.#isCountDue = false
    const isDue = () => [...view.rows('rounds')].filter(([id, { state }]) => state === 'closed' && !hasResult(view, id))
    if (isDue().length > 0) {
      // A closing that is not on the disk could be lost, and people would vote on after they were counted.
      if (!(await this.#host.landed())) {
        this.#isCountDue = true
        return
      }
      for (const [round] of isDue()) {
        const casts = this.#castsOf(round)
        const { accepted } = casts
        const ballots = casts.underWay === 0 ? await this.#ballots(round) : []
        if (this.#isClosed) return
        const row = view.row('rounds', round)
        if (row?.state !== 'closed') continue
        if (casts.underWay > 0 || casts.accepted > accepted) {
          // Accepted before the closing: it is counted when it is on the disk.
          this.#isCountDue = true
          continue
        }
        this.#host.write([
          put('results', round, { result: tally(view, row.rules, ballots) }),
          remove('turnouts', round),
        ])
      }
    }
    const stored = await around.storage.ballots.rounds(board)
    const done = stored.filter(round => hasResult(view, round) || this.#isForsaken(round))
    if (done.length > 0) {
      if (this.#isClosed || !(await this.#host.landed())) {
        this.#isCountDue = true
        return
      }
      for (const round of done) {
        this.#keys.delete(round)
        this.#casts.delete(round)
        await around.storage.ballots.drop(board, round)
      }
    }
    this.#isFirstCount = false
    if (!this.#isSweepDue) return
    this.#isSweepDue = false
    this.#missing = new Set(stored.filter(round => !view.row('rounds', round)))
  }

  /** A round that was taken away can be brought back by undoing, for a while. */
  #isForsaken(round: string): boolean {
    if (this.#host.view.row('rounds', round)) return false
    return this.#isFirstCount || (this.#isSweepDue && this.#missing.has(round))
  }

  async #keyOf(round: string): Promise<Uint8Array> {
    const { board, around } = this.#host
    const known = this.#keys.get(round)
    if (known) return known
    const key = await around.storage.ballots.key(board, round, around.random(KEY_BYTES))
    this.#keys.set(round, key)
    return key
  }

  async #ballots(round: string): Promise<readonly Ballot[]> {
    const texts = await this.#host.around.storage.ballots.all(this.#host.board, round)
    return texts.map(text => JSON.parse(text) as Ballot)
  }

  #paceOf(participant: string): Bucket {
    const known = this.#paces.get(participant)
    if (known) return known
    const pace = new Bucket(CASTS_PER_SECOND, CASTS_BURST, this.#host.around.clock.now())
    this.#paces.set(participant, pace)
    return pace
  }
}

function hasResult(view: View, round: string): boolean {
  return view.row('results', round) !== undefined
}
