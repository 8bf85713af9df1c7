import {
  ALL_STEPS_MAX,
  CLUSTERS_MAX,
  FRAMEWORKS_MAX,
  GROUPS_MAX,
  NOTES_MAX,
  PRIORITIES_MAX,
  PROMPTS_MAX,
  ROUNDS_MAX,
  STATEMENTS_MAX,
  WORKSHOPS_MAX,
} from '#shared/domain/limits.ts'
import { compareOrdered, defaultOrder } from '#shared/domain/order.ts'
import { placeId } from '#shared/domain/placing.ts'
import { type Put, put } from '#shared/domain/plan.ts'
import type { About, Place, RoundResult, RoundRules, Row, TableName } from '#shared/domain/tables.ts'

/** What an exported board becomes: rows of a new one. */
export interface RenewedBoard {
  readonly about: About
  readonly rows: readonly Put[]
  readonly statementTexts: ReadonlyMap<string, string>
  readonly notes: number
  /** Rows beyond what a board may hold. */
  readonly surplus: number
  /** Notes whose author was left out. */
  readonly authors: number
  /** Rounds that were open, or closed without a count: planned again. */
  readonly rounds: number
  readonly clockStopped: boolean
}

/** Rows that one board may have of a table; of places as many as notes in all frameworks. */
const ROWS_MAX: Partial<Record<TableName, number>> = {
  frameworks: FRAMEWORKS_MAX,
  priorities: PRIORITIES_MAX,
  prompts: PROMPTS_MAX,
  workshops: WORKSHOPS_MAX,
  steps: ALL_STEPS_MAX,
  progress: ALL_STEPS_MAX,
  rounds: ROUNDS_MAX,
  results: ROUNDS_MAX,
  groups: GROUPS_MAX,
  statements: STATEMENTS_MAX,
  wordings: NOTES_MAX,
  hidden: NOTES_MAX,
  notes: NOTES_MAX,
  places: NOTES_MAX * FRAMEWORKS_MAX,
  clusters: CLUSTERS_MAX,
  marks: NOTES_MAX,
}

type FieldsOf<T extends TableName> = Extract<Put, { readonly table: T }>['fields']

/** Tables with one row, which bears this name on every board. */
const ONE_ROW: ReadonlySet<TableName> = new Set(['about', 'run'])

/**
 * I6: the rows of an exported board as those of a new one. Every id is a new one: `newIds` gives that many, different,
 * of base62 and without a zero at the end. Undefined without a readable `about`: then it is no board.
 */
export function renewBoard(
  given: readonly Put[],
  texts: ReadonlyMap<string, string>,
  newIds: (count: number) => readonly string[],
): RenewedBoard | undefined {
  const file = new FileRows(given)
  const about = file.row('about', 'board')
  if (!about) return undefined
  const ids = idsFor(file.kept, newIds)
  const renewer = new Renewer(file, about, ids)
  const rows = file.kept.flatMap(row => renewer.renew(row) ?? [])
  return {
    about,
    rows,
    statementTexts: new Map(
      [...texts].filter(([id]) => file.row('statements', id)).map(([id, text]) => [renewer.id(id), text]),
    ),
    notes: file.kept.filter(({ table }) => table === 'notes').length,
    surplus: file.surplus,
    authors: renewer.authors,
    rounds: renewer.rounds,
    clockStopped: renewer.clockStopped,
  }
}

/** The rows of the file within the limits. */
class FileRows {
  readonly kept: readonly Put[]
  readonly surplus: number
  readonly #byTable = new Map<TableName, Map<string, Put['fields']>>()

  constructor(given: readonly Put[]) {
    this.kept = given.filter(({ table, id, fields }) => {
      if (ONE_ROW.has(table) && id !== 'board') return false
      const rows = this.#byTable.get(table) ?? new Map<string, Put['fields']>()
      if (rows.size >= (ROWS_MAX[table] ?? Number.POSITIVE_INFINITY)) return false
      this.#byTable.set(table, rows.set(id, fields))
      return true
    })
    this.surplus = given.length - this.kept.length
  }

  row<T extends TableName>(table: T, id: string): Row<T> | undefined {
    // Rows were read whole by `readBoardJson`.
    return this.#byTable.get(table)?.get(id) as Row<T> | undefined
  }
}

/**
 * New ids that stand in the same order as the old ones: where nothing else gives an order (T5), notes are read by
 * their ids, and a board that is brought in must read as it did.
 */
function idsFor(rows: readonly Put[], newIds: (count: number) => readonly string[]): ReadonlyMap<string, string> {
  const old = new Set<string>()
  for (const { table, id } of rows) {
    if (ONE_ROW.has(table)) continue
    if (table === 'places') for (const part of id.split(':')) old.add(part)
    else old.add(id)
  }
  const sorted = [...old].map(id => ({ id, order: defaultOrder(id) })).sort(compareOrdered)
  const fresh = [...newIds(sorted.length)].sort()
  return new Map(sorted.map(({ id }, at) => [id, fresh[at] ?? id]))
}

