import type { WebSocket } from 'ws'
import { ImportDesk } from '#server/bring/import-desk.ts'
import { BallotBox } from '#server/clerk/ballot-box.ts'
import { Clerk, type ClerkHost } from '#server/clerk/clerk.ts'
import { copyView } from '#server/clerk/copy-view.ts'
import type { GateSession } from '#server/gate/verdict.ts'
import type { BoardRecord, ClientClaim, Lease, StorageError } from '#server/storage/storage.ts'
import { applyChanges } from '#shared/doc/apply-changes.ts'
import type { DocumentName } from '#shared/doc/documents.ts'
import { readTexts } from '#shared/doc/statement-texts.ts'
import { put } from '#shared/domain/plan.ts'
import type { CloseReason } from '#shared/protocol/close-codes.ts'
import type { EditRefusal, Notice } from '#shared/protocol/message-types.ts'
import { isLeaseRenewed, takeLease } from './board-lease.ts'
import { BoardRooms, mineKey } from './board-rooms.ts'
import type { Channel } from './channel.ts'
import type { CommitBoard, Committer } from './committer.ts'
import { Connection, type ConnectionHost } from './connection.ts'
import { documentsOf, gateSession } from './doors.ts'
import { keepSnapshot } from './keep-snapshot.ts'
import { KeptVersions } from './keep-versions.ts'
import { KeptRecord } from './kept-record.ts'
import type { BoardContents, SessionIdentity } from './live-boards.ts'
import type { Pace } from './pace.ts'
import { Presence } from './presence.ts'
import { Pulse } from './pulse.ts'
import type { Room, RoomHost } from './room.ts'
import { LiveSession } from './session.ts'
import type { Surroundings } from './surroundings.ts'

/** What a board asks of its node. */
export interface BoardNode {
  readonly around: Surroundings
  readonly pace: Pace
  readonly committer: Committer
  readonly holder: string
  /** Resolves when an earlier live copy of this board has given its lease back. */
  readonly left: Promise<void>
  /** The board cannot go on here: forget it, so that the next join loads it anew. */
  forget(board: LiveBoard): void
}

interface Opened {
  readonly record: BoardRecord
  readonly lease: Lease
  readonly clerk: Clerk
  readonly ballots: BallotBox
  readonly versions: KeptVersions
  readonly imports: ImportDesk
  readonly kept: KeptRecord
}

/** People who come or go are shown together after this. */
const ARRIVALS_MS = 100

/**
 * One board, live on this node: its rooms, the sessions that are here, their presence, the claims on client ids, and
 * the clerk. At most one exists per board and node (O2); at most one per board anywhere writes, by the lease.
 */
export class LiveBoard implements RoomHost, ConnectionHost, CommitBoard, ClerkHost {
  readonly board: string
  readonly node: BoardNode
  readonly rooms: BoardRooms
  readonly connections = new Set<Connection>()
  readonly presence: Presence
  readonly pulse: Pulse
  /** Resolves when joins can be answered; rejects if the board cannot be opened. */
  readonly ready: Promise<void>
  readonly #sessions = new Map<string, LiveSession>()
  #claims = new Map<number, string>()
  #opened: Opened | undefined
  #isGone = false
  #isDamaged = false
  #usedAtMs: number
  #leasedAtMs = 0
  #places = 0
  #cancelArrivals: (() => void) | undefined

