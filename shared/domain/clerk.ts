import type { NoteId, OwnNoteId, ParticipantId } from './ids.ts'
import { NOTES_MAX, OWN_NOTES_MAX } from './limits.ts'
import { isSame } from './same.ts'
import type { Note, Receipt, View } from './tables.ts'
import { fateOf, publishable, sameWords, shownName } from './writing-rule.ts'

/** What the clerk knows of one author when it decides. */
export interface Author {
  readonly participant: ParticipantId
  /** The author's own document: `ownNotes` and `receipts`. */
  readonly mine: View
  /** C4: the published id of an own note of this author; the same at every call. */
  noteIdOf(ownNote: OwnNoteId): NoteId
  /** Shown on notes unless the board is anonymous. */
  readonly name: string | undefined
}

/** Committed views of the shared documents; they may be one view over several documents. */
export interface ClerkViews {
  readonly board: View
  readonly desk: View
}

export interface NoteEntry {
  readonly id: NoteId
  readonly note: Note
}
export interface ReceiptEntry {
  readonly ownNote: OwnNoteId
  readonly receipt: Receipt
}

/**
 * What is to be written. `board`: put `publish` and `amend` into `notes`, remove `withdraw` from it. `desk`: put
 * `wait` into `waiting`, remove `unwait` from it. `mine`: put `receipts`, after the rest is committed. All lists
 * empty: nothing to do. Deciding again over the result gives nothing (C5).
 */
export interface Decision {
  readonly publish: readonly NoteEntry[]
  readonly amend: readonly NoteEntry[]
  readonly withdraw: readonly NoteId[]
  readonly wait: readonly NoteEntry[]
  readonly unwait: readonly NoteId[]
  readonly receipts: readonly ReceiptEntry[]
}

/** A decision for many authors at once; the receipts go to the documents of their participants. */
export interface JointDecision extends Omit<Decision, 'receipts'> {
  readonly receipts: ReadonlyMap<ParticipantId, readonly ReceiptEntry[]>
}

export type ModerationWord = { readonly kind: 'approve' } | { readonly kind: 'return'; readonly reason: string }

export type ModerationOutcome =
  | { readonly kind: 'decided'; readonly decision: Decision }
  /** Not on the desk, or its author has changed it meanwhile. */
  | { readonly kind: 'not-waiting' }
  | { readonly kind: 'board-full' }

/** What the clerk does about one author's notes now. */
export function decideForAuthor(views: ClerkViews, author: Author): Decision {
  const draft = draftFor(views, author)
  return settle(views, [draft], draft.publish.toSorted(byId)).one
}

/**
 * C3: what the clerk does about all authors' notes in one transaction. For every change that reaches more than one
 * note, not only for the reveal: everything is in the order of `shuffle`, since notes written one after the other
 * would show that they have one author. At a full board it also decides which notes are held.
 */
export function decideReveal(
  views: ClerkViews,
  authors: readonly Author[],
  shuffle: <T>(list: readonly T[]) => readonly T[],
): JointDecision {
  const drafts = authors.map(author => draftFor(views, author))
  const { joint } = settle(views, drafts, shuffle(drafts.flatMap(draft => draft.publish)))
  return {
    publish: joint.publish,
    amend: shuffle(joint.amend),
    withdraw: shuffle(joint.withdraw),
    wait: shuffle(joint.wait),
    unwait: shuffle(joint.unwait),
    receipts: joint.receipts,
  }
}

/** C2, C8: a facilitator's word on a waiting note of this author. */
export function decideModeration(
  views: ClerkViews,
  author: Author,
  id: NoteId,
  word: ModerationWord,
): ModerationOutcome {
  const row = views.desk.row('waiting', id)
  const ownNote = ownNoteOf(author, id)
  const own = ownNote === undefined ? undefined : author.mine.row('ownNotes', ownNote)?.note
  const receipt = ownNote === undefined ? undefined : author.mine.row('receipts', ownNote)?.receipt
  if (!row || ownNote === undefined || !own || own.withdrawn) return { kind: 'not-waiting' }
  if (receipt?.state !== 'waiting' || receipt.revision !== own.revision) return { kind: 'not-waiting' }
  if (!sameWords(row.note, own)) return { kind: 'not-waiting' }
  if (word.kind === 'return') {
    const returned: Receipt = { state: 'returned', revision: own.revision, reason: word.reason }
    return { kind: 'decided', decision: { ...NOTHING, unwait: [id], receipts: [{ ownNote, receipt: returned }] } }
  }
  const published = views.board.rows('notes')
  if (!published.has(id) && published.size >= NOTES_MAX) return { kind: 'board-full' }
  const draft = draftFor(views, author, ownNote)
  return { kind: 'decided', decision: settle(views, [draft], draft.publish).one }
}

const NOTHING: Decision = { publish: [], amend: [], withdraw: [], wait: [], unwait: [], receipts: [] }

interface Draft {
  readonly participant: ParticipantId
  readonly publish: readonly (NoteEntry & { readonly ownNote: OwnNoteId; readonly revision: number })[]
  readonly decision: Omit<Decision, 'publish'>
  readonly mine: View
}

/**
 * Everything but the limit of the board, which is known only when all drafts are together. With `approved`, about
 * that note alone.
 */
