import { type BoardRooms, mineKey, participantOf } from '#server/rooms/board-rooms.ts'
import type { SessionIdentity } from '#server/rooms/live-boards.ts'
import type { Room } from '#server/rooms/room.ts'
import { documentOf } from '#server/rooms/room-document.ts'
import type { Surroundings } from '#server/rooms/surroundings.ts'
import type { BoardRecord } from '#server/storage/storage.ts'
import { applyChanges } from '#shared/doc/apply-changes.ts'
import { createYjsView, type YjsView } from '#shared/doc/yjs-view.ts'
import {
  type ClerkViews,
  type Decision,
  decideModeration,
  decideReveal,
  type ModerationOutcome,
  type ModerationWord,
  type ReceiptEntry,
} from '#shared/domain/clerk.ts'
import { assignments, groupSizes, OWN_ROW } from '#shared/domain/groups.ts'
import type { NoteId, ParticipantId } from '#shared/domain/ids.ts'
import { PARTICIPANTS_MAX } from '#shared/domain/limits.ts'
import { type Change, put, remove } from '#shared/domain/plan.ts'
import type { View } from '#shared/domain/tables.ts'
import { copyView } from './copy-view.ts'
import { personIdOf } from './derived-ids.ts'
import { deskChanges, type Present } from './desk-changes.ts'
import { KnownAuthor } from './known-author.ts'
import { shuffled } from './shuffle.ts'

/** Tables of `board` by which the fate of notes is decided. */
const RULE_TABLES = ['about', 'prompts', 'workshops', 'steps', 'progress']
const MINE_TABLES = ['ownNotes', 'receipts', 'membership', 'assigned'] as const
/** Tables of `board` that say who is in which group. */
const GROUP_TABLES = ['groups', 'run']
/** The first joins are answered before everybody's notes are read. */
const START_MS = 20
/** Who comes, goes or chooses is counted at most so often. */
const GROUPS_MS = 1000
const READ_AGAIN_MAX_MS = 2000
/** So many authors' documents are read before others get a turn. */
const READ_AT_ONCE = 20
const NO_ROWS: ReadonlyMap<string, never> = new Map<string, never>()
const EMPTY: View = { rows: () => NO_ROWS, row: () => undefined }

/** The rooms that are open as long as the board is. */
export interface ClerkRooms {
  readonly record: BoardRecord
  readonly board: Room
  readonly arrangement: Room
  readonly desk: Room
}

/** What the clerk asks of its board. */
export interface ClerkHost {
  readonly board: string
  readonly around: Surroundings
  readonly rooms: BoardRooms
  /** `work` is to be called before the next commit, and that soon. */
  callClerk(): void
  /** The sessions that are here; a person may have several. */
  present(): Iterable<SessionIdentity>
}

/**
 * The server's own peer on one board. It watches every `mine` and the rules on `board`, decides by shared/domain/clerk
 * and writes the result in the same commit as what it decided about: an own note, its publication and its receipt
 * are on the disk together or not at all. Nothing is kept beside the documents, so a crash loses nothing of it (C5).
 */
export class Clerk {
  readonly #rooms: ClerkRooms
  readonly #host: ClerkHost
  readonly #authors = new Map<string, KnownAuthor>()
  readonly #views = new Map<Room, YjsView>()
  readonly #dirty = new Set<string>()
  #isAllDirty = true
  #hasRead = false
  readonly #reading: Promise<void>
  #shared: YjsView | undefined
  readonly #seen = new Set<'arrangement' | 'desk'>()
  #isDeskDue = true
  #deskAtMs = 0
  #areGroupsDue = true
  #groupsAtMs = 0
  #isClosed = false

  constructor(rooms: ClerkRooms, host: ClerkHost) {
    this.#rooms = rooms
    this.#host = host
    this.#reading = new Promise(resolve => this.#readAfter(START_MS, resolve))
  }