class Renewer {
  authors = 0
  rounds = 0
  clockStopped = false
  readonly #file: FileRows
  readonly #isAnonymous: boolean
  readonly #ids: ReadonlyMap<string, string>

  constructor(file: FileRows, about: About, ids: ReadonlyMap<string, string>) {
    this.#file = file
    this.#isAnonymous = about.anonymity === 'anonymous'
    this.#ids = ids
  }

  /** What is named but not in the file stays as dangling as it was, under its old name. */
  id<T extends string>(old: T): T {
    return (this.#ids.get(old) ?? old) as T
  }

  /** Undefined: the row does not come along. */
  renew({ table, id, fields }: Put): Put | undefined {
    const key = ONE_ROW.has(table) ? id : this.id(id)
    switch (table) {
      case 'priorities':
        return put(table, key, { ...fields, framework: fields.framework && this.id(fields.framework) })
      case 'steps':
        return put(table, key, {
          ...fields,
          ...(fields.workshop && { workshop: this.id(fields.workshop) }),
          rules: fields.rules && { ...fields.rules, prompts: fields.rules.prompts.map(each => this.id(each)) },
        })
      case 'run':
        return put(table, key, this.#run(fields))
      case 'groups':
        return put(table, key, { ...fields, priorities: fields.priorities?.map(each => this.id(each)) })
      case 'statements':
        return put(table, key, {
          ...fields,
          priority: fields.priority && this.id(fields.priority),
          evidence: fields.evidence?.map(each => this.id(each)),
        })
      case 'rounds':
        return put(table, key, this.#round(id, fields))
      case 'results':
        return put(table, key, { result: fields.result && this.#result(fields.result) })
      case 'turnouts':
      case 'groupCounts':
        // Of rounds that were open: nobody has voted in what is planned again. And nobody is in a group yet.
        return undefined
      case 'notes':
        return put(table, key, { note: fields.note && this.#note(fields.note) })
      case 'places':
        return this.#place(id, fields.place)
      case 'clusters':
        return put(table, key, {
          ...fields,
          place: fields.place && {
            ...fields.place,
            framework: this.id(fields.place.framework),
            priority: this.id(fields.place.priority),
            prompt: this.id(fields.place.prompt),
          },
        })
      default:
        return put(table, key, fields)
    }
  }

  #run({ step, workshop, timer, turn, grouping }: FieldsOf<'run'>): FieldsOf<'run'> {
    // A clock of another day would have run out long ago.
    if (timer) this.clockStopped = true
    return {
      ...(step && { step: this.id(step) }),
      ...(workshop && { workshop: this.id(workshop) }),
      ...(turn !== undefined && { turn }),
      ...(grouping && { grouping }),
    }
  }

  #round(id: string, round: FieldsOf<'rounds'>): FieldsOf<'rounds'> {
    const isUnsettled = round.state === 'open' || (round.state === 'closed' && !this.#file.row('results', id))
    if (isUnsettled) this.rounds += 1
    return {
      ...round,
      ...(isUnsettled && { state: 'planned' as const }),
      ...(round.rules && { rules: this.#rules(round.rules) }),
      ...(round.step && { step: this.id(round.step) }),
      ...(round.workshop && { workshop: this.id(round.workshop) }),
    }
  }

  #rules(rules: RoundRules): RoundRules {
    const framework = this.id(rules.framework)
    return rules.kind === 'dots'
      ? { ...rules, framework }
      : { ...rules, framework, targets: rules.targets.map(each => this.id(each)) }
  }

  #result(result: RoundResult): RoundResult {
    return result.kind === 'dots'
      ? { ...result, targets: result.targets.map(each => ({ ...each, id: this.id(each.id) })) }
      : { ...result, targets: result.targets.map(each => ({ ...each, id: this.id(each.id) })) }
  }

  #note({ author, ...note }: Row<'notes'>['note']): Row<'notes'>['note'] {
    const keepsAuthor = author !== undefined && !this.#isAnonymous
    if (author !== undefined && this.#isAnonymous) this.authors += 1
    const { wish } = note
    return {
      ...note,
      prompt: this.id(note.prompt),
      workshop: this.id(note.workshop),
      ...(wish && {
        wish: {
          ...wish,
          framework: this.id(wish.framework),
          ...(wish.priority !== undefined && { priority: this.id(wish.priority) }),
        },
      }),
      ...(keepsAuthor && { author }),
    }
  }

  #place(id: string, place: Place | undefined): Put | undefined {
    const [framework = '', note = ''] = id.split(':')
    if (!place) return undefined
    const renewed: Place =
      place.in === 'priority'
        ? { ...place, priority: this.id(place.priority) }
        : place.in === 'cluster'
          ? { ...place, cluster: this.id(place.cluster) }
          : place
    return put('places', placeId(this.id(framework) as never, this.id(note) as never), { place: renewed })
  }
}