  constructor(board: string, node: BoardNode) {
    this.board = board
    this.node = node
    const { random, limits, clock } = node.around
    this.presence = new Presence(random, limits.presenceMaxBytes, id => this.#claims.has(id))
    this.pulse = new Pulse(node.around, node.pace)
    this.rooms = new BoardRooms(this, (room, loaded) => {
      if (room.key === 'board') room.presence = this.presence
      if (loaded.damaged.length > 0) this.#foundDamage(room)
      this.#opened?.clerk.roomOpened(room)
    })
    this.#usedAtMs = clock.now()
    this.ready = this.#open()
    // Each join hears of a failure by itself; nobody else is to be told that a promise was rejected.
    this.ready.catch(() => undefined)
  }

  get around(): Surroundings {
    return this.node.around
  }

  get lease(): Lease {
    return this.#whenOpen.lease
  }

  get clerk(): Clerk {
    return this.#whenOpen.clerk
  }

  get ballots(): BallotBox {
    return this.#whenOpen.ballots
  }

  get imports(): ImportDesk {
    return this.#whenOpen.imports
  }

  get versions(): KeptVersions {
    return this.#whenOpen.versions
  }

  get isStorageFailing(): boolean {
    return this.node.committer.isFailing
  }

  get isGone(): boolean {
    return this.#isGone
  }

  get #whenOpen(): Opened {
    if (!this.#opened) throw new Error(`board ${this.board} is not open`)
    return this.#opened
  }

  async #open(): Promise<void> {
    const { storage } = this.around
    await this.node.left
    const record = await storage.records.board(this.board)
    if (!record) throw new Error(`no board ${this.board}`)
    const lease = await takeLease(this.board, this.node.holder, this.around, () => this.#isGone)
    this.#leasedAtMs = this.around.clock.now()
    this.#claims = new Map(await storage.log.claims(this.board))
    const [board, arrangement, desk] = await Promise.all([
      this.rooms.open('board'),
      this.rooms.open('arrangement'),
      this.rooms.open('desk'),
    ])
    if (this.#isGone) throw new Error('the board has been let go while it was opening')
    const kept = new KeptRecord(record, storage.records)
    const clerk = new Clerk({ record, board, arrangement, desk }, this)
    const ballots = new BallotBox({
      board: this.board,
      around: this.around,
      get view() {
        return clerk.view
      },
      write: changes => board.write(doc => applyChanges({ board: doc }, changes, 'clerk')),
      landed: async () => {
        if (!board.isQuiet) await this.node.committer.landed()
        return board.isQuiet && !this.#isGone
      },
    })
    const imports = new ImportDesk({
      secret: record.secret,
      get view() {
        return clerk.view
      },
      write: (onBoard, onArrangement) => {
        if (onBoard.length > 0) board.write(doc => applyChanges({ board: doc }, onBoard, 'clerk'))
        if (onArrangement.length > 0)
          arrangement.write(doc => applyChanges({ arrangement: doc }, onArrangement, 'clerk'))
      },
    })
    const versions = new KeptVersions({ board: this.board, lease, around: this.around, arrangement })
    this.#opened = { record, lease, kept, clerk, ballots, imports, versions }
  }

  // ------------------------------------------------------------------ sockets

  attach(ws: WebSocket, identity: SessionIdentity, document: DocumentName | 'all'): void {
    const session = this.#sessionOf(identity)
    const connection = new Connection(ws, session, document === 'all', this, this.#places)
    this.#places += 1
    this.connections.add(connection)
    this.around.figures.sockets += 1
    this.#closeSurplus(session)
    this.#openConnection(connection, identity, document).catch((error: unknown) => {
      this.around.log.warn({ board: this.board, error: String(error) }, 'a join has failed')
      connection.wire.close('internal')
    })
  }

  async #openConnection(
    connection: Connection,
    identity: SessionIdentity,
    document: DocumentName | 'all',
  ): Promise<void> {
    await this.ready
    const keys = documentsOf(identity, document).map(name => (name === 'mine' ? mineKey(identity.participant) : name))
    const rooms: Room[] = []
    for (const key of keys) rooms.push(this.rooms.loaded(key) ?? (await this.rooms.open(key)))
    // A room may have been let go while another one loaded.
    if (rooms.some(room => this.rooms.loaded(room.key) !== room))
      return this.#openConnection(connection, identity, document)
    if (connection.isClosed || this.#isGone) return
    const { clock } = this.around
    this.presence.enter(connection.session, clock.now())
    this.#showPresenceSoon()
    this.clerk.peopleChanged(identity)
    connection.open(rooms)
  }

  greeted(connection: Connection): void {
    if (this.isStorageFailing) connection.tell('saving-stopped')
    if (this.#isDamaged) connection.tell('restored-from-older')
  }

  closed(connection: Connection): void {
    if (!this.connections.delete(connection)) return
    connection.session.sockets -= 1
    this.around.figures.sockets -= 1
    const { clock } = this.around
    this.#usedAtMs = clock.now()
    if (connection.hasOpened) {
      this.presence.leave(connection.session, clock.now())
      this.#showPresenceSoon()
      this.#opened?.clerk.peopleChanged(connection.session.identity)
    }
  }

  #sessionOf(identity: SessionIdentity): LiveSession {
    const known = this.#sessions.get(identity.session)
    if (known) return known
    const session = new LiveSession(identity, this.around.limits, this.around.clock.now())
    this.#sessions.set(identity.session, session)
    return session
  }

  #closeSurplus(session: LiveSession): void {
    session.sockets += 1
    if (session.sockets <= this.around.limits.socketsPerSession) return
    const own = [...this.connections].filter(each => each.session === session)
    for (const oldest of own.slice(0, Math.max(0, own.length - this.around.limits.socketsPerSession))) {
      oldest.wire.close('replaced')
    }
  }