  /** Until everybody's notes have been read nothing is published, so a storage that fails is asked again. */
  #readAfter(waitMs: number, done: () => void): void {
    const { around, board } = this.#host
    around.clock.after(waitMs, () => {
      if (this.#isClosed) {
        done()
        return
      }
      this.#readAll().then(done, error => {
        around.log.error({ board, error: String(error) }, 'the clerk cannot read the notes yet')
        this.#readAfter(Math.min(waitMs * 2, READ_AGAIN_MAX_MS), done)
      })
    })
  }

  /** `board`, `arrangement` and `desk`, live: what is not committed yet too. */
  get view(): View {
    this.#shared ??= createYjsView({ board: this.#rooms.board.doc })
    // Documents that hold nothing yet are not built only to be read.
    for (const name of ['arrangement', 'desk'] as const) {
      const room = this.#rooms[name]
      if (room.given === 0 || this.#seen.has(name)) continue
      this.#seen.add(name)
      this.#shared.replace(name, room.doc)
    }
    return this.#shared
  }

  /** One participant's `mine`, live. */
  viewOf(room: Room): View {
    let view = this.#views.get(room)
    if (!view) {
      view = createYjsView({ mine: room.doc })
      this.#views.set(room, view)
    }
    return view
  }

  /** A participant's own document as it is now, whether anybody has it open or not. */
  mineOf(participant: string): View {
    return this.#authors.get(participant)?.mine ?? EMPTY
  }

  /** No `mine` for further people. */
  get isFull(): boolean {
    return this.#authors.size > PARTICIPANTS_MAX
  }

  close(): void {
    this.#isClosed = true
    this.#shared?.close()
    for (const view of this.#views.values()) view.close()
  }

  // ------------------------------------------------------------------ what happens

  /** A room has changed; answers whether that is the clerk's business. */
  touched(room: Room, tables: ReadonlySet<string>): boolean {
    if (room.name === 'mine') {
      this.#isDeskDue = true
      if (tables.has('membership') || tables.has('assigned')) this.#areGroupsDue = true
      if (!tables.has('ownNotes')) return false
      this.#dirty.add(participantOf(room.key) ?? '')
      return true
    }
    if (room.name === 'board' && GROUP_TABLES.some(table => tables.has(table))) {
      this.#areGroupsDue = true
      this.#isDeskDue = true
    }
    if (room.name !== 'board' || !RULE_TABLES.some(table => tables.has(table))) return false
    this.#isAllDirty = true
    return true
  }

  roomOpened(room: Room): void {
    const participant = participantOf(room.key)
    if (participant === undefined) return
    this.#areGroupsDue = true
    // Who only looks has written nothing: no document is built, and nothing decided, for them.
    this.#author(participant).readFrom(() => (room.given === 0 ? EMPTY : this.viewOf(room)))
    if (room.given === 0) return
    this.#dirty.add(participant)
    this.#host.callClerk()
  }

  roomClosing(room: Room): void {
    const participant = participantOf(room.key)
    const author = participant === undefined ? undefined : this.#authors.get(participant)
    if (!author) return
    const copy = copyView(author.mine, MINE_TABLES)
    if (room.given === 0) this.#authors.delete(author.participant)
    else author.readFrom(() => copy)
    this.#views.get(room)?.close()
    this.#views.delete(room)
  }

  peopleChanged(identity: SessionIdentity): void {
    this.#isDeskDue = true
    this.#areGroupsDue = true
    const author = this.#authors.get(identity.participant)
    if (!author || identity.name === undefined || author.name === identity.name) return
    author.name = identity.name
    this.#dirty.add(identity.participant)
    this.#host.callClerk()
  }

  // ------------------------------------------------------------------ what is done about it

  /** Decides about everyone concerned, in one transaction per document. Called right before a commit. */
  work(): void {
    if (!this.#hasRead || this.#isClosed) return
    const authors = this.#isAllDirty ? [...this.#authors.values()] : this.#dirtyAuthors()
    this.#isAllDirty = false
    this.#dirty.clear()
    if (authors.length === 0) return
    const decision = decideReveal(this.#clerkViews, authors, list => shuffled(list, this.#host.around.random))
    this.#carryOut(decision)
    for (const [participant, receipts] of decision.receipts) this.#writeReceipts(participant, receipts)
    this.#host.around.figures.notesPublished += decision.publish.length
  }

  async moderate(
    note: string,
    seen: string,
    word: ModerationWord,
  ): Promise<'done' | Exclude<ModerationOutcome['kind'], 'decided'>> {
    await this.#reading
    const id = note as NoteId
    const author = [...this.#authors.values()].find(each => each.wrote(id))
    if (!author || this.#isClosed) return 'not-waiting'
    await this.#host.rooms.open(mineKey(author.participant))
    this.work()
    // C2: what is on the desk now may be newer than what the facilitator has read.
    if (this.view.row('waiting', id)?.note.text !== seen) return 'not-waiting'
    const outcome = decideModeration(this.#clerkViews, author, id, word)
    if (outcome.kind !== 'decided') return outcome.kind
    this.#carryOut(outcome.decision)
    this.#writeReceipts(author.participant, outcome.decision.receipts)
    return 'done'
  }

  /** C10: people and counts, at most once in `deskMs`, and only while somebody can read them. */
  maintain(nowMs: number): void {
    const { around } = this.#host
    if (this.#hasRead && !this.#isClosed && this.#areGroupsDue && nowMs - this.#groupsAtMs >= GROUPS_MS) {
      this.#areGroupsDue = false
      this.#groupsAtMs = nowMs
      this.#formGroups()
    }
    if (
      !this.#hasRead ||
      !this.#isDeskDue ||
      !this.#rooms.desk.isInUse ||
      nowMs - this.#deskAtMs < around.limits.deskMs
    )
      return
    this.#isDeskDue = false
    this.#deskAtMs = nowMs
    const { record, desk } = this.#rooms
    const mines = [...this.#authors.values()].map(author => author.mine)
    const changes = deskChanges(this.view, this.#present(), mines, record.anonymity === 'anonymous')
    desk.write(doc => applyChanges({ desk: doc }, changes, 'clerk'))
  }

  /**
   * Q3: puts who is here and in no group into one, and says how many each has. Nothing is kept beside the documents: what
   * a crash takes with it is done again. Somebody whose document is not open yet has their turn when it is.
   */
  #formGroups(): void {
    const { rooms } = this.#host
    if (this.view.rows('groups').size === 0 && this.view.rows('groupCounts').size === 0) return
    const here: Room[] = []
    for (const participant of this.#participantsHere()) {
      const room = rooms.loaded(mineKey(participant))
      if (room) here.push(room)
    }
    const inTurn = shuffled(here, this.#host.around.random)
    const groups = assignments(
      this.view,
      inTurn.map(room => this.#mineIn(room)),
    )
    for (const [i, group] of groups.entries()) {
      if (group === undefined) continue
      inTurn[i]?.write(doc => applyChanges({ mine: doc }, [put('assigned', OWN_ROW, { group })], 'clerk'))
    }
    const sizes = groupSizes(
      this.view,
      here.map(room => this.#mineIn(room)),
    )
    const changes: Change[] = [
      ...[...sizes].map(([id, people]): Change => put('groupCounts', id, { people })),
      ...[...this.view.rows('groupCounts').keys()].flatMap(id =>
        this.view.row('groups', id) ? [] : [remove('groupCounts', id)],
      ),
    ]
    if (changes.length > 0) this.#rooms.board.write(doc => applyChanges({ board: doc }, changes, 'clerk'))
  }

  /** Who only looks has written nothing: no document is built for them before they get a group. */
  #mineIn(room: Room): View {
    return room.given === 0 ? EMPTY : this.viewOf(room)
  }

  #participantsHere(): ReadonlySet<string> {
    const participants = new Set<string>()
    for (const { participant, role } of this.#host.present()) if (role === 'participant') participants.add(participant)
    return participants
  }

  get #clerkViews(): ClerkViews {
    return { board: this.view, desk: this.view }
  }

  #dirtyAuthors(): KnownAuthor[] {
    return [...this.#dirty].map(participant => this.#author(participant))
  }

  #carryOut(decision: Omit<Decision, 'receipts'>): void {
    const { board, desk } = this.#rooms
    const onBoard: Change[] = [
      ...[...decision.publish, ...decision.amend].map(({ id, note }): Change => {
        return { kind: 'put', table: 'notes', id, fields: { note } }
      }),
      ...decision.withdraw.map((id): Change => ({ kind: 'remove', table: 'notes', id })),
    ]
    const onDesk: Change[] = [
      ...decision.wait.map(({ id, note }): Change => ({ kind: 'put', table: 'waiting', id, fields: { note } })),
      ...decision.unwait.map((id): Change => ({ kind: 'remove', table: 'waiting', id })),
    ]
    if (onBoard.length > 0) board.write(doc => applyChanges({ board: doc }, onBoard, 'clerk'))
    if (onDesk.length > 0) desk.write(doc => applyChanges({ desk: doc }, onDesk, 'clerk'))
  }

  /** C6. A receipt for somebody whose document is not open is decided again when it is. */
  #writeReceipts(participant: string, receipts: readonly ReceiptEntry[]): void {
    if (receipts.length === 0) return
    const { rooms, around, board } = this.#host
    const key = mineKey(participant)
    const room = rooms.loaded(key)
    if (!room) {
      rooms.open(key).catch((error: unknown) => {
        around.log.warn({ board, error: String(error) }, 'a receipt waits for its document')
      })
      return
    }
    const changes = receipts.map(({ ownNote, receipt }): Change => {
      return { kind: 'put', table: 'receipts', id: ownNote, fields: { receipt } }
    })
    room.write(doc => applyChanges({ mine: doc }, changes, 'clerk'))
  }

  // ------------------------------------------------------------------ who is known

  #author(participant: string): KnownAuthor {
    const known = this.#authors.get(participant)
    if (known) return known
    const author = new KnownAuthor(participant as ParticipantId, this.#rooms.record.secret, () => EMPTY)
    for (const identity of this.#host.present()) if (identity.participant === participant) author.name = identity.name
    this.#authors.set(participant, author)
    return author
  }

  /** Everybody's notes as plain values; documents are kept only where somebody is. */
  async #readAll(): Promise<void> {
    const { around, board, rooms } = this.#host
    const names = await this.#namesOf()
    let read = 0
    for (const key of await around.storage.log.documents(board)) {
      const participant = participantOf(key)
      if (participant === undefined || this.#isClosed) continue
      if (!rooms.loaded(key) && !this.#authors.has(participant)) {
        const loaded = await around.storage.log.load(board, key)
        // Opened meanwhile: that document is newer than what was read here.
        if (!rooms.loaded(key) && !this.#authors.has(participant)) {
          const doc = documentOf(loaded)
          const view = createYjsView({ mine: doc })
          const copy = copyView(view, MINE_TABLES)
          view.close()
          doc.destroy()
          this.#author(participant).readFrom(() => copy)
        }
      }
      const author = this.#author(participant)
      author.name ??= names.get(participant)
      read += 1
      if (read % READ_AT_ONCE === 0) await new Promise<void>(resolve => setImmediate(resolve))
    }
    if (this.#isClosed) return
    this.#hasRead = true
    this.#isAllDirty = true
    this.#host.callClerk()
  }

  /** The newest name that each participant has given; none on an anonymous board. */
  async #namesOf(): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>()
    if (this.#rooms.record.anonymity === 'anonymous') return names
    const sessions = await this.#host.around.storage.records.sessions(this.#host.board)
    for (const { participant, name } of sessions.toSorted((a, b) => a.createdAt - b.createdAt)) {
      if (name !== undefined) names.set(participant, name)
    }
    return names
  }

  #present(): Present[] {
    const { secret } = this.#rooms.record
    const byId = new Map<string, Present>()
    for (const { participant, role, name } of this.#host.present()) {
      const id = personIdOf(secret, participant)
      byId.set(id, { id, role, name })
    }
    return [...byId.values()]
  }
}
