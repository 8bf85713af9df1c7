import type { Arrangement } from '#shared/domain/commands/rewinding.ts'
import type { Language, LocalText } from '#shared/domain/tables.ts'
import type { Ballot } from '#shared/domain/voting.ts'
import type { HttpError } from './errors.ts'

/** HTTP + JSON shapes. Requests are parsed by the schemas in `api-requests.ts`; tokens travel as `Authorization: Bearer`. */

export type Role = 'facilitator' | 'participant' | 'viewer'
export type Anonymity = 'named' | 'pseudonymous' | 'anonymous'
export type ExportFormat = 'md' | 'csv' | 'json' | 'pptx' | 'docx' | 'xlsx' | 'svg'

/** `POST /api/boards` */
export interface CreateBoardRequest {
  readonly template: string
  readonly language: Language
  readonly title?: string | undefined
  readonly anonymity: Anonymity
  /** ISO date after which the board is deleted; default 1 year from now. */
  readonly retainUntil?: string | undefined
  /** Only where the host lets nobody but who has this secret make boards; `GET /api/templates` says so. */
  readonly createKey?: string | undefined
}
export interface CreateBoardAnswer {
  readonly board: string
  /** Paths with the key in the fragment: `/b/<board>#<key>`. Said once; only hashes are kept. */
  readonly links: { readonly facilitator: string; readonly participant: string; readonly viewer: string }
  readonly code: string
}

/** `GET /api/templates`: what a board can begin as, and who may make one. */
export interface TemplatesAnswer {
  readonly create: 'open' | 'key'
  readonly templates: readonly { readonly id: string; readonly title: LocalText; readonly description: LocalText }[]
}

/**
 * `POST /api/boards/<board>/sessions` with a link's key, or `POST /api/sessions` with a join code. Who has an earlier token of
 * this board (its link was renewed) sends it as Bearer and stays the same participant, with the same `mine`.
 */
export interface JoinByKeyRequest {
  readonly key: string
  readonly name?: string | undefined
  readonly language?: Language | undefined
}
export interface JoinByCodeRequest {
  readonly code: string
  readonly name?: string | undefined
  readonly language?: Language | undefined
}
export interface JoinAnswer {
  readonly board: string
  /** Secret of this device on this board; kept by the device, sent as Bearer and as the second WebSocket subprotocol. */
  readonly token: string
  readonly role: Role
  readonly anonymity: Anonymity
  readonly title: { readonly fi?: string; readonly sv?: string; readonly en?: string }
  readonly retainUntil: string
}

/** `POST /api/boards/<board>/look` with a key, or `POST /api/look` with a code: what the join screen says before joining. */
export interface LookAnswer extends Omit<JoinAnswer, 'token'> {
  readonly asksName: boolean
}

/** `GET /api/boards/<board>` (any session): the same facts for who already has a token. */
export type BoardAnswer = Omit<JoinAnswer, 'token'>

/** `GET /api/boards/<board>/links` (facilitator) */
export interface LinkEntry {
  readonly id: string
  readonly role: Role
  readonly createdAt: string
  readonly revoked: boolean
  readonly sessions: number
}
export interface LinksAnswer {
  readonly links: readonly LinkEntry[]
  readonly code: { readonly code: string; readonly open: boolean; readonly expiresAt: string } | null
}
/** `POST /api/boards/<board>/links` {role} -> the new link; `DELETE …/links/<id>` revokes it and ends its sessions. `POST …/links/<id>/renew` does both. */
export interface LinkAnswer {
  readonly id: string
  readonly role: Role
  readonly link: string
}
/** `POST /api/boards/<board>/code` makes a new six-character code (the old one stops); `DELETE` closes it. */
export interface CodeAnswer {
  readonly code: string
  readonly expiresAt: string
}

/** `POST /api/boards/<board>/moderation` (facilitator): a word on a waiting note. */
export interface ModerateRequest {
  readonly note: string
  /** The words that were judged: an edit made meanwhile is not approved unseen, but waits. */
  readonly words: string
  readonly decision: 'approve' | 'return'
  readonly reason?: string | undefined
}

/**
 * `POST /api/boards/<board>/rounds/<round>/ballot` (participant, facilitator): all that this person says in the round, in
 * place of what was said before; `GET` answers it. The request is a `Ballot` of shared/domain/voting.ts.
 */
export interface BallotAnswer {
  readonly ballot: Ballot | null
}

/**
 * `POST /api/boards/<board>/imports` (facilitator): notes from a table, all or none (I1 to I5). `import` is a name of the
 * caller's making; sent again by the same name nothing is doubled. `DELETE …/imports/<import>` takes them back; 404 if
 * none of them is there.
 */
export interface ImportNotesRequest {
  readonly import: string
  readonly framework: string
  readonly language: Language
  readonly notes: readonly {
    readonly text: string
    readonly prompt: string
    readonly workshop: string
    readonly priority?: string | undefined
    readonly cluster?: string | undefined
    readonly author?: string | undefined
    readonly isKey?: boolean | undefined
  }[]
}
export interface ImportNotesAnswer {
  readonly notesBrought: number
}
export interface TakeBackAnswer {
  readonly notesTaken: number
}

/**
 * `POST /api/imports`: a new board of an exported one; the body is the file itself. Where the host lets nobody but who has
 * its secret make boards, that is sent as Bearer.
 */
export interface ImportBoardAnswer extends CreateBoardAnswer {
  readonly report: ImportReport
}
/** What did not come along, or not as it was. */
export interface ImportReport {
  readonly notes: number
  /** Rows and texts that could not be read, and rows beyond a board's limits. */
  readonly malformed: number
  /** Notes whose author was left out, since the board is anonymous. */
  readonly authors: number
  /** Rounds that were open, or closed but not counted: they are planned again. */
  readonly rounds: number
  readonly clockStopped: boolean
  /** The last day of the file was past or too far away: this one stands instead. */
  readonly retainUntil: string | undefined
}

/** `POST /api/boards/<board>/versions` {name} (facilitator) keeps the arrangement as it is now. `at`: Unix ms. */
export interface VersionAnswer {
  readonly id: string
  /** Empty where the clock made it. */
  readonly name: string
  readonly at: number
}
/** `GET /api/boards/<board>/versions` (facilitator), oldest first */
export interface VersionsAnswer {
  readonly versions: readonly VersionAnswer[]
}
/** `GET /api/boards/<board>/versions/<version>` (facilitator) */
export interface ArrangementAnswer {
  readonly arrangement: Arrangement
}

/** `GET /api/health` */
export interface HealthAnswer {
  readonly ok: boolean
  readonly storage: 'ready' | 'failing'
  readonly boards: number
  readonly sessions: number
  readonly version: string
}

export interface ErrorAnswer {
  readonly error: HttpError
  readonly retryAfterSeconds?: number
}

// GET /api/boards/<board>/export.<md|csv|json|pptx|docx|xlsx|svg>   any session; ?language=fi|sv|en &framework=<id> &workshop=<id>; 200 with
//   Content-Disposition. A picture (svg) is of one framework, the first unless named; a PNG is made in the browser, and here is 404
// GET /api/boards/<board>/own-notes.md           participant, facilitator; the notes of this very person
// DELETE /api/boards/<board>                     facilitator; 204; everybody's sockets close with boardDeleted
// GET /metrics                                   Prometheus text; only with the host's metrics token or from loopback
