import type { Peer } from '#client/session/board-session.ts'

/** Who has come and who has gone since it was last taken. Who went and came back in between did neither. */
export class PeopleChanges {
  #here: ReadonlyMap<number, Peer> | undefined
  #now: ReadonlyMap<number, Peer> = new Map()

  /** The people there are; true if somebody has come or gone. Without a connection nobody is known: `undefined`. */
  hear(peers: readonly Peer[] | undefined): boolean {
    if (peers === undefined) {
      this.#here = undefined
      return false
    }
    this.#now = new Map(peers.map(peer => [peer.id, peer]))
    // The first to be heard of were here already.
    this.#here ??= this.#now
    return [...this.#now.keys()].join() !== [...this.#here.keys()].join()
  }

  take(): { readonly came: readonly Peer[]; readonly left: readonly Peer[] } {
    const before = this.#here ?? this.#now
    const came = [...this.#now.values()].filter(({ id }) => !before.has(id))
    const left = [...before.values()].filter(({ id }) => !this.#now.has(id))
    this.#here = this.#now
    return { came, left }
  }
}
