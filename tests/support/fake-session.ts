import type {
  ActOutcome,
  BoardSession,
  Connection,
  Happening,
  OwnPresence,
  Peer,
  StatementTexts,
} from '#client/session/board-session.ts'
import { Value } from '#client/session/value.ts'
import type { WatchedView } from '#shared/doc/watched-view.ts'
import type { Change, Plan } from '#shared/domain/plan.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { Receipt, Row, TableName } from '#shared/domain/tables.ts'
import type { BoardAnswer } from '#shared/protocol/api.ts'
import type { PlainView } from './plain-view.ts'

type Wake = (ids: ReadonlySet<string>) => void

/** A plain board that wakes who asked, as the documents do. */
export class FakeView implements WatchedView {
  readonly plain: PlainView
  readonly #wakes = new Map<TableName, Set<Wake>>()

  constructor(plain: PlainView) {
    this.plain = plain
  }

  rows<T extends TableName>(table: T): ReadonlyMap<string, Row<T>> {
    return this.plain.rows(table)
  }

  row<T extends TableName>(table: T, id: string): Row<T> | undefined {
    return this.plain.row(table, id)
  }

  onRow(table: TableName, id: string, wake: () => void): () => void {
    return this.onTable(table, ids => ids.has(id) && wake())
  }

  onIds(table: TableName, wake: () => void): () => void {
    let ids = [...this.rows(table).keys()].join()
    return this.onTable(table, () => {
      const now = [...this.rows(table).keys()].join()
      if (now === ids) return
      ids = now
      wake()
    })
  }

  onTable(table: TableName, wake: Wake): () => void {
    const wakes = this.#wakes.get(table) ?? new Set()
    this.#wakes.set(table, wakes)
    // One entry for each who asks, even if the same function asks twice.
    const own: Wake = ids => wake(ids)
    wakes.add(own)
    return () => wakes.delete(own)
  }

  skipped(): number {
    return 0
  }

  close(): void {
    this.#wakes.clear()
  }

  apply(changes: readonly Change[]): void {
    this.plain.apply(changes)
    const touched = new Map<TableName, Set<string>>()
    for (const { table, id } of changes) touched.set(table, (touched.get(table) ?? new Set()).add(id))
    for (const [table, ids] of touched) for (const wake of [...(this.#wakes.get(table) ?? [])]) wake(ids)
  }
}

export const LIVE: Connection = { state: 'live', saved: true, unsaved: 0, savingStopped: false, ready: true }

class FakeTexts implements StatementTexts {
  readonly #texts = new Map<string, string>()
  readonly #wakes = new Set<() => void>()

  text(statement: string): string {
    return this.#texts.get(statement) ?? ''
  }

  onText(_statement: string, wake: () => void): () => void {
    const own = () => wake()
    this.#wakes.add(own)
    return () => this.#wakes.delete(own)
  }

  write(statement: string, value: string): void {
    this.#texts.set(statement, value)
    for (const wake of [...this.#wakes]) wake()
  }
}

interface FakeFacts extends Partial<BoardAnswer> {
  readonly role: Role
}

/** A session without a server: acts land at once, and tests say what the server would say. */
export class FakeSession implements BoardSession {
  readonly facts: BoardAnswer
  readonly view: FakeView
  readonly connection = new Value<Connection>(LIVE)
  readonly peers = new Value<readonly Peer[]>([])
  readonly history = new Value({ canUndo: false, canRedo: false })
  readonly unsentCards = new Value<readonly { readonly id: string; readonly text: string; readonly why: string }[]>([])
  readonly statementTexts: StatementTexts = new FakeTexts()
  /** Every plan that was carried out, in order. */
  readonly acts: Change[][] = []
  readonly presented: OwnPresence[] = []
  isClosed = false
  isOwnDoing = false
  undone = 0
  redone = 0
  readonly #hearers = new Set<(happening: Happening) => void>()

  constructor(plain: PlainView, facts: FakeFacts) {
    this.view = new FakeView(plain)
    this.facts = {
      board: 'board1',
      anonymity: plain.row('about', 'board')?.anonymity ?? 'anonymous',
      title: { fi: 'Strategia', en: 'Strategy' },
      retainUntil: '2027-12-31',
      ...facts,
    }
  }

  serverNow(): number {
    return 0
  }

  act(plan: Plan): ActOutcome {
    if (!plan.accepted) return { done: false, reason: plan.reason }
    this.isOwnDoing = true
    this.view.apply(plan.changes)
    this.isOwnDoing = false
    this.acts.push([...plan.changes])
    this.history.set({ canUndo: true, canRedo: false })
    return { done: true }
  }

  undo(): boolean {
    if (!this.history.get().canUndo) return false
    this.undone += 1
    this.history.set({ canUndo: false, canRedo: true })
    return true
  }

  redo(): boolean {
    if (!this.history.get().canRedo) return false
    this.redone += 1
    this.history.set({ canUndo: true, canRedo: false })
    return true
  }

  present(presence: OwnPresence): void {
    this.presented.push(presence)
  }

  onHappening(hear: (happening: Happening) => void): () => void {
    this.#hearers.add(hear)
    return () => this.#hearers.delete(hear)
  }

  dropUnsentCard(id: string): void {
    this.unsentCards.set(this.unsentCards.get().filter(card => card.id !== id))
  }

  async kept(): Promise<void> {}

  async close(): Promise<void> {
    this.isClosed = true
    this.view.close()
  }

  /** Something that the server says or refuses. */
  happen(happening: Happening): void {
    for (const hear of this.#hearers) hear(happening)
  }

  /** What somebody else, or the clerk, writes. */
  arrives(...changes: readonly Change[]): void {
    this.view.apply(changes)
  }

  /** The clerk's word on an own note. */
  receives(id: string, receipt: Receipt): void {
    this.arrives({ kind: 'put', table: 'receipts', id, fields: { receipt } })
  }
}
