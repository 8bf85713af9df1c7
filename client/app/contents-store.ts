import type { Readable } from '#client/session/board-session.ts'
import type { WatchedView } from '#shared/doc/watched-view.ts'
import type { ClusterId, FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { type Layout, layOut } from '#shared/domain/layout/layout.ts'
import { NoteGrid } from '#shared/domain/layout/note-grid.ts'
import { pendingNotes } from '#shared/domain/layout/pending.ts'
import { type Contents, contentsOf } from '#shared/domain/placing.ts'
import type { TableName } from '#shared/domain/tables.ts'

/** Everything that says where notes lie. Words are not among it: typing moves nothing. */
const TABLES: readonly TableName[] = ['frameworks', 'priorities', 'prompts', 'notes', 'hidden', 'places', 'clusters']

/** What else this person's canvas depends on: own notes that are not published, and marks that folded clusters show. */
const OWN_TABLES: readonly TableName[] = ['ownNotes', 'receipts', 'marks']

/**
 * What others do is shown at the next frame, but on a large board placing takes its time: it is followed by so many
 * times as much rest, and rests no longer than that. What one does oneself waits for nothing.
 */
const REST_PER_WORK = 20
const REST_MAX_MS = 250
/** A shorter rest ends before the next frame. */
const FRAME_MS = 17

const NOTHING_FOLDED: Readable<ReadonlySet<ClusterId>> = { get: () => new Set(), subscribe: () => () => undefined }

export interface Laid {
  readonly contents: Contents
  readonly layout: Layout
  readonly grid: NoteGrid
}

/** What every priority holds and where it lies on the canvas, once per framework; computed at most once a frame. */
export class ContentsStore {
  readonly #view: WatchedView
  readonly #folded: Readable<ReadonlySet<ClusterId>>
  readonly #live = new Map<FrameworkId, LiveContents>()

  constructor(view: WatchedView, folded = NOTHING_FOLDED) {
    this.#view = view
    this.#folded = folded
  }

  of(framework: FrameworkId): LiveContents {
    let live = this.#live.get(framework)
    if (!live) {
      live = new LiveContents(this.#view, framework, this.#folded)
      this.#live.set(framework, live)
    }
    return live
  }

  /** Brings everything that is being watched up to date at once: after an own act nothing may be seen to jump back. */
  flush(): void {
    for (const live of this.#live.values()) live.flush()
  }
}

export class LiveContents implements Readable<Contents> {
  readonly #view: WatchedView
  readonly #framework: FrameworkId
  readonly #folded: Readable<ReadonlySet<ClusterId>>
  readonly #wakes = new Set<() => void>()
  #stops: (() => void)[] = []
  #contents: Contents | undefined
  #laid: Laid | undefined
  #laidFrom: readonly unknown[] = []
  #isStale = true
  #isOwnStale = false
  #read: readonly unknown[] = []
  #cancelFrame: (() => void) | undefined
  /** How long placing took lately: the last two times, since one alone may have been interrupted. */
  #works: readonly [number, number] = [0, 0]
  #doneAtMs = Number.NEGATIVE_INFINITY

  constructor(view: WatchedView, framework: FrameworkId, folded: Readable<ReadonlySet<ClusterId>>) {
    this.#view = view
    this.#framework = framework
    this.#folded = folded
  }

  readonly get = (): Contents => {
    // While nobody is woken nothing is heard: a view may have read once and gone before it was shown.
    if (!this.#contents || (this.#wakes.size === 0 && !this.#isCurrent())) this.#renew()
    return this.#contents as Contents
  }

  readonly laid = (): Laid => {
    const contents = this.get()
    const folded = this.#folded.get()
    // Marks lay nothing out but key notes of folded clusters; without one they are not looked at.
    const from = [
      contents,
      folded,
      ...OWN_TABLES.map(table => (table === 'marks' && folded.size === 0) || this.#view.rows(table)),
    ]
    if (!this.#laid || from.some((each, i) => each !== this.#laidFrom[i])) {
      const pending = pendingNotes(this.#view, this.#framework)
      const layout = layOut(contents, { folded: this.#keyNotesOf(contents, folded), pending })
      this.#laid = { contents, layout, grid: new NoteGrid(layout) }
      this.#laidFrom = from
    }
    return this.#laid
  }

  readonly subscribe = (wake: () => void): (() => void) => {
    if (this.#wakes.size === 0) {
      this.#stops = [
        ...TABLES.map(table => this.#view.onTable(table, this.#touch)),
        ...OWN_TABLES.map(table => this.#view.onTable(table, this.#touchOwn)),
        this.#folded.subscribe(this.#touchOwn),
      ]
    }
    this.#wakes.add(wake)
    // Between reading and being woken something may have come.
    if (!this.#isStale && !this.#isCurrent()) this.#touch()
    return () => {
      this.#wakes.delete(wake)
      if (this.#wakes.size > 0) return
      for (const stop of this.#stops) stop()
      this.#stops = []
      this.#cancelFrame?.()
      this.#cancelFrame = undefined
    }
  }

  flush(): void {
    if (!(this.#isStale || this.#isOwnStale) || this.#wakes.size === 0) return
    this.#cancelFrame?.()
    this.#cancelFrame = undefined
    this.#isOwnStale = false
    const begunMs = performance.now()
    if (this.#isStale) this.#renew()
    // Who is woken asks for it at once, if anybody does.
    if (this.#laid) this.laid()
    this.#doneAtMs = performance.now()
    this.#works = [this.#works[1], this.#doneAtMs - begunMs]
    for (const wake of [...this.#wakes]) wake()
  }

  readonly #touch = (): void => {
    this.#isStale = true
    this.#flushSoon()
  }

  readonly #touchOwn = (): void => {
    this.#isOwnStale = true
    this.#flushSoon()
  }

  #flushSoon(): void {
    const restMs = Math.min(REST_MAX_MS, Math.min(...this.#works) * REST_PER_WORK)
    const leftMs = this.#doneAtMs + restMs - performance.now()
    this.#cancelFrame ??= soon(leftMs, () => {
      this.#cancelFrame = undefined
      this.flush()
    })
  }

  #keyNotesOf(contents: Contents, folded: ReadonlySet<ClusterId>): Map<ClusterId, readonly NoteId[]> {
    const keyNotes = new Map<ClusterId, readonly NoteId[]>()
    if (folded.size === 0) return keyNotes
    for (const { lists } of contents.priorities) {
      for (const { cluster, notes } of lists.flatMap(({ clusters }) => clusters)) {
        if (!folded.has(cluster)) continue
        keyNotes.set(
          cluster,
          notes.filter(note => this.#view.row('marks', note)?.key),
        )
      }
    }
    return keyNotes
  }

  #renew(): void {
    this.#contents = contentsOf(this.#view, this.#framework)
    this.#read = TABLES.map(table => this.#view.rows(table))
    this.#isStale = false
  }

  /** The contents are of what the view holds now: its tables are the same objects as long as nothing in them changed. */
  #isCurrent(): boolean {
    return TABLES.every((table, i) => this.#view.rows(table) === this.#read[i])
  }
}

/** At the next frame, or after a rest; where no frame is drawn (a page in the background) a moment later. */
function soon(restMs: number, act: () => void): () => void {
  if (document.hidden || restMs > FRAME_MS) {
    const timer = setTimeout(act, document.hidden ? 100 : restMs)
    return () => clearTimeout(timer)
  }
  const frame = requestAnimationFrame(act)
  return () => cancelAnimationFrame(frame)
}
