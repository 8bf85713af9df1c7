import type { ClusterId, FrameworkId, NoteId, PriorityId, PromptId, WorkshopId } from '#shared/domain/ids.ts'
import { CLUSTERS_MAX, NOTES_MAX } from '#shared/domain/limits.ts'
import { placeAt } from '#shared/domain/order.ts'
import { contentsOf, placeId, placeOf } from '#shared/domain/placing.ts'
import { type Change, put, remove } from '#shared/domain/plan.ts'
import type { Language, LocalText, Note, View } from '#shared/domain/tables.ts'
import { shownName } from '#shared/domain/writing-rule.ts'

/** One note from outside, already tidied. */
export interface BroughtNote {
  readonly text: string
  readonly prompt: PromptId
  readonly workshop: WorkshopId
  /** Without one the note lies in open space. */
  readonly priority?: PriorityId | undefined
  /** The title of its cluster; only with a priority. */
  readonly cluster?: string | undefined
  readonly author?: string | undefined
  readonly isKey?: boolean | undefined
}

export interface NotesToBring {
  readonly framework: FrameworkId
  /** The language that the notes are written in. */
  readonly language: Language
  readonly notes: readonly BroughtNote[]
}

/** The ids of what the import makes, by the position of the note: the same at every call. */
export interface BroughtIds {
  note(at: number): NoteId
  cluster(at: number): ClusterId
}

export type BringPlan =
  | {
      readonly kind: 'planned'
      /** For `board`: `notes`. */
      readonly board: readonly Change[]
      /** For `arrangement`: `clusters`, `places`, `marks`. */
      readonly arrangement: readonly Change[]
    }
  | { readonly kind: 'refused'; readonly reason: 'board-full' | 'target-missing' }

/** I1 to I3, I5: what brings these notes in, or why not one of them comes. Planned again over the result: nothing. */
export function planBringing(view: View, wanted: NotesToBring, ids: BroughtIds): BringPlan {
  if (!areTargetsThere(view, wanted)) return { kind: 'refused', reason: 'target-missing' }
  const isThere = (at: number) => view.row('notes', ids.note(at)) !== undefined
  const missing = wanted.notes.map((note, at) => ({ note, at })).filter(({ at }) => !isThere(at))
  if (view.rows('notes').size + missing.length > NOTES_MAX) return { kind: 'refused', reason: 'board-full' }

  const clusters = new ClusterFinder(view, wanted, ids)
  const board: Change[] = []
  const arrangement: Change[] = []
  const lists = new Map<string, { readonly last: string | undefined; readonly placed: Placed[] }>()
  for (const { note, at } of missing) {
    const id = ids.note(at)
    board.push(put('notes', id, { note: noteOf(view, wanted, note) }))
    if (note.isKey && !view.row('marks', id)) arrangement.push(put('marks', id, { key: true }))
    const { priority } = note
    if (priority === undefined) continue
    const cluster = note.cluster === undefined ? undefined : clusters.of(note.cluster, priority, note.prompt, at)
    // Brought again: whoever placed it meanwhile has the last word.
    if (view.row('places', placeId(wanted.framework, id))) continue
    const key = cluster ?? `${priority}:${note.prompt}`
    const list = lists.get(key) ?? { last: clusters.lastOf(key), placed: [] }
    list.placed.push({ id, priority, cluster })
    lists.set(key, list)
  }
  if (view.rows('clusters').size + clusters.made.length > CLUSTERS_MAX) return { kind: 'refused', reason: 'board-full' }
  arrangement.unshift(...clusters.made)
  for (const { last, placed } of lists.values()) arrangement.push(...placesOf(wanted.framework, last, placed))
  return { kind: 'planned', board, arrangement }
}

export interface TakingBack {
  readonly board: readonly Change[]
  readonly arrangement: readonly Change[]
  readonly notesTaken: number
}

/** I4: what takes an import of at most `count` notes away. Places and marks stay, as with a note that its author takes back. */
export function planTakingBack(view: View, count: number, ids: BroughtIds): TakingBack {
  const positions = Array.from({ length: count }, (_, at) => at)
  const notes = positions.map(ids.note).filter(id => view.row('notes', id) !== undefined)
  const taken: ReadonlySet<string> = new Set(notes)
  const made = new Set(positions.map(ids.cluster).filter(id => view.row('clusters', id) !== undefined))
  for (const id of clustersInUse(view, made, taken)) made.delete(id)
  return {
    board: notes.map(id => remove('notes', id)),
    arrangement: notes.length === 0 ? [] : [...made].map(id => remove('clusters', id)),
    notesTaken: notes.length,
  }
}

