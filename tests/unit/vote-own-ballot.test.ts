import { expect, test } from 'vitest'
import { type BallotClock, OwnBallot } from '#client/features/vote/own-ballot.ts'
import { ranksOf } from '#client/features/vote/ranks.ts'
import type { ApiResult } from '#client/session/api.ts'
import type { RoundId } from '#shared/domain/ids.ts'
import type { Ballot } from '#shared/domain/voting.ts'
import type { BallotAnswer } from '#shared/protocol/api.ts'

const give = (...dots: readonly (readonly [string, number])[]): Ballot => ({ kind: 'dots', dots })

/** A clock that goes when it is told to, and a server that answers what it is told to. */
class AtHand {
  readonly sent: Ballot[] = []
  kept: Ballot | null = null
  answer: ApiResult<undefined> = { ok: true, answer: undefined }
  hold: Promise<void> | undefined
  #due: (() => void) | undefined
  readonly clock: BallotClock = {
    after: (_delayMs, act) => {
      this.#due = act
      return () => {
        if (this.#due === act) this.#due = undefined
      }
    },
  }
  readonly api = {
    ballot: async (): Promise<ApiResult<BallotAnswer>> => ({ ok: true, answer: { ballot: this.kept } }),
    castBallot: async (_board: string, _token: string, _round: string, ballot: Ballot) => {
      this.sent.push(ballot)
      await this.hold
      if (this.answer.ok) this.kept = ballot
      return this.answer
    },
  }
  readonly own = new OwnBallot({ api: this.api, board: 'b', token: 't' }, 'r' as RoundId, this.clock)

  /** Time passes, and what it sets off comes to its end. */
  async pass(): Promise<void> {
    const due = this.#due
    this.#due = undefined
    due?.()
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  get state(): string {
    return this.own.at.get().state
  }
}

test('begins with what was said before, on whatever device', async () => {
  const at = new AtHand()
  at.kept = give(['c1', 2])
  expect(at.state).toBe('loading')
  await at.own.load()
  expect(at.own.at.get()).toEqual({ ballot: give(['c1', 2]), state: 'saved' })
})

test('shows what is given at once, and sends several clicks as one', async () => {
  const at = new AtHand()
  at.own.give(give(['c1', 1]))
  at.own.give(give(['c1', 2]))
  expect(at.own.at.get()).toEqual({ ballot: give(['c1', 2]), state: 'saving' })
  await at.pass()
  expect(at.sent).toEqual([give(['c1', 2])])
  expect(at.state).toBe('saved')
})

test('what is given while an answer is awaited is sent after it, and nothing is called saved before', async () => {
  const at = new AtHand()
  let letGo = () => {}
  at.hold = new Promise(resolve => {
    letGo = resolve
  })
  at.own.give(give(['c1', 1]))
  await at.pass()
  at.own.give(give(['c1', 2]))
  expect(at.state).toBe('saving')
  letGo()
  at.hold = undefined
  await at.pass()
  expect(at.sent.at(-1)).toEqual(give(['c1', 2]))
  expect(at.own.at.get()).toEqual({ ballot: give(['c1', 2]), state: 'saved' })
})

test('is sent again until the server has it', async () => {
  const at = new AtHand()
  at.answer = { ok: false, error: 'unreachable' }
  at.own.give(give(['c1', 1]))
  await at.pass()
  expect(at.own.at.get()).toEqual({ ballot: give(['c1', 1]), state: 'waiting' })
  await at.pass()
  expect(at.state).toBe('waiting')
  at.answer = { ok: true, answer: undefined }
  await at.pass()
  expect(at.state).toBe('saved')
  expect(at.kept).toEqual(give(['c1', 1]))
})

test('a refusal is told by name, and what the server has stands again', async () => {
  const at = new AtHand()
  at.kept = give(['c2', 1])
  await at.own.load()
  at.answer = { ok: false, error: 'round-closed' }
  at.own.give(give(['c2', 2]))
  await at.pass()
  expect(at.own.at.get()).toEqual({ ballot: give(['c2', 1]), state: 'refused', error: 'round-closed' })
})

test('leaving the page sends what is still waiting', async () => {
  const at = new AtHand()
  at.own.give(give(['c1', 1]))
  at.own.close()
  expect(at.sent).toEqual([give(['c1', 1])])
})

test('equal sums share their places', () => {
  expect(ranksOf([5, 3, 3, 1])).toEqual(['1.', '2.–3.', '2.–3.', '4.'])
  expect(ranksOf([])).toEqual([])
})
