import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useBoard } from '#client/app/use-board.tsx'
import type { RoundId } from '#shared/domain/ids.ts'
import { type BallotAtHand, type BallotClock, OwnBallot } from './own-ballot.ts'

const CLOCK: BallotClock = {
  after(delayMs, act) {
    const timer = setTimeout(act, delayMs)
    return () => clearTimeout(timer)
  },
}

/** What this person says in an open round, and how to say it. */
export function useOwnBallot(round: RoundId): BallotAtHand & { readonly give: OwnBallot['give'] } {
  const { session, api, token } = useBoard()
  const { board } = session.facts
  const own = useMemo(() => new OwnBallot({ api, board, token }, round, CLOCK), [api, board, token, round])
  useEffect(() => {
    own.load().catch(() => undefined)
    return () => own.close()
  }, [own])
  const at = useSyncExternalStore(own.at.subscribe, own.at.get)
  return { ...at, give: ballot => own.give(ballot) }
}
