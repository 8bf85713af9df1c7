import type { Put } from '#shared/domain/plan.ts'
import type { Receipt, StepRules } from '#shared/domain/tables.ts'
import { eventually } from './eventually.ts'
import { develop, rules, spring, works } from './small-board.ts'
import { smallBoardRows } from './small-board-rows.ts'
import type { TestServer } from './test-server.ts'
import { WireClient } from './wire-client.ts'

/** The small board with one writing step that has begun, and whatever other steps the test names. */
export function writingRows(change: Partial<StepRules> = {}, ...more: readonly Put[]): Put[] {
  return [...smallBoardRows(), ...step('write', 'a0', change), ...more]
}

export function step(id: string, order: string, change: Partial<StepRules> = {}): Put[] {
  return [
    { kind: 'put', table: 'steps', id, fields: { title: { fi: id }, rules: rules(change), order } },
    { kind: 'put', table: 'run', id: 'board', fields: { step: id as never } },
    { kind: 'put', table: 'progress', id, fields: { began: true } },
  ]
}

export const revealed = (id: string): Put => ({ kind: 'put', table: 'progress', id, fields: { revealed: true } })

/** One person on a board, at work with the parts of a board that they have. */
export class Person {
  readonly client: WireClient
  readonly token: string
  readonly #revisions = new Map<string, number>()

  private constructor(client: WireClient, token: string) {
    this.client = client
    this.token = token
  }

  static async join(
    server: TestServer,
    role: 'facilitator' | 'participant' | 'viewer',
    token = server.enter(role),
  ): Promise<Person> {
    const client = await WireClient.open(server, token)
    client.hello()
    await client.sync('board')
    if (role !== 'viewer') await client.sync('mine')
    if (role === 'facilitator') await client.sync('desk')
    return new Person(client, token)
  }

  /** Writes an own note, or writes it anew; answers the number of the edit. */
  write(
    id: string,
    text: string,
    change: { readonly withdrawn?: true; readonly prompt?: 'works' | 'develop' } = {},
  ): number {
    const revision = (this.#revisions.get(id) ?? 0) + 1
    this.#revisions.set(id, revision)
    const prompt = change.prompt === 'develop' ? develop : works
    const note = { text, prompt, workshop: spring, revision, ...(change.withdrawn && { withdrawn: true as const }) }
    return this.client.change('mine', { kind: 'put', table: 'ownNotes', id, fields: { note } })
  }

  async saved(number: number): Promise<void> {
    await this.client.saved('mine', number)
  }

  act(...changes: readonly Put[]): number {
    return this.client.change('board', ...changes)
  }

  receipt(id: string): Receipt | undefined {
    return this.client.doc('mine').getMap('receipts').get(`${id}.receipt`) as Receipt | undefined
  }

  async hasReceipt(id: string, state: Receipt['state'], revision?: number): Promise<Receipt> {
    const fits = () => {
      const receipt = this.receipt(id)
      return receipt?.state === state && (revision === undefined || receipt.revision === revision)
    }
    await eventually(`note ${id} is ${state}`, fits)
    return this.receipt(id) as Receipt
  }

  /** Published words as this person sees them, by published id. */
  get notes(): ReadonlyMap<string, string> {
    const map = this.client.doc('board').getMap('notes')
    return new Map([...map.entries()].map(([key, note]) => [key.replace('.note', ''), (note as { text: string }).text]))
  }

  get texts(): string[] {
    return [...this.notes.values()].sort()
  }

  get waiting(): ReadonlyMap<string, string> {
    const map = this.client.doc('desk').getMap('waiting')
    return new Map([...map.entries()].map(([key, note]) => [key.replace('.note', ''), (note as { text: string }).text]))
  }

  count(row: string, field: 'written' | 'kept' | 'writers'): number | undefined {
    return this.client.doc('desk').getMap('counts').get(`${row}.${field}`) as number | undefined
  }
}
