import { FindStore } from '#client/features/find/find-store.ts'
import type { BoardSession, OwnPresence, Readable } from '#client/session/board-session.ts'
import { Value } from '#client/session/value.ts'
import type { ClusterId, FrameworkId, NoteId } from '#shared/domain/ids.ts'
import { PRESENCE_IDS_MAX } from '#shared/domain/limits.ts'
import type { Gathering } from '#shared/domain/tables.ts'
import { ContentsStore } from './contents-store.ts'

/** A dialog about something on the board; one at a time. */
export type OpenDialog =
  | { readonly kind: 'note'; readonly note: NoteId; readonly isEditing?: boolean | undefined }
  | { readonly kind: 'move'; readonly notes: readonly NoteId[] }
  | { readonly kind: 'cluster'; readonly cluster: ClusterId }
  | { readonly kind: 'move-cluster'; readonly cluster: ClusterId }
  | { readonly kind: 'commands' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'hearing' }
  | { readonly kind: 'since' }

const NO_CLUSTERS: ReadonlySet<ClusterId> = new Set()
const NO_NOTES: ReadonlySet<NoteId> = new Set()

/** What this person has before them on this board: fleeting, on this device alone, shared by canvas and outline. */
export class BoardScreen {
  readonly contents: ContentsStore
  /** What this person looks for, and what is found. */
  readonly find: FindStore
  readonly framework: Value<FrameworkId | undefined> = new Value<FrameworkId | undefined>(undefined)
  readonly dialog = new Value<OpenDialog | undefined>(undefined)
  /** The cluster whose name is being written, where it stands. */
  readonly naming = new Value<ClusterId | undefined>(undefined)
  /** The clusters that this person has folded on the canvas. */
  readonly folded = new Value(NO_CLUSTERS)
  /** What the facilitator wants everyone to look at; the view that shows it takes it away. */
  readonly pointedAt: Value<Gathering['target']> = new Value<Gathering['target']>(undefined)
  /** Reading positions by view, in pixels. */
  readonly scrolledTo = new Map<string, number>()
  /** Where this person looked on the canvas of a framework. */
  readonly lookedAt = new Map<FrameworkId, { readonly x: number; readonly y: number; readonly zoom: number }>()
  readonly #selected = new Value(NO_NOTES)
  /** The note that keyboard focus is on, or was last. */
  readonly activeNote = new Value<NoteId | undefined>(undefined)

  readonly #session: BoardSession
  #presence: OwnPresence = {}

  constructor(session: BoardSession) {
    this.#session = session
    this.contents = new ContentsStore(session.view, this.folded)
    this.find = new FindStore(session.view, this.contents)
  }

  get selected(): Readable<ReadonlySet<NoteId>> {
    return this.#selected
  }

  select(notes: Iterable<NoteId>): void {
    const next = new Set(notes)
    this.#selected.set(next.size === 0 ? NO_NOTES : next)
    this.present({ selection: next.size === 0 ? undefined : [...next].slice(0, PRESENCE_IDS_MAX) })
  }

  toggleSelected(note: NoteId): void {
    const next = new Set(this.#selected.get())
    if (!next.delete(note)) next.add(note)
    this.select(next)
  }

  /** Folds clusters or opens them, and shows it at once. */
  fold(clusters: Iterable<ClusterId>, isFolded: boolean): void {
    const next = new Set(this.folded.get())
    for (const cluster of clusters) {
      if (isFolded) next.add(cluster)
      else next.delete(cluster)
    }
    this.folded.set(next)
    this.contents.flush()
  }

  /** Tells the others what has changed of what this person points at; the rest stays as it was said last. */
  present(change: OwnPresence): void {
    this.#presence = { ...this.#presence, ...change }
    this.#session.present(this.#presence)
  }
}
