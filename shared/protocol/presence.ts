import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { isId } from '#shared/domain/ids.ts'
import { OPEN_SPACE_MAX_UNITS, PERSON_NAME_MAX_CHARS, PRESENCE_IDS_MAX } from '#shared/domain/limits.ts'

/** Presence as y-protocols' awareness carries it: [count] and for each entry [client][clock][JSON of the state]. */

/** P2: the longest state of one session, in bytes of JSON. */
export const PRESENCE_MAX_BYTES = 2048
/** Entries in one message from the server: every session of a board and more. */
const ENTRIES_MAX = 10_000
const ZOOM_MAX = 64

export type Point = readonly [number, number]

/** What a session says of itself. */
export interface OwnPresence {
  /** What cursor, drag and view count in: each framework is a canvas of its own. */
  readonly framework?: string | undefined
  readonly cursor?: Point | undefined
  readonly selection?: readonly string[] | undefined
  /** Note ids held, and where the first of them is, in board units. */
  readonly drag?: { readonly ids: readonly string[]; readonly at: Point } | undefined
  /** What is in view: its middle, and screen pixels per board unit. */
  readonly view?: { readonly at: Point; readonly zoom: number } | undefined
}

/** Another session as the server stamps it: its own words, and the server's word on who it is. */
export interface StampedPresence extends OwnPresence {
  readonly id: number
  readonly role: 'facilitator' | 'participant' | 'viewer'
  readonly name?: string | undefined
}

/** One entry of an awareness message; `state` null says that it has gone. */
export interface AwarenessEntry {
  readonly client: number
  readonly clock: number
  readonly state: unknown
}

export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  return encoding.encode(encoder => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, JSON.stringify(state))
    }
  })
}

/** Reads an awareness message: all of it, or undefined (attack A24). Never throws. */
export function decodeAwareness(update: Uint8Array): readonly AwarenessEntry[] | undefined {
  try {
    const decoder = decoding.createDecoder(update)
    const count = decoding.readVarUint(decoder)
    if (count > ENTRIES_MAX) return undefined
    const entries: AwarenessEntry[] = []
    for (let i = 0; i < count; i += 1) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      // Role, name and braces come on top of what the session itself may say.
      if (decoding.peekVarUint(decoder) > 2 * PRESENCE_MAX_BYTES) return undefined
      const state: unknown = JSON.parse(decoding.readVarString(decoder))
      entries.push({ client, clock, state })
    }
    return decoding.hasContent(decoder) ? undefined : entries
  } catch {
    return undefined
  }
}

/** P2: the known fields that have their known shape, all others left out; undefined if it is no object at all. */
export function parseOwnPresence(state: unknown): OwnPresence | undefined {
  if (!isObject(state)) return undefined
  const framework = isId(state['framework']) ? state['framework'] : undefined
  const cursor = pointOf(state['cursor'])
  const selection = idsOf(state['selection'])
  const drag = dragOf(state['drag'])
  const view = viewOf(state['view'])
  return {
    ...(framework && { framework }),
    ...(cursor && { cursor }),
    ...(selection && { selection }),
    ...(drag && { drag }),
    ...(view && { view }),
  }
}

/** What the server says of a session; undefined where it is not of the known shape. */
export function parseStampedPresence(id: number, state: unknown): StampedPresence | undefined {
  const own = parseOwnPresence(state)
  if (!own || !isObject(state)) return undefined
  const { role, name } = state
  if (role !== 'facilitator' && role !== 'participant' && role !== 'viewer') return undefined
  const hasName = typeof name === 'string' && name.length > 0 && name.length <= PERSON_NAME_MAX_CHARS
  return { ...own, id, role, ...(hasName && { name }) }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pointOf(value: unknown): Point | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [x, y]: readonly unknown[] = value
  return isPlace(x) && isPlace(y) ? [x, y] : undefined
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= OPEN_SPACE_MAX_UNITS
}

function idsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.length <= PRESENCE_IDS_MAX && value.every(isId) ? value : undefined
}

function dragOf(value: unknown): OwnPresence['drag'] {
  if (!isObject(value)) return undefined
  const ids = idsOf(value['ids'])
  const at = pointOf(value['at'])
  return ids && at ? { ids, at } : undefined
}

function viewOf(value: unknown): OwnPresence['view'] {
  if (!isObject(value)) return undefined
  const at = pointOf(value['at'])
  const zoom = value['zoom']
  return at && typeof zoom === 'number' && zoom > 0 && zoom <= ZOOM_MAX ? { at, zoom } : undefined
}
