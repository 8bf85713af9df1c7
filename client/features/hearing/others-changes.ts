import { ownNoteOf } from '#client/app/own-notes.ts'
import type { BoardSession } from '#client/session/board-session.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import type { TableName } from '#shared/domain/tables.ts'
import { addTo, type ChangeRecord, countIn, emptyRecord } from './change-record.ts'

const TABLES = ['notes', 'hidden', 'places', 'wordings', 'marks', 'clusters'] as const satisfies readonly TableName[]
type Heard = (typeof TABLES)[number]

/**
 * What others do to the board, gathered. While it happens only ids are put aside; what it was is found out when somebody
 * asks, from what was known before and what is there now.
 */
export class OthersChanges {
  readonly #session: BoardSession
  readonly #touched = new Map<Heard, Set<string>>()
  readonly #known = new Set<string>()
  readonly #knownClusters: Set<string>
  readonly #stops: (() => void)[]
  #since = emptyRecord()

  /** `wake` is called whenever others have done something. */
  constructor(session: BoardSession, wake: () => void) {
    this.#session = session
    const { view } = session
    for (const id of view.rows('notes').keys()) if (!view.row('hidden', id)) this.#known.add(id)
    this.#knownClusters = new Set(view.rows('clusters').keys())
    this.#stops = TABLES.map(table =>
      view.onTable(table, ids => {
        if (session.isOwnDoing) {
          this.#learnOwn(table, ids)
          return
        }
        const those = this.#touched.get(table) ?? new Set()
        this.#touched.set(table, those)
        for (const id of ids) those.add(id)
        wake()
      }),
    )
  }

  /** What has happened since it was last taken. */
  take(): ChangeRecord {
    const record = emptyRecord()
    const { view } = this.#session
    for (const id of this.#idsOf('notes', 'hidden')) this.#classifyNote(id, record)
    for (const id of this.#idsOf('places')) {
      const note = id.slice(id.indexOf(':') + 1)
      if (this.#known.has(note) && !record.written.has(note)) record.moved.add(note)
    }
    for (const id of this.#idsOf('wordings')) if (this.#isOld(id, record)) record.worded.add(id)
    for (const id of this.#idsOf('marks')) if (this.#isOld(id, record)) record.marked.add(id)
    for (const id of this.#idsOf('clusters')) {
      const isThere = view.row('clusters', id) !== undefined
      if (isThere) (this.#knownClusters.has(id) ? record.clustersChanged : record.clustersMade).add(id)
      else if (this.#knownClusters.has(id)) record.clustersGone.add(id)
      if (isThere) this.#knownClusters.add(id)
      else this.#knownClusters.delete(id)
    }
    this.#touched.clear()
    if (countIn(record) > 0) addTo(this.#since, record)
    return record
  }

  /** What has happened since this was last asked; `take` does not empty it. */
  sinceLooked(): ChangeRecord {
    const since = this.#since
    this.#since = emptyRecord()
    return since
  }

  close(): void {
    for (const stop of this.#stops) stop()
  }

  #idsOf(...tables: readonly Heard[]): ReadonlySet<string> {
    return new Set(tables.flatMap(table => [...(this.#touched.get(table) ?? [])]))
  }

  #classifyNote(id: string, record: ChangeRecord): void {
    const { view } = this.#session
    const isThere = view.row('notes', id) !== undefined && view.row('hidden', id) === undefined
    const wasThere = this.#known.has(id)
    if (isThere) this.#known.add(id)
    else this.#known.delete(id)
    // The clerk publishes this person's own notes; that they are there is said by their receipts.
    if (ownNoteOf(view, id as NoteId) !== undefined) return
    if (isThere && !wasThere) record.written.add(id)
    else if (!isThere && wasThere) record.gone.add(id)
    else if (isThere && this.#touched.get('notes')?.has(id)) record.worded.add(id)
  }

  #isOld(id: string, record: ChangeRecord): boolean {
    return this.#known.has(id) && !record.written.has(id)
  }

  /** Own doing is no news, but what is known of the board changes by it. */
  #learnOwn(table: Heard, ids: ReadonlySet<string>): void {
    const { view } = this.#session
    for (const id of ids) {
      if (table === 'clusters') set(this.#knownClusters, id, view.row('clusters', id) !== undefined)
      else if (table === 'notes' || table === 'hidden')
        set(this.#known, id, view.row('notes', id) !== undefined && view.row('hidden', id) === undefined)
    }
  }
}

function set(ids: Set<string>, id: string, isThere: boolean): void {
  if (isThere) ids.add(id)
  else ids.delete(id)
}
