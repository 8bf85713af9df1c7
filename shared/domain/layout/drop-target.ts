import type { ClusterId, NoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import { OPEN_SPACE_MAX_UNITS } from '#shared/domain/limits.ts'
import { contains, type Point } from './geometry.ts'
import type { Card, CardRows, ClusterBox, Layout, ListBox } from './layout.ts'
import type { NoteGrid } from './note-grid.ts'
import { FreeSpots } from './open-space.ts'
import { AREA_GAP, NOTE_SIZE, PITCH } from './sizes.ts'

/** Where a drop would land. An `index` counts what is shown, what is being dragged included. */
export type DropTarget =
  /** Onto a single note: makes a cluster of both. */
  | { readonly kind: 'note'; readonly note: NoteId }
  /** Among the single notes of a list, before the one at `index`. */
  | { readonly kind: 'list'; readonly priority: PriorityId; readonly prompt: PromptId; readonly index: number }
  | { readonly kind: 'cluster'; readonly cluster: ClusterId; readonly index: number }
  /** On a priority's title: each note goes to the end of the list of its prompt. */
  | { readonly kind: 'priority'; readonly priority: PriorityId }
  /** `at` is the point to keep: it counts from the corner of open space, and is free. */
  | { readonly kind: 'open'; readonly at: Point }

/** Where a cluster that is carried would land. */
export type ClusterTarget =
  /** Before the cluster at `index` of the list as it is shown, the carried one included. */
  | { readonly kind: 'place'; readonly priority: PriorityId; readonly prompt: PromptId; readonly index: number }
  /** Its notes would go into this one. */
  | { readonly kind: 'merge'; readonly into: ClusterId }

/** The part of a card's width at each side that means before or after it, not onto it. */
const SIDE = 0.25
/** The part of a cluster's height at its top and bottom that means before or after it, not into it. */
const EDGE = 0.25

/**
 * Where cards held with the middle of the first at `point` would land if dropped now; undefined between the areas,
 * where nothing takes them. What is being dragged never takes a drop itself.
 */
export function dropTargetAt(
  layout: Layout,
  grid: NoteGrid,
  point: Point,
  dragged: ReadonlySet<NoteId>,
): DropTarget | undefined {
  const area = layout.areas.find(({ box }) => contains(box, point))
  if (!area) return point[0] >= openLeft(layout) ? openAt(layout, grid, point, dragged) : undefined
  const list = area.lists.find(({ box }) => contains(box, point))
  if (!list) return { kind: 'priority', priority: area.priority }
  const card = grid.at(point)
  const cluster = list.clusters.find(({ box }) => contains(box, point))
  if (cluster) return inCluster(cluster, point)
  return card && !dragged.has(card.note) ? onSingle(card, list, point) : inList(list, point)
}

/**
 * Where a cluster carried with the pointer at `point` would land: onto the middle of another of its prompt, before or
 * after one at its edges, and anywhere else under a priority in the list of its own prompt. Undefined over itself,
 * where it lies already, and outside the areas.
 */
export function clusterDropAt(
  layout: Layout,
  point: Point,
  carried: { readonly cluster: ClusterId; readonly prompt: PromptId },
): ClusterTarget | undefined {
  const area = layout.areas.find(({ box }) => contains(box, point))
  const list = area?.lists.find(({ prompt }) => prompt === carried.prompt)
  if (!list) return undefined
  const { priority, prompt } = list
  const end = { kind: 'place', priority, prompt, index: list.clusters.length } as const
  const under = contains(list.box, point) ? list.clusters.find(({ box }) => contains(box, point)) : undefined
  if (under?.cluster === carried.cluster) return undefined
  if (under) {
    const share = (point[1] - under.box.y) / under.box.height
    if (share >= EDGE && share < 1 - EDGE) return { kind: 'merge', into: under.cluster }
  }
  const index = contains(list.box, point)
    ? list.clusters.filter(({ box }) => point[1] >= box.y + box.height / 2).length
    : end.index
  const own = list.clusters.findIndex(({ cluster }) => cluster === carried.cluster)
  return own !== -1 && (index === own || index === own + 1) ? undefined : { ...end, index }
}

function onSingle(card: Card, list: ListBox, point: Point): DropTarget {
  const share = (point[0] - card.x) / NOTE_SIZE.width
  const isSide = share < SIDE || share >= 1 - SIDE
  return isSide ? inList(list, point) : { kind: 'note', note: card.note }
}

function inList({ priority, prompt, cards }: ListBox, point: Point): DropTarget {
  return { kind: 'list', priority, prompt, index: indexAt(cards, point) }
}

function inCluster({ cluster, cards, folded }: ClusterBox, point: Point): DropTarget {
  return { kind: 'cluster', cluster, index: folded ? cards.count : indexAt(cards, point) }
}

/** Before the card whose left half is hit, after the one whose right half is. */
function indexAt({ start, across, count }: CardRows, [x, y]: Point): number {
  const row = Math.max(0, Math.floor((y - start[1]) / PITCH.y))
  const column = Math.min(across, Math.max(0, Math.round((x - start[0]) / PITCH.x)))
  return Math.min(count, row * across + column)
}

/** Open space begins half way across the gap to the last area. */
function openLeft({ areas }: Layout): number {
  const right = areas.reduce((most, { box }) => Math.max(most, box.x + box.width), Number.NEGATIVE_INFINITY)
  return right + AREA_GAP
}

function openAt(layout: Layout, grid: NoteGrid, point: Point, dragged: ReadonlySet<NoteId>): DropTarget {
  const [left, top] = layout.openStart
  const x = within(point[0] - NOTE_SIZE.width / 2 - left)
  const y = within(point[1] - NOTE_SIZE.height / 2 - top)
  const spots = new FreeSpots()
  const near = {
    x: left + x - REACH,
    y: top + y - REACH,
    width: REACH * 2 + NOTE_SIZE.width,
    height: REACH * 2 + NOTE_SIZE.height,
  }
  for (const card of grid.within(near)) {
    if (card.home.in === 'open' && !dragged.has(card.note)) spots.take([card.x - left, card.y - top])
  }
  const [freeX, freeY] = spots.take([x, y]) ?? [x, y]
  return { kind: 'open', at: [within(freeX), within(freeY)] }
}

/** How far around a drop other cards are looked at when a free spot is wanted. */
const REACH = PITCH.x * 6

function within(units: number): number {
  return Math.min(OPEN_SPACE_MAX_UNITS, Math.max(0, Math.round(units)))
}