function draftFor(views: ClerkViews, author: Author, approved?: OwnNoteId): Draft {
  const { board, desk } = views
  const { mine } = author
  const publish: Draft['publish'][number][] = []
  const amend: NoteEntry[] = []
  const withdraw: NoteId[] = []
  const wait: NoteEntry[] = []
  const unwait: NoteId[] = []
  const receipts: ReceiptEntry[] = []

  const write = (ownNote: OwnNoteId, receipt: Receipt) => {
    if (!isSame(mine.row('receipts', ownNote)?.receipt, receipt)) receipts.push({ ownNote, receipt })
  }
  const leaveDesk = (id: NoteId) => {
    if (desk.row('waiting', id)) unwait.push(id)
  }
  const takeBack = (ownNote: OwnNoteId, revision: number) => {
    const id = author.noteIdOf(ownNote)
    if (board.row('notes', id)) withdraw.push(id)
    leaveDesk(id)
    write(ownNote, { state: 'withdrawn', revision })
  }

  const name = shownName(board, author.name)
  const admitted = admittedOf(mine)
  for (const ownNote of approved ? [approved] : ownNoteIds(mine)) {
    const own = mine.row('ownNotes', ownNote)?.note
    const revision = own?.revision ?? mine.row('receipts', ownNote)?.receipt.revision
    if (revision === undefined) continue
    // An own note that is gone altogether was taken back by its author, who alone may do that.
    if (!own || own.withdrawn) {
      takeBack(ownNote, revision)
      continue
    }
    const id = author.noteIdOf(ownNote)
    const published = board.row('notes', id)?.note
    const note = publishable(own, name)
    const fate = fateOf({
      board,
      own,
      receipt: mine.row('receipts', ownNote)?.receipt,
      published,
      isAdmitted: admitted.has(ownNote),
      isApproved: ownNote === approved,
    })
    if (fate === 'publish') {
      leaveDesk(id)
      if (!published) {
        publish.push({ id, note, ownNote, revision })
        continue
      }
      if (!isSame(published, note)) amend.push({ id, note })
      write(ownNote, { state: 'published', revision, note: id })
    } else if (fate === 'wait') {
      if (!isSame(desk.row('waiting', id)?.note, note)) wait.push({ id, note })
      write(ownNote, { state: 'waiting', revision })
    } else {
      leaveDesk(id)
      write(ownNote, fate === 'keep' ? { state: 'kept', revision } : fate)
    }
  }
  return { participant: author.participant, mine, publish, decision: { amend, withdraw, wait, unwait, receipts } }
}

/** Gives the notes to be published room on the board in the order given, and receipts to all of them. */
function settle(
  views: ClerkViews,
  drafts: readonly Draft[],
  wanted: readonly Draft['publish'][number][],
): { readonly one: Decision; readonly joint: JointDecision } {
  const withdraw = drafts.flatMap(draft => draft.decision.withdraw)
  const room = Math.max(0, NOTES_MAX - views.board.rows('notes').size + withdraw.length)
  const publish = wanted.slice(0, room).map(({ id, note }) => ({ id, note }))
  const isPublished = new Set(publish.map(({ id }) => id))
  const receipts = new Map<ParticipantId, readonly ReceiptEntry[]>()
  for (const draft of drafts) {
    const added = draft.publish.map(
      ({ id, ownNote, revision }): ReceiptEntry => ({
        ownNote,
        receipt: isPublished.has(id)
          ? { state: 'published', revision, note: id }
          : { state: 'held', revision, why: 'board-full' },
      }),
    )
    const news = added.filter(each => !isSame(draft.mine.row('receipts', each.ownNote)?.receipt, each.receipt))
    const all = [...draft.decision.receipts, ...news]
    if (all.length > 0) receipts.set(draft.participant, all)
  }
  const shared = {
    publish,
    amend: drafts.flatMap(draft => draft.decision.amend),
    withdraw,
    wait: drafts.flatMap(draft => draft.decision.wait),
    unwait: drafts.flatMap(draft => draft.decision.unwait),
  }
  return { one: { ...shared, receipts: [...receipts.values()].flat() }, joint: { ...shared, receipts } }
}

/** Own notes and notes that only their receipts still tell of, in a fixed order. */
function ownNoteIds(mine: View): readonly OwnNoteId[] {
  return [...new Set([...mine.rows('ownNotes').keys(), ...mine.rows('receipts').keys()])].sort() as OwnNoteId[]
}

/** The notes within the author's limit: those that were let in before, then by id. */
function admittedOf(mine: View): ReadonlySet<OwnNoteId> {
  const standing = ownNoteIds(mine).filter(id => mine.row('ownNotes', id)?.note.withdrawn === undefined)
  const present = standing.filter(id => mine.row('ownNotes', id) !== undefined)
  if (present.length <= OWN_NOTES_MAX) return new Set(present)
  const wasIn = (id: OwnNoteId) => {
    const receipt = mine.row('receipts', id)?.receipt
    return receipt !== undefined && !(receipt.state === 'held' && receipt.why === 'too-many-notes')
  }
  const first = present.filter(wasIn)
  return new Set([...first, ...present.filter(id => !wasIn(id))].slice(0, OWN_NOTES_MAX))
}

function ownNoteOf(author: Author, id: NoteId): OwnNoteId | undefined {
  for (const ownNote of author.mine.rows('ownNotes').keys() as Iterable<OwnNoteId>) {
    if (author.noteIdOf(ownNote) === id) return ownNote
  }
  return undefined
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1
}
