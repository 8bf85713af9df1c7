import { callAll } from 'lib0/function'
import * as Y from 'yjs'
import type { Documents } from '#shared/doc/apply-changes.ts'
import { DOCUMENT_NAMES, type DocumentName } from '#shared/doc/documents.ts'
import { needsReload } from '#shared/doc/migrations.ts'
import type { Origin } from '#shared/doc/origins.ts'
import { onText, readText } from '#shared/doc/statement-texts.ts'
import { History } from '#shared/doc/undo.ts'
import { createYjsView, type YjsView } from '#shared/doc/yjs-view.ts'
import type { Plan } from '#shared/domain/plan.ts'
import { isSame } from '#shared/domain/same.ts'
import type { BoardAnswer } from '#shared/protocol/api.ts'
import type { CloseReason } from '#shared/protocol/close-codes.ts'
import { CHANNEL, type EditRefusal, type Notice } from '#shared/protocol/message-types.ts'
import {
  type ClientMessage,
  decodeServerMessage,
  encodeOnChannel,
  HELLO,
  type ServerMessage,
  splitChannel,
} from '#shared/protocol/messages.ts'
import type { OwnPresence } from '#shared/protocol/presence.ts'
import type { ActOutcome, BoardSession, Connection, Happening, StatementTexts } from './board-session.ts'
import { DocumentSync, type SyncHost } from './document-sync.ts'
import { type DocumentStore, type Environment, NOTHING_KEPT } from './environment.ts'
import { type DoorState, Link } from './link.ts'
import { Peers } from './peers.ts'
import { UnsentCards } from './unsent-cards.ts'
import type { UnsentWords } from './unsent-edits.ts'
import { Value } from './value.ts'

export interface OpenOptions {
  readonly facts: BoardAnswer
  readonly token: string
  /** Where the server is reached: `wss://host`, without a path. */
  readonly server: string
  /** Names this person's place on this device; another person on the same device has another (tokens.ts). */
  readonly place: string
  readonly environment: Environment
  /** Asks over HTTP whether this session may still come in. */
  readonly askDoor: () => Promise<DoorState>
}

/** D5 to D8: what a role may open. */
const DOCUMENTS_OF: Readonly<Record<BoardAnswer['role'], readonly DocumentName[]>> = {
  facilitator: DOCUMENT_NAMES,
  participant: ['board', 'arrangement', 'mine'],
  viewer: ['board', 'arrangement'],
}
/** An open connection without the server's hello after this is given up. */
const WELCOME_MS = 5000

/** The desk is made anew by the clerk all the time and is only read. */
const KEPT_ON_DEVICE: ReadonlySet<DocumentName> = new Set(['board', 'arrangement', 'mine'])
const FROM_STORAGE: Origin = 'storage'

/** Opens a board with what this device keeps of it; it can be read and written at once, whatever the network does. */
export async function openBoardSession(options: OpenOptions): Promise<BoardSession> {
  const { environment, facts, place } = options
  const opened = DOCUMENTS_OF[facts.role].map(async name => {
    const isKept = KEPT_ON_DEVICE.has(name)
    const store = isKept ? environment.device.open(`timantti/${facts.board}/${place}/${name}`) : undefined
    const { updates, kept } = (await store?.load()) ?? { updates: [], kept: NOTHING_KEPT }
    return { name, store, kept, doc: documentOf(updates) }
  })
  const session = new LiveBoardSession(options, await Promise.all(opened))
  session.start()
  return session
}

function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update, FROM_STORAGE)
  }, FROM_STORAGE)
  return doc
}

interface OpenedDocument {
  readonly name: DocumentName
  readonly store: DocumentStore | undefined
  readonly kept: typeof NOTHING_KEPT
  readonly doc: Y.Doc
}

class LiveBoardSession implements BoardSession, SyncHost {
  readonly facts: BoardAnswer
  readonly environment: Environment
  readonly view: YjsView
  readonly history = new Value({ canUndo: false, canRedo: false }, isSame)
  readonly connection: Value<Connection>
  readonly statementTexts: StatementTexts
  readonly #peers: Peers
  readonly #cards: UnsentCards
  readonly #documents: Documents = {}
  readonly #syncs = new Map<DocumentName, DocumentSync>()
  readonly #stores: readonly DocumentStore[]
  readonly #history: History
  readonly #link: Link
  readonly #hearers = new Set<{ readonly hear: (happening: Happening) => void }>()
  readonly #textWatchers = new Set<() => void>()
  #serverAheadMs = 0
  #hasWelcome = false
  #wasLive = false
  #isSavingStopped = false
  #hasToldStopped = false
  #ended: CloseReason | undefined
  #isClosed = false
  #isOwnDoing = false
  #forgetOnline: () => void = () => {}
  #cancelWelcome: () => void = () => {}

