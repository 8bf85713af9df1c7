import type { ActOutcome, BoardSession, Connection, Peer, StatementTexts } from '#client/session/board-session.ts'
import { Value } from '#client/session/value.ts'
import type { Change, Plan } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { BoardAnswer } from '#shared/protocol/api.ts'
import { StillView } from './still-view.ts'

export const SAVED: Connection = { state: 'live', saved: true, unsaved: 0, savingStopped: false, ready: true }

/** A session that no server stands behind: for looking at what a session shows. */
export class StillSession implements BoardSession {
  readonly facts: BoardAnswer
  readonly view: StillView
  readonly connection: Value<Connection>
  readonly isOwnDoing = true
  readonly peers = new Value<readonly Peer[]>([])
  readonly history = new Value({ canUndo: false, canRedo: false })
  readonly unsentCards = new Value<readonly { readonly id: string; readonly text: string; readonly why: string }[]>([])
  readonly statementTexts: StatementTexts = {
    text: () => '',
    onText: () => () => undefined,
    write: () => undefined,
  }

  constructor(rows: readonly Change[], role: Role, connection = SAVED) {
    this.view = new StillView(rows)
    this.connection = new Value(connection)
    this.facts = {
      board: 'gallery',
      role,
      anonymity: 'anonymous',
      title: { fi: 'Strategia', sv: 'Strategi', en: 'Strategy' },
      retainUntil: '2027-12-31',
    }
  }

  serverNow(): number {
    return Date.now()
  }

  act(plan: Plan): ActOutcome {
    if (!plan.accepted) return { done: false, reason: plan.reason }
    this.view.apply(plan.changes)
    return { done: true }
  }

  undo(): boolean {
    return false
  }

  redo(): boolean {
    return false
  }

  present(): void {}

  onHappening(): () => void {
    return () => undefined
  }

  dropUnsentCard(id: string): void {
    this.unsentCards.set(this.unsentCards.get().filter(card => card.id !== id))
  }

  async kept(): Promise<void> {}

  async close(): Promise<void> {
    this.view.close()
  }
}
