import { Api } from '#client/session/api.ts'
import type { BoardSession, Happening } from '#client/session/board-session.ts'
import { webSocket } from '#client/session/browser-environment.ts'
import { MemoryStorage, MemoryTexts } from '#client/session/memory-storage.ts'
import { openBoardSession } from '#client/session/open-board-session.ts'
import type { Change } from '#shared/domain/plan.ts'
import type { CreateBoardAnswer, Role } from '#shared/protocol/api.ts'

/** Part of the longest random wait before a try to connect: tests need not wait for the longest. */
const RETRY_PART = 0.1

/** A person's page over real sockets: the client's own session and link, without React and without a browser. */
export class OpenPage {
  readonly session: BoardSession
  readonly happenings: Happening[] = []
  /** Every state of the connection, in order. */
  readonly states: string[] = []

  private constructor(session: BoardSession) {
    this.session = session
    session.onHappening(happening => this.happenings.push(happening))
    session.connection.subscribe(() => {
      const { state } = session.connection.get()
      if (this.states.at(-1) !== state) this.states.push(state)
    })
  }

  /** Joins by the link of that role. */
  static async join(origin: string, { board, links }: CreateBoardAnswer, role: Role): Promise<OpenPage> {
    const api = new Api(origin, fetch)
    const joined = await api.joinByKey(board, { key: links[role].split('#')[1] ?? '' })
    if (!joined.ok) throw new Error(`joining failed: ${joined.error}`)
    const { token, ...facts } = joined.answer
    const session = await openBoardSession({
      facts,
      token,
      server: origin.replace('http', 'ws'),
      place: 'here',
      environment: {
        now: () => Date.now(),
        after(delayMs, act) {
          const timer = setTimeout(act, delayMs)
          return () => clearTimeout(timer)
        },
        random: () => RETRY_PART,
        connect: webSocket,
        isOnline: () => true,
        onOnline: () => () => undefined,
        texts: new MemoryTexts(),
        device: new MemoryStorage(),
      },
      askDoor: () => api.askDoor(board, token),
    })
    return new OpenPage(session)
  }

  act(...changes: readonly Change[]): void {
    const outcome = this.session.act({ accepted: true, changes })
    if (!outcome.done) throw new Error(`not done: ${outcome.reason}`)
  }

  get unsaved(): number {
    return this.session.connection.get().unsaved
  }

  get isSettled(): boolean {
    const { state, saved, ready } = this.session.connection.get()
    return state === 'live' && saved && ready
  }
}
