import type { WebSocket } from 'ws'
import type { BringOutcome } from '#server/bring/import-desk.ts'
import type { CastOutcome } from '#server/clerk/ballot-box.ts'
import type { NotesToBring } from '#shared/bring/bring-notes.ts'
import type { DocumentName } from '#shared/doc/documents.ts'
import type { Arrangement } from '#shared/domain/commands/rewinding.ts'
import type { View } from '#shared/domain/tables.ts'
import type { Ballot } from '#shared/domain/voting.ts'
import type { VersionEntry } from './stale-versions.ts'

/** An authenticated session as the access layer hands it to the rooms. */
export interface SessionIdentity {
  /** Stable, not secret, never sent to others: the token's hash in base64url. */
  readonly session: string
  readonly board: string
  readonly role: 'facilitator' | 'participant' | 'viewer'
  readonly participant: string
  /** Undefined on anonymous boards. */
  readonly name: string | undefined
  readonly link: string
}

/** What everybody on a board may read, at one moment. */
export interface BoardContents {
  readonly view: View
  /** T3: the words of each statement that has any. */
  readonly statementTexts: ReadonlyMap<string, string>
}

/** The boards this node holds open. HTTP and the upgrade handler know the rooms by this alone. */
export interface LiveBoards {
  /** Takes over an upgraded socket. `all` is the one-socket endpoint. The door was checked with `mayOpen` before. */
  attach(socket: WebSocket, identity: SessionIdentity, document: DocumentName | 'all'): void
  /** D5 to D8, by role alone. */
  mayOpen(identity: SessionIdentity, document: DocumentName | 'all'): boolean
  /** D9: closes the sockets of these sessions with `revoked`. */
  endSessions(board: string, sessions: readonly string[]): void
  /** D10: closes everybody with `boardDeleted` and forgets the rooms without another write. */
  dropBoard(board: string): Promise<void>
  /** A facilitator's word on a waiting note, by its public id; `seen` is what stood on the desk when it was judged. */
  moderate(
    board: string,
    note: string,
    seen: string,
    decision: { readonly kind: 'approve' } | { readonly kind: 'return'; readonly reason: string },
  ): Promise<'done' | 'not-waiting' | 'board-full'>
  /** B1: takes the place of what this person said before in that round. Resolves when it would survive a crash. */
  castBallot(board: string, round: string, participant: string, ballot: Ballot): Promise<CastOutcome>
  ownBallot(board: string, round: string, participant: string): Promise<Ballot | undefined>
  /** I1 to I3: all of these notes or none. Resolves when they would survive a crash. */
  bringNotes(board: string, importId: string, wanted: NotesToBring): Promise<BringOutcome>
  /** I4: how many notes went. */
  takeBackNotes(board: string, importId: string): Promise<number>
  /** V1: versions of the arrangement, oldest first. */
  versions(board: string): Promise<readonly VersionEntry[]>
  /** V2: keeps one now, under a name. */
  keepVersion(board: string, name: string): Promise<VersionEntry | 'too-fast'>
  /** V3: undefined if there is no such version. */
  arrangementAt(board: string, version: string): Promise<Arrangement | undefined>
  /** A consistent committed copy of `board` and `arrangement`, for exports. */
  read(board: string): Promise<BoardContents>
  /** The author's own committed `mine`, for the export of one's own notes. */
  readMine(board: string, participant: string): Promise<View>
  readonly figures: {
    readonly boards: number
    readonly rooms: number
    readonly sockets: number
    readonly storage: 'ready' | 'failing'
  }
  /** Graceful: tells everyone `closing`, lands all writes, closes sockets with 1001. */
  close(): Promise<void>
}