  constructor(options: OpenOptions, opened: readonly OpenedDocument[]) {
    const { environment, facts, place, server, token } = options
    this.facts = facts
    this.environment = environment
    for (const { name, store, kept, doc } of opened) {
      this.#documents[name] = doc
      this.#syncs.set(name, new DocumentSync(name, doc, kept, store, this))
    }
    this.#stores = opened.flatMap(({ store }) => store ?? [])
    this.view = createYjsView(this.#documents)
    this.#history = new History(
      () => this.#documents,
      () => this.#historyChanged(),
    )
    this.#cards = new UnsentCards(environment.texts, `timantti/${facts.board}/${place}/unsent`)
    this.#peers = new Peers(environment, update => this.send('board', { kind: 'awareness', update }))
    this.statementTexts = this.#makeTexts()
    this.#link = new Link(`${server}/sync/${facts.board}`, token, environment, options.askDoor, {
      opened: () => this.#linkOpened(),
      received: bytes => this.#received(bytes),
      lost: () => this.#linkLost(),
      ended: reason => {
        this.#ended = reason
        this.#linkLost()
      },
    })
    this.connection = new Value(this.#connectionNow(), isSame)
  }

  start(): void {
    this.#forgetOnline = this.environment.onOnline(() => this.changed())
    this.view.onRow('about', 'board', () => this.#checkSchema())
    this.#checkSchema()
    if (!this.#ended) this.#link.start()
  }

  // ------------------------------------------------------------------ what a person does

  act(plan: Plan): ActOutcome {
    if (!plan.accepted) return { done: false, reason: plan.reason }
    this.#own(() => this.#history.act(plan.changes))
    return { done: true }
  }

  undo(): boolean {
    return this.#own(() => this.#history.undo())
  }

  redo(): boolean {
    return this.#own(() => this.#history.redo())
  }

  get isOwnDoing(): boolean {
    return this.#isOwnDoing
  }

  #own<T>(doing: () => T): T {
    this.#isOwnDoing = true
    try {
      return doing()
    } finally {
      this.#isOwnDoing = false
    }
  }

  present(presence: OwnPresence): void {
    this.#peers.present(presence)
  }

  get peers(): Peers['all'] {
    return this.#peers.all
  }

  get unsentCards(): UnsentCards['cards'] {
    return this.#cards.cards
  }

  dropUnsentCard(id: string): void {
    this.#cards.drop(id)
  }

  serverNow(): number {
    return this.environment.now() + this.#serverAheadMs
  }

  onHappening(hear: (happening: Happening) => void): () => void {
    const entry = { hear }
    this.#hearers.add(entry)
    return () => this.#hearers.delete(entry)
  }

  async kept(): Promise<void> {
    await Promise.all(this.#stores.map(store => store.landed()))
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#link.close()
    this.#cancelWelcome()
    this.#forgetOnline()
    this.#peers.left()
    this.view.close()
    for (const sync of this.#syncs.values()) sync.close()
    await Promise.all(this.#stores.map(store => store.close()))
    for (const doc of Object.values(this.#documents)) doc.destroy()
  }

  // ------------------------------------------------------------------ SyncHost

  get isSavingStopped(): boolean {
    return this.#isSavingStopped
  }

  send(name: DocumentName, message: ClientMessage): void {
    this.#link.send(encodeOnChannel(CHANNEL[name], message))
  }

  reconnect(): void {
    this.#link.renew()
  }

  exchanged(name: DocumentName, doc: Y.Doc): void {
    this.#documents[name] = doc
    // An own edit that was refused is taken back; nobody else did anything.
    this.#own(() => this.view.replace(name, doc))
    if (name === 'board') callAll([...this.#textWatchers], [])
  }

  refused(reason: EditRefusal, words: readonly UnsentWords[]): void {
    this.#cards.add(words, reason)
    this.#tell({ kind: 'edit-refused', reason, kept: words.map(({ text }) => text) })
  }

  changed(): void {
    this.connection.set(this.#connectionNow())
    const { state, saved } = this.connection.get()
    // That it writes again may have been said on a connection that was lost.
    if (this.#hasToldStopped && !this.#isSavingStopped && state === 'live' && saved) this.#savingAgain()
  }

  // ------------------------------------------------------------------ the wire

  #linkOpened(): void {
    this.#link.send(encodeOnChannel(CHANNEL.session, HELLO))
    // Without it the server takes this for a stock client: it numbers nothing and passes over edits.
    this.#cancelWelcome = this.environment.after(WELCOME_MS, () => this.reconnect())
    for (const sync of this.#syncs.values()) sync.opened()
    this.changed()
  }

  #linkLost(): void {
    this.#hasWelcome = false
    this.#cancelWelcome()
    // What the server said of its disk held for that connection; the next one says it anew.
    this.#isSavingStopped = false
    for (const sync of this.#syncs.values()) sync.closed()
    this.#peers.left()
    this.changed()
  }

  #received(frame: Uint8Array): void {
    const split = splitChannel(frame)
    const decoded = split && decodeServerMessage(split.body)
    // A message that this program does not know is a newer server's; anything else that is broken ends this connection.
    if (decoded?.ok === false && decoded.fault === 'unknown-type') return
    if (!decoded?.ok) {
      this.reconnect()
      return
    }
    const name = DOCUMENT_NAMES.find(each => CHANNEL[each] === split?.channel)
    try {
      if (split?.channel === CHANNEL.session) this.#receiveForAll(decoded.message)
      else if (name && decoded.message.kind === 'awareness') this.#peers.receive(decoded.message.update)
      else if (name) this.#syncs.get(name)?.receive(decoded.message)
    } catch (error) {
      // Bytes that Yjs cannot read, or a watcher's fault: nothing more can be trusted to have arrived whole.
      this.reconnect()
      throw error
    }
    this.changed()
  }

  #receiveForAll(message: ServerMessage): void {
    switch (message.kind) {
      case 'hello':
        this.#hasWelcome = true
        this.#cancelWelcome()
        this.#peers.joined(message.welcome.presence)
        return
      case 'server-time':
        this.#serverAheadMs = message.now - this.environment.now()
        return
      case 'notice':
        this.#takeNotice(message.notice)
    }
  }

  #takeNotice(notice: Notice): void {
    if (notice === 'saving-stopped') this.#savingStopped()
    else if (notice === 'saving-again') this.#savingAgain()
    else this.#tell({ kind: 'notice', notice })
  }

  /** R23: each change is said once, however many connections tell of it. */
  #savingStopped(): void {
    this.#isSavingStopped = true
    if (this.#hasToldStopped) return
    this.#hasToldStopped = true
    this.#tell({ kind: 'notice', notice: 'saving-stopped' })
  }

  #savingAgain(): void {
    this.#isSavingStopped = false
    if (!this.#hasToldStopped) return
    this.#hasToldStopped = false
    this.#tell({ kind: 'notice', notice: 'saving-again' })
  }

  /** T6. */
  #checkSchema(): void {
    if (needsReload(this.view.row('about', 'board')?.schema)) this.#link.end('outdated')
  }

  // ------------------------------------------------------------------ what the screen is told

  #connectionNow(): Connection {
    const syncs = [...this.#syncs.values()]
    const unsaved = syncs.reduce((sum, sync) => sum + sync.unsaved, 0)
    const isLive = this.#hasWelcome && syncs.every(sync => sync.isUpToDate)
    this.#wasLive ||= isLive
    return {
      state: this.#stateNow(isLive),
      ended: this.#ended,
      saved: unsaved === 0,
      unsaved,
      savingStopped: this.#isSavingStopped,
      ready: syncs.every(sync => sync.hasAnswer),
    }
  }

  #stateNow(isLive: boolean): Connection['state'] {
    if (this.#ended) return 'ended'
    if (isLive) return 'live'
    if (!this.environment.isOnline()) return 'offline'
    return this.#wasLive ? 'reconnecting' : 'connecting'
  }

  #historyChanged(): void {
    this.history.set({ canUndo: this.#history.canUndo, canRedo: this.#history.canRedo })
  }

  #tell(happening: Happening): void {
    callAll(
      [...this.#hearers].map(
        ({ hear }) =>
          () =>
            hear(happening),
      ),
      [],
    )
  }

  #makeTexts(): StatementTexts {
    const board = () => this.#documents.board ?? new Y.Doc()
    return {
      text: statement => readText(board(), statement),
      onText: (statement, wake) => {
        let forget = onText(board(), statement, wake)
        const moved = () => {
          forget()
          forget = onText(board(), statement, wake)
          wake()
        }
        this.#textWatchers.add(moved)
        return () => {
          forget()
          this.#textWatchers.delete(moved)
        }
      },
      write: (statement, value) => this.#history.write(statement, value),
    }
  }
}
