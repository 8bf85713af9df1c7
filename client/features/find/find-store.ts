import type { ContentsStore } from '#client/app/contents-store.ts'
import type { Readable } from '#client/session/board-session.ts'
import { Value } from '#client/session/value.ts'
import type { WatchedView } from '#shared/doc/watched-view.ts'
import { soughtWords } from '#shared/domain/finding.ts'
import type { FrameworkId, NoteId } from '#shared/domain/ids.ts'
import type { TableName } from '#shared/domain/tables.ts'
import { type FindQuery, isAsking, NO_QUERY } from './find-query.ts'
import { NoteFinder } from './note-finder.ts'

/** What a search finds in one framework. The same object as long as it says the same. */
export interface Found {
  /** Something is being looked for. If not, the rest is empty and every note is as welcome as another. */
  readonly isOn: boolean
  readonly matches: ReadonlySet<NoteId>
  /** The matches in the order of reading, as canvas and outline show them. */
  readonly order: readonly NoteId[]
  readonly count: number
  /** Of how many notes. */
  readonly total: number
  /** The words looked for, folded; for marking them where they stand. */
  readonly words: readonly string[]
  /** Found only by taking å, ä and ö for a and o. */
  readonly isLoose: boolean
}

export const NOTHING_SOUGHT: Found = {
  isOn: false,
  matches: new Set(),
  order: [],
  count: 0,
  total: 0,
  words: [],
  isLoose: false,
}

/** Notes that are read in a frame. */
const READ_AT_ONCE = 500

/** Besides the contents of the framework; without these nothing of a search changes. */
const TABLES: readonly TableName[] = ['notes', 'wordings', 'marks', 'clusters', 'receipts']

/**
 * What this person looks for on this board, shared by canvas and outline; `screen.find` holds it and `useFound` (in
 * use-found.ts) shows what comes of it. Fleeting: the find bar closed looks for nothing, and remembers what was asked.
 */
export class FindStore {
  readonly #isOpen = new Value(false)
  readonly #query = new Value<FindQuery>(NO_QUERY)
  /** The match gone to last. */
  readonly at = new Value<NoteId | undefined>(undefined)
  readonly #view: WatchedView
  readonly #contents: ContentsStore
  readonly #live = new Map<FrameworkId, LiveFound>()

  constructor(view: WatchedView, contents: ContentsStore) {
    this.#view = view
    this.#contents = contents
  }

  get isOpen(): Readable<boolean> {
    return this.#isOpen
  }

  get query(): Readable<FindQuery> {
    return this.#query
  }

  open(): void {
    this.#isOpen.set(true)
  }

  close(): void {
    this.at.set(undefined)
    this.#isOpen.set(false)
  }

  ask(change: Partial<FindQuery>): void {
    this.#query.set({ ...this.#query.get(), ...change })
  }

  of(framework: FrameworkId): LiveFound {
    let live = this.#live.get(framework)
    if (!live) {
      live = new LiveFound(this, this.#view, this.#contents.of(framework))
      this.#live.set(framework, live)
    }
    return live
  }

  /** The match after (or before) the one gone to last; from the end it begins anew. Nothing where nothing is found. */
  next(framework: FrameworkId, by: 1 | -1): NoteId | undefined {
    const { order } = this.of(framework).get()
    const last = this.at.get()
    const index = last === undefined ? -1 : order.indexOf(last)
    const start = index === -1 && by === -1 ? 0 : index
    const note = order[(start + by + order.length) % Math.max(1, order.length)]
    this.at.set(note)
    return note
  }
}

/** Kept up with the notes: a key pressed is answered at once, what others do at most once a frame. */
export class LiveFound implements Readable<Found> {
  readonly #store: FindStore
  readonly #view: WatchedView
  readonly #contents: ReturnType<ContentsStore['of']>
  readonly #finder: NoteFinder
  readonly #wakes = new Set<() => void>()
  #stops: (() => void)[] = []
  #cancelFrame: (() => void) | undefined
  #found = NOTHING_SOUGHT
  #read: readonly unknown[] = []

  constructor(store: FindStore, view: WatchedView, contents: ReturnType<ContentsStore['of']>) {
    this.#store = store
    this.#view = view
    this.#contents = contents
    this.#finder = new NoteFinder(view)
  }

  readonly get = (): Found => {
    // While nobody is woken nothing is heard.
    if (this.#wakes.size === 0) this.#renew()
    return this.#found
  }

  readonly subscribe = (wake: () => void): (() => void) => {
    if (this.#wakes.size === 0) {
      const { isOpen, query } = this.#store
      this.#renew()
      this.#stops = [
        isOpen.subscribe(this.#tell),
        isOpen.subscribe(() => this.#prepare()),
        query.subscribe(this.#tell),
        this.#contents.subscribe(this.#tell),
        ...TABLES.map(table => this.#view.onTable(table, this.#touch)),
      ]
    }
    this.#wakes.add(wake)
    return () => {
      this.#wakes.delete(wake)
      if (this.#wakes.size > 0) return
      for (const stop of this.#stops) stop()
      this.#stops = []
      this.#cancelFrame?.()
      this.#cancelFrame = undefined
    }
  }

  readonly #touch = (): void => {
    if (!this.#store.isOpen.get()) return
    this.#cancelFrame ??= soon(this.#tell)
  }

  /** A search has been opened: the notes are read, some each frame, before the first key is pressed. */
  readonly #prepare = (from = 0): void => {
    if (!this.#store.isOpen.get() || this.#wakes.size === 0) return
    const hasMore = this.#finder.read(this.#contents.get(), from, READ_AT_ONCE)
    if (hasMore) soon(() => this.#prepare(from + READ_AT_ONCE))
  }

  readonly #tell = (): void => {
    this.#cancelFrame?.()
    this.#cancelFrame = undefined
    const before = this.#found
    this.#renew()
    if (this.#found !== before) for (const wake of [...this.#wakes]) wake()
  }

  #renew(): void {
    const query = this.#store.query.get()
    if (!this.#store.isOpen.get() || !isAsking(query)) {
      this.#found = NOTHING_SOUGHT
      this.#read = []
      return
    }
    const contents = this.#contents.get()
    // The tables are the same objects as long as nothing in them changed.
    const read = [query, contents, ...TABLES.map(table => this.#view.rows(table))]
    if (read.length === this.#read.length && read.every((each, i) => each === this.#read[i])) return
    this.#read = read
    const { order, isLoose } = this.#finder.find(contents, query)
    const found: Found = {
      isOn: true,
      matches: new Set(order),
      order,
      count: order.length,
      total: this.#finder.count(contents),
      words: soughtWords(query.words),
      isLoose,
    }
    if (!saysTheSame(found, this.#found)) this.#found = found
  }
}

function saysTheSame(a: Found, b: Found): boolean {
  return (
    a.isOn === b.isOn &&
    a.total === b.total &&
    a.isLoose === b.isLoose &&
    isSame(a.order, b.order) &&
    isSame(a.words, b.words)
  )
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i])
}

/** At the next frame; where none is drawn (a page in the background) a moment later. */
function soon(act: () => void): () => void {
  if (document.hidden) {
    const timer = setTimeout(act, 100)
    return () => clearTimeout(timer)
  }
  const frame = requestAnimationFrame(act)
  return () => cancelAnimationFrame(frame)
}
