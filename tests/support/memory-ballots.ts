import type { BallotStorage, GivenBallot } from '#server/storage/storage.ts'
import type { MemoryHandle } from './memory-disk.ts'

export class MemoryBallots implements BallotStorage {
  readonly #handle: MemoryHandle

  constructor(handle: MemoryHandle) {
    this.#handle = handle
  }

  async key(board: string, round: string, fresh: Uint8Array): Promise<Uint8Array> {
    const known = this.#handle.read().boards.get(board)?.ballotKeys.get(round)
    if (known) return known.slice()
    this.#handle.write().board(board).ballotKeys.set(round, fresh.slice())
    return fresh
  }

  async put(board: string, given: readonly GivenBallot[]): Promise<void> {
    const { ballots } = this.#handle.write().board(board)
    for (const { round, voter, ballot } of given) {
      const those = ballots.get(round) ?? new Map<string, string>()
      ballots.set(round, those.set(voter, ballot))
    }
  }

  async get(board: string, round: string, voter: string): Promise<string | undefined> {
    return this.#ballots(board)?.get(round)?.get(voter)
  }

  async all(board: string, round: string): Promise<readonly string[]> {
    const given = this.#ballots(board)?.get(round) ?? []
    return [...given].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ballot]) => ballot)
  }

  async rounds(board: string): Promise<readonly string[]> {
    const kept = this.#handle.read().boards.get(board)
    return [...new Set([...(kept?.ballots.keys() ?? []), ...(kept?.ballotKeys.keys() ?? [])])].sort()
  }

  async drop(board: string, round: string): Promise<void> {
    const kept = this.#handle.write().boards.get(board)
    kept?.ballots.delete(round)
    kept?.ballotKeys.delete(round)
  }

  #ballots(board: string): ReadonlyMap<string, ReadonlyMap<string, string>> | undefined {
    return this.#handle.read().boards.get(board)?.ballots
  }
}
