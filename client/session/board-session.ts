import type { WatchedView } from '#shared/doc/watched-view.ts'
import type { Plan, RefusalReason } from '#shared/domain/plan.ts'
import type { BoardAnswer } from '#shared/protocol/api.ts'
import type { EditRefusal, Notice } from '#shared/protocol/message-types.ts'
import type { OwnPresence as SaidPresence, StampedPresence } from '#shared/protocol/presence.ts'

/** What the screen says about the connection, in words. */
export interface Connection {
  readonly state: 'connecting' | 'live' | 'reconnecting' | 'offline' | 'ended'
  /** Why it ended: revoked, boardDeleted, outdated, replaced. */
  readonly ended?: string | undefined
  /** All my edits are on the server's disk. */
  readonly saved: boolean
  /** Edits on this device that the server has not acknowledged. */
  readonly unsaved: number
  /** The server cannot write just now; nothing is lost, nothing is called saved. */
  readonly savingStopped: boolean
  /** First answers of all documents have been applied: an empty board is really empty. */
  readonly ready: boolean
}

/** Another session's presence, stamped by the server. */
export type Peer = StampedPresence
export type OwnPresence = SaidPresence

/** A value to read and to be woken by; fits useSyncExternalStore. */
export interface Readable<T> {
  get(): T
  subscribe(wake: () => void): () => void
}

/** Something that happened to this person and should be said (toast and live region). */
export type Happening =
  | {
      readonly kind: 'edit-refused'
      readonly reason: EditRefusal /** Words kept as unsent cards. */
      readonly kept: readonly string[]
    }
  | { readonly kind: 'notice'; readonly notice: Notice }

export type ActOutcome = { readonly done: true } | { readonly done: false; readonly reason: RefusalReason }

/** One person on one board on one device: documents, link, undo, presence. Made outside React, closed once. */
export interface BoardSession {
  readonly facts: BoardAnswer
  readonly view: WatchedView
  readonly connection: Readable<Connection>
  readonly peers: Readable<readonly Peer[]>
  /** The server's time now, unix ms, as far as this device knows it (M8); this device's own until it has heard. */
  serverNow(): number
  /** Carries out a plan in one transaction per document, with the origin that undo follows. */
  act(plan: Plan): ActOutcome
  /** While watchers are woken: what woke them is this person's own doing, not somebody else's. */
  readonly isOwnDoing: boolean
  /** T3: the shared words of a statement; writing makes the smallest edit, which undo follows. */
  readonly statementTexts: StatementTexts
  undo(): boolean
  redo(): boolean
  readonly history: Readable<{ readonly canUndo: boolean; readonly canRedo: boolean }>
  present(presence: OwnPresence): void
  onHappening(hear: (happening: Happening) => void): () => void
  /** Unsent cards: words the server refused or that could not be sent; kept on the device until taken back or thrown away. */
  readonly unsentCards: Readable<readonly { readonly id: string; readonly text: string; readonly why: string }[]>
  dropUnsentCard(id: string): void
  /** Resolves once everything done so far is kept on this device. */
  kept(): Promise<void>
  close(): Promise<void>
}

export interface StatementTexts {
  text(statement: string): string
  onText(statement: string, wake: () => void): () => void
  write(statement: string, value: string): void
}
