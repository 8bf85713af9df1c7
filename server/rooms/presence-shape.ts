import { isId } from '#shared/domain/ids.ts'
import { OPEN_SPACE_MAX_UNITS, PRESENCE_IDS_MAX } from '#shared/domain/limits.ts'

type Point = readonly [number, number]

/** What a session may say of itself. Everything else in a client's state is left out. */
export interface PresenceShape {
  readonly cursor?: Point
  readonly selection?: readonly string[]
  /** Ids held, and where the first of them is, in board units. */
  readonly drag?: { readonly ids: readonly string[]; readonly at: Point }
  /** What is in view: middle, and screen pixels per board unit. */
  readonly view?: { readonly at: Point; readonly zoom: number }
}

/** Numbers are rounded to this many parts of a board unit: a cursor needs no more, and says less of its device. */
const PARTS_OF_UNIT = 10
const ZOOM_MAX = 64

/** P2: the known fields that have their known shape; undefined if the state is no object at all. */
export function parsePresence(state: unknown): PresenceShape | undefined {
  if (!isObject(state)) return undefined
  const cursor = pointOf(state['cursor'])
  const selection = idsOf(state['selection'])
  const drag = dragOf(state['drag'])
  const view = viewOf(state['view'])
  return { ...(cursor && { cursor }), ...(selection && { selection }), ...(drag && { drag }), ...(view && { view }) }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function pointOf(value: unknown): Point | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined
  const [x, y]: readonly unknown[] = value
  return isPlace(x) && isPlace(y) ? [rounded(x), rounded(y)] : undefined
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= OPEN_SPACE_MAX_UNITS
}

function rounded(value: number): number {
  return Math.round(value * PARTS_OF_UNIT) / PARTS_OF_UNIT
}

function idsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > PRESENCE_IDS_MAX) return undefined
  return value.every(isId) ? value : undefined
}

function dragOf(value: unknown): PresenceShape['drag'] {
  if (!isObject(value)) return undefined
  const ids = idsOf(value['ids'])
  const at = pointOf(value['at'])
  return ids && at ? { ids, at } : undefined
}

function viewOf(value: unknown): PresenceShape['view'] {
  if (!isObject(value)) return undefined
  const at = pointOf(value['at'])
  const zoom = value['zoom']
  return at && typeof zoom === 'number' && zoom > 0 && zoom <= ZOOM_MAX ? { at, zoom } : undefined
}
