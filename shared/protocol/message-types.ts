/**
 * The first number (varuint) of every binary message inside a document's channel. 0 to 3 are y-websocket's own;
 * numbers from 100 are ours and go only to clients that said hello. docs/PROTOCOL.md, section 3.
 */
export const MESSAGE = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** client: [version]; from then on this channel speaks the extra messages. server: [version][JSON of Welcome]. */
  hello: 100,
  /** client: [number][update as byte array]. Numbers rise by one from 1 on each connection and channel. */
  edit: 101,
  /** server: [number]: every edit up to and including this number is on disk (or was refused by name before). */
  saved: 102,
  /** server: [number][reason][optional detail]: this edit was not applied. */
  refused: 103,
  /** server: [previous sequence][sequence][update as byte array]: what happened between the two log sequences. */
  batch: 104,
  /** server: [sequence]: who has everything up to here has everything. */
  head: 105,
  /** server: [unix time in ms as float64]. */
  serverTime: 106,
  /** server: [name of the notice as string]: something everybody should know. */
  notice: 107,
} as const

export const PROTOCOL_VERSION = 1

/** WebSocket subprotocols that a client offers: this name first, then its session token. The server answers with the name. */
export const SUBPROTOCOL = 'timantti.v1'

/** Channel numbers on the one-socket endpoint `/sync/<board>`: each message is [channel][message as on the document's own endpoint]. */
export const CHANNEL = { session: 0, board: 1, arrangement: 2, mine: 3, desk: 4 } as const

/** What the server says in its hello on the session channel (one-socket endpoint) or on the document's own channel. */
export interface Welcome {
  readonly role: 'facilitator' | 'participant' | 'viewer'
  /** This session's entry in awareness; never the id of a Yjs document (attack A52). */
  readonly presence: number
  readonly board: string
}

export const NOTICES = ['saving-stopped', 'saving-again', 'closing', 'restored-from-older'] as const
export type Notice = (typeof NOTICES)[number]

/** Why an edit was refused. The first group is a person's business, the second a program's. */
export const EDIT_REFUSALS = [
  'not-allowed',
  'step-forbids',
  'other-group',
  'gone',
  'too-fast',
  'bulk-delete',
  'board-full',
  'too-large',
  'malformed',
  'too-many-structs',
  'foreign-client',
  'clock-gap',
  'clock-overlap',
  'skip',
  'length',
  'unknown-root',
  'unknown-kind',
  'unknown-key',
  'bad-value',
  'too-deep',
  'missing-neighbour',
  'crossed',
  'mixed',
  'unknown-delete',
  'trailing-bytes',
  'number-gap',
] as const
export type EditRefusal = (typeof EDIT_REFUSALS)[number]