  endSessions(sessions: ReadonlySet<string>): void {
    for (const connection of this.connections) {
      if (sessions.has(connection.session.identity.session)) connection.wire.close('revoked')
    }
  }

  stopReading(): void {
    for (const connection of this.connections) connection.stopReading()
  }

  closeAll(reason: CloseReason): void {
    for (const connection of this.connections) connection.wire.close(reason)
  }

  tellAll(name: Notice): void {
    for (const connection of this.connections) connection.tell(name)
  }

  /** O4: everyone hears of it, and joins are answered from what is on the disk. */
  savingStopped(): void {
    this.tellAll('saving-stopped')
    for (const room of this.rooms.all) room.savingStopped()
  }

  // ------------------------------------------------------------------ presence

  presenceIdOf(session: LiveSession): number {
    return this.presence.idOf(session) ?? 0
  }

  presented(connection: Connection, update: Uint8Array): void {
    const { clock, figures } = this.around
    figures.presenceReceived += 1
    if (this.presence.receive(connection, update, clock.now()) === 'changed') this.#showPresence()
  }

  everyone(): readonly Uint8Array[] {
    return this.presence.everyone()
  }

  #showPresence(): void {
    if (this.presence.hasChanges) this.rooms.loaded('board')?.armTick()
  }

  /** Who comes and goes can wait longer than who moves: a crowd that joins is not to be told of one by one. */
  #showPresenceSoon(): void {
    this.#cancelArrivals ??= this.around.clock.after(ARRIVALS_MS, () => {
      this.#cancelArrivals = undefined
      if (!this.#isGone) this.#showPresence()
    })
  }

  // ------------------------------------------------------------------ rooms

  gateFor(channel: Channel): GateSession {
    const { identity } = channel.peer.session
    const views = { board: this.clerk.view, mine: this.clerk.mineOf(identity.participant) }
    return gateSession(identity, channel.document, views, client => this.#claims.get(client))
  }

  claim(clients: readonly number[], holder: string): void {
    for (const client of clients) this.#claims.set(client, holder)
  }

  ownerOf(client: number): string | undefined {
    return this.#claims.get(client)
  }

  whyNoMore(room: Room): EditRefusal | undefined {
    if (this.node.committer.isFull) return 'too-fast'
    return room.name === 'mine' && room.given === 0 && this.clerk.isFull ? 'board-full' : undefined
  }

  commit(room: Room, update: Uint8Array, claims: readonly number[], holder: string): void {
    if (this.#isGone) return
    const { board } = this
    const entry = { board, document: room.key, sequence: room.given, update }
    const claimed: ClientClaim[] = claims.map(client => ({ board, client, holder }))
    this.node.committer.add(this, room, entry, claimed)
  }

  touched(room: Room, tables: ReadonlySet<string>): void {
    if (room.name === 'board' && tables.has('about')) this.#opened?.kept.touched()
    if (room.name === 'board') this.#opened?.ballots.touched(tables)
    if (this.#opened?.clerk.touched(room, tables)) this.node.committer.call(this)
  }

  callClerk(): void {
    this.node.committer.call(this)
  }

  *present(): Iterable<SessionIdentity> {
    for (const connection of this.connections) if (connection.hasOpened) yield connection.session.identity
  }

  beforeCommit(): void {
    if (this.#isGone || !this.#opened) return
    try {
      this.#opened.clerk.work()
    } catch (error) {
      // The clerk runs again at the next change; nobody's edit may wait for that.
      this.around.log.error({ board: this.board, error }, 'the clerk has failed')
    }
  }

  broken(room: Room, error: unknown): void {
    this.around.log.error({ board: this.board, document: room.name, error }, 'a room has failed and is loaded anew')
    this.#giveUp()
  }

  lost(error: StorageError): void {
    this.#giveUp(error.fault === 'unknown-board' ? 'boardDeleted' : 'goingAway')
  }

  #giveUp(reason: CloseReason = 'internal'): void {
    this.closeAll(reason)
    this.dispose()
    this.node.forget(this)
  }

  #foundDamage(room: Room): void {
    this.#isDamaged = true
    this.around.log.error({ board: this.board, document: room.name }, 'stored data is damaged; an older state serves')
    this.tellAll('restored-from-older')
  }

  // ------------------------------------------------------------------ growing old

  /** Once a second: what waits for a limit, what is due, and what nobody uses any more. */
  async maintain(): Promise<void> {
    if (!this.#opened || this.#isGone) return
    const { clock, limits } = this.around
    const nowMs = clock.now()
    for (const connection of this.connections) connection.retryWaiting()
    if (this.presence.renew(nowMs)) this.#showPresence()
    for (const [id, session] of this.#sessions) {
      if (session.sockets === 0 && session.isForgettable(nowMs)) this.#sessions.delete(id)
    }
    this.clerk.maintain(nowMs)
    await this.ballots.maintain(nowMs)
    if (nowMs - this.#leasedAtMs > limits.leaseMs / 3 && !this.isStorageFailing) {
      this.#leasedAtMs = nowMs
      if (!(await isLeaseRenewed(this.lease, this.node.holder, this.around))) this.#giveUp('goingAway')
    }
    await this.#keepRecord(nowMs)
    if (!this.isStorageFailing) await this.versions.maintain(nowMs)
    for (const room of this.rooms.all) {
      room.rest(nowMs)
      await keepSnapshot(room, this, false)
      if (this.#isIdleMine(room, nowMs)) await this.#unload(room)
    }
  }

  #isIdleMine(room: Room, nowMs: number): boolean {
    const isIdle = !room.isInUse && room.isQuiet && nowMs - room.usedAtMs > this.around.limits.idleMs
    return room.name === 'mine' && isIdle
  }

  /** O3: after its last write has landed; whoever comes meanwhile keeps the room. */
  async #unload(room: Room): Promise<void> {
    await keepSnapshot(room, this, true)
    if (this.#isGone || !this.#isIdleMine(room, this.around.clock.now())) return
    this.clerk.roomClosing(room)
    this.rooms.remove(room)
  }

  /** O1 holds here too: links are looked at by the record, so it says nothing that is not on the disk. */
  async #keepRecord(nowMs: number): Promise<void> {
    if (!this.#opened || this.#isGone || this.isStorageFailing) return
    const { clerk, kept } = this.#opened
    const board = this.rooms.loaded('board')
    if (!board?.isQuiet || !kept.isDue) return
    const retainUntil = await kept.keep(clerk.view.row('about', 'board'), nowMs)
    if (retainUntil === undefined || this.#isGone) return
    board.write(doc => applyChanges({ board: doc }, [put('about', 'board', { retainUntil })], 'clerk'))
  }

  get isIdle(): boolean {
    const isUnused = this.connections.size === 0 && !this.rooms.isLoading
    return isUnused && this.around.clock.now() - this.#usedAtMs > this.around.limits.idleMs
  }

  /** A reader without a socket (an export, a moderation) is here. */
  use(): void {
    this.#usedAtMs = this.around.clock.now()
  }

  /** As it is at this moment, also what is not committed yet. */
  contents(): BoardContents {
    const { view } = this.clerk
    const board = this.rooms.loaded('board')
    const statementTexts = board ? readTexts(board.doc, view.rows('statements').keys()) : new Map<string, string>()
    return { view: copyView(view), statementTexts }
  }

  get isLanded(): boolean {
    return [...this.rooms.all].every(room => room.isQuiet)
  }

  /** Before nobody looks after it any more: what the log and the record are still owed. */
  async settle(): Promise<void> {
    await this.#keepRecord(this.around.clock.now())
    for (const room of this.rooms.all) await keepSnapshot(room, this, true)
  }

  /** Ends it without another write. */
  dispose(): void {
    if (this.#isGone) return
    this.#isGone = true
    this.#cancelArrivals?.()
    this.pulse.stop()
    this.node.committer.drop(this)
    this.#opened?.clerk.close()
    this.#opened?.ballots.close()
    this.rooms.dispose()
  }

  get leaseIfOpen(): Lease | undefined {
    return this.#opened?.lease
  }
}