/** Those of the clusters that hold a note which stays. */
function clustersInUse(view: View, clusters: ReadonlySet<ClusterId>, taken: ReadonlySet<string>): readonly ClusterId[] {
  return [...view.rows('places')].flatMap(([id, { place }]) => {
    if (place.in !== 'cluster' || !clusters.has(place.cluster)) return []
    const note = id.slice(id.indexOf(':') + 1)
    return taken.has(note) || !view.row('notes', note) ? [] : [place.cluster]
  })
}

function areTargetsThere(view: View, { framework, notes }: NotesToBring): boolean {
  if (!view.row('frameworks', framework)) return false
  return notes.every(
    ({ prompt, workshop, priority }) =>
      view.row('prompts', prompt) !== undefined &&
      view.row('workshops', workshop) !== undefined &&
      (priority === undefined || view.row('priorities', priority)?.framework === framework),
  )
}

function noteOf(view: View, { framework, language }: NotesToBring, brought: BroughtNote): Note {
  const { text, prompt, workshop, priority } = brought
  const author = shownName(view, brought.author)
  return {
    text,
    prompt,
    workshop,
    language,
    ...(priority !== undefined && { wish: { framework, priority } }),
    ...(author !== undefined && { author }),
  }
}

interface Placed {
  readonly id: NoteId
  readonly priority: PriorityId
  readonly cluster: ClusterId | undefined
}

/** Places in a row, after the last one of their list. */
function placesOf(framework: FrameworkId, last: string | undefined, placed: readonly Placed[]): Change[] {
  const before = last === undefined ? [] : [{ id: '', order: last }]
  const { keys } = placeAt(before, before.length, placed.length)
  return placed.map(({ id, priority, cluster }, at) => {
    const order = keys[at] ?? 'a0'
    return put('places', placeId(framework, id), {
      place: cluster === undefined ? { in: 'priority', priority, order } : { in: 'cluster', cluster, order },
    })
  })
}

/** Finds the cluster that a title means, or makes one; and knows where each list ends. */
class ClusterFinder {
  readonly made: Change[] = []
  readonly #view: View
  readonly #wanted: NotesToBring
  readonly #ids: BroughtIds
  readonly #byTitle = new Map<string, ClusterId>()
  /** The last order key of what lies in a cluster, singly in a list, and of the clusters of a list. */
  readonly #lastOf = new Map<string, string>()

  constructor(view: View, wanted: NotesToBring, ids: BroughtIds) {
    this.#view = view
    this.#wanted = wanted
    this.#ids = ids
    this.#readLists()
  }

  of(title: string, priority: PriorityId, prompt: PromptId, at: number): ClusterId {
    const key = titleKey(priority, prompt, title)
    const known = this.#byTitle.get(key)
    if (known !== undefined) return known
    const { framework, language } = this.#wanted
    const id = this.#ids.cluster(at)
    this.#byTitle.set(key, id)
    // Brought again after somebody has given it another title.
    if (this.#view.row('clusters', id)) return id
    const list = `clusters:${priority}:${prompt}`
    const last = this.#lastOf.get(list)
    const order = placeAt(last === undefined ? [] : [{ id: '', order: last }], 1, 1).keys[0] ?? 'a0'
    this.#lastOf.set(list, order)
    this.made.push(put('clusters', id, { title: { [language]: title }, place: { framework, priority, prompt, order } }))
    return id
  }

  lastOf(list: string): string | undefined {
    return this.#lastOf.get(list)
  }

  #readLists(): void {
    const { framework } = this.#wanted
    for (const [id, { title, place }] of this.#view.rows('clusters')) {
      if (place.framework !== framework) continue
      for (const words of textsOf(title)) {
        const key = titleKey(place.priority, place.prompt, words)
        const known = this.#byTitle.get(key)
        // Of two with one title always the same one.
        if (known === undefined || id < known) this.#byTitle.set(key, id as ClusterId)
      }
      const list = `clusters:${place.priority}:${place.prompt}`
      if (place.order > (this.#lastOf.get(list) ?? '')) this.#lastOf.set(list, place.order)
    }
    for (const { priority, lists } of contentsOf(this.#view, framework).priorities) {
      for (const { prompt, clusters, notes } of lists) {
        this.#noteLast(`${priority}:${prompt}`, notes)
        for (const each of clusters) this.#noteLast(each.cluster, each.notes)
      }
    }
  }

  #noteLast(list: string, notes: readonly NoteId[]): void {
    const last = notes.at(-1)
    const place = last === undefined ? undefined : placeOf(this.#view, this.#wanted.framework, last)
    if (place && place.in !== 'open') this.#lastOf.set(list, place.order)
  }
}

function textsOf(title: LocalText): readonly string[] {
  return [title.fi, title.sv, title.en].filter(words => words !== undefined)
}

function titleKey(priority: PriorityId, prompt: PromptId, title: string): string {
  return `${priority}:${prompt}:${sameTitle(title)}`
}

/** Titles that differ only in case and spaces mean the same. */
export function sameTitle(title: string): string {
  return title.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
