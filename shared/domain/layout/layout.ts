import type { ClusterId, FrameworkId, NoteId, OwnNoteId, PriorityId, PromptId } from '#shared/domain/ids.ts'
import type { ClusterContents, Contents, PriorityContents, PromptList } from '#shared/domain/placing.ts'
import { around, type Point, type Rect } from './geometry.ts'
import { layOpenSpace } from './open-space.ts'
import type { PendingNote } from './pending.ts'
import {
  AREA_COLUMNS_MAX,
  AREA_GAP,
  AREA_PADDING,
  AREA_TITLE_HEIGHT,
  CLUSTER_GAP,
  CLUSTER_PADDING,
  CLUSTER_TITLE_HEIGHT,
  FOLDED_LINE_HEIGHT,
  FOLDED_LINES_MAX,
  LIST_GAP,
  LIST_PADDING,
  LIST_TITLE_HEIGHT,
  NOTE_GAP,
  NOTE_SIZE,
  notesAcross,
  PITCH,
} from './sizes.ts'

/** Where a card belongs; `index` counts the list or cluster as it is shown. */
export type CardHome =
  | { readonly in: 'list'; readonly priority: PriorityId; readonly prompt: PromptId; readonly index: number }
  | { readonly in: 'cluster'; readonly cluster: ClusterId; readonly index: number }
  | { readonly in: 'open' }

/** A note's card; its size is NOTE_SIZE. */
export interface Card {
  readonly note: NoteId
  readonly x: number
  readonly y: number
  readonly home: CardHome
}

/** An own note that nobody else sees yet; its size is NOTE_SIZE. */
export interface PendingCard {
  readonly own: OwnNoteId
  readonly x: number
  readonly y: number
}

/** What one person sees otherwise than everybody else. */
export interface OwnSight {
  /** The clusters folded here, and of each the key notes whose words it shows. Its notes have no cards. */
  readonly folded: ReadonlyMap<ClusterId, readonly NoteId[]>
  /** Own notes that are not published yet; each lies after what everybody sees. */
  readonly pending: readonly PendingNote[]
}

const AS_EVERYBODY: OwnSight = { folded: new Map(), pending: [] }

/** Rows of cards, filled from the left. */
export interface CardRows {
  /** Upper left corner of the first card. */
  readonly start: Point
  readonly across: number
  readonly count: number
}

export interface ClusterBox {
  readonly cluster: ClusterId
  readonly priority: PriorityId
  readonly prompt: PromptId
  /** Among the clusters of its list. */
  readonly index: number
  /** The title takes CLUSTER_TITLE_HEIGHT of it at the top. */
  readonly box: Rect
  /** Where the cards are; of a folded cluster, how many there would be. */
  readonly cards: CardRows
  /** The key notes that a folded cluster shows, FOLDED_LINE_HEIGHT each; undefined for one that is open. */
  readonly folded: readonly NoteId[] | undefined
}

export interface ListBox {
  readonly priority: PriorityId
  readonly prompt: PromptId
  /** The title takes LIST_TITLE_HEIGHT of it at the top. */
  readonly box: Rect
  readonly clusters: readonly ClusterBox[]
  /** The single notes below the clusters. */
  readonly cards: CardRows
}

export interface AreaBox {
  readonly priority: PriorityId
  /** The title takes AREA_TITLE_HEIGHT of it at the top. */
  readonly box: Rect
  readonly lists: readonly ListBox[]
}

/** Where everything of one framework lies on the canvas: for the same sight the same everywhere, no card over another. */
export interface Layout {
  readonly framework: FrameworkId
  readonly areas: readonly AreaBox[]
  /** In reading order: areas, lists, clusters, single notes, then open space. */
  readonly cards: readonly Card[]
  readonly cardOf: ReadonlyMap<NoteId, Card>
  readonly pending: readonly PendingCard[]
  /** Open space begins here: a note's point in it counts from this corner, to the right and downwards. */
  readonly openStart: Point
  /** Around areas and cards. */
  readonly bounds: Rect
}

/** Computes the canvas of a framework. The order of work is the order of reading. */
export function layOut(contents: Contents, sight: OwnSight = AS_EVERYBODY): Layout {
  const cards: Card[] = []
  const pending: PendingCard[] = []
  const ground: Ground = { across: notesAcross(longestList(contents)), sight, cards, pending }
  const areas = layAreas(contents.priorities, ground)
  const filled = around(areas.map(area => area.box))
  const left = areas.length === 0 ? 0 : filled.x + filled.width + AREA_GAP * 2
  const laid = new Set(pending.map(({ own }) => own))
  const open = layOpenSpace(
    contents.open,
    left,
    sight.pending.filter(({ own }) => !laid.has(own)),
  )
  for (const { note, x, y } of open.cards) cards.push({ note, x, y, home: { in: 'open' } })
  pending.push(...open.pending)
  return {
    framework: contents.framework,
    areas,
    cards,
    cardOf: new Map(cards.map(card => [card.note, card])),
    pending,
    openStart: open.start,
    bounds: around([...areas.map(area => area.box), ...cards.map(cardBox), ...pending.map(cardBox)]),
  }
}

export function cardBox({ x, y }: { readonly x: number; readonly y: number }): Rect {
  return { x, y, ...NOTE_SIZE }
}

/** Upper left corner of the card at an index. */
export function cornerAt({ start, across }: CardRows, index: number): Point {
  return [start[0] + (index % across) * PITCH.x, start[1] + Math.floor(index / across) * PITCH.y]
}

function longestList({ priorities }: Contents): number {
  let longest = 0
  for (const { lists } of priorities) {
    for (const { clusters, notes } of lists) {
      const length = clusters.reduce((sum, cluster) => sum + cluster.notes.length, notes.length)
      longest = Math.max(longest, length)
    }
  }
  return longest
}

/** What is laid out together: how wide, for whom, and the cards so far. */
interface Ground {
  readonly across: number
  readonly sight: OwnSight
  readonly cards: Card[]
  readonly pending: PendingCard[]
}

/** Each column is filled downwards by every third priority, so that a growing area moves only those below it. */
function layAreas(priorities: readonly PriorityContents[], ground: Ground): AreaBox[] {
  const columns = Math.min(AREA_COLUMNS_MAX, priorities.length)
  const bottoms = new Array<number>(columns).fill(0)
  return priorities.map((contents, i) => {
    const column = i % columns
    const width = areaWidth(contents.lists.length, ground.across)
    const area = layArea(contents, [column * (width + AREA_GAP), bottoms[column] ?? 0], ground)
    bottoms[column] = area.box.y + area.box.height + AREA_GAP
    return area
  })
}

function areaWidth(lists: number, across: number): number {
  return AREA_PADDING * 2 + lists * listWidth(across) + Math.max(0, lists - 1) * LIST_GAP
}

function listWidth(across: number): number {
  return LIST_PADDING * 2 + CLUSTER_PADDING * 2 + across * PITCH.x - NOTE_GAP
}

function layArea({ priority, lists }: PriorityContents, [x, y]: Point, ground: Ground): AreaBox {
  const top = y + AREA_TITLE_HEIGHT
  const width = listWidth(ground.across)
  const laid = lists.map((list, i) => {
    const left = x + AREA_PADDING + i * (width + LIST_GAP)
    return layList(list, priority, [left, top], ground)
  })
  // Lists of one area are equally tall, so that the space below a short one takes drops too.
  const height = laid.reduce((tallest, { box }) => Math.max(tallest, box.height), LIST_TITLE_HEIGHT)
  return {
    priority,
    lists: laid.map(list => ({ ...list, box: { ...list.box, height } })),
    box: { x, y, width: areaWidth(lists.length, ground.across), height: AREA_TITLE_HEIGHT + height + AREA_PADDING },
  }
}

function layList(list: PromptList, priority: PriorityId, [x, y]: Point, ground: Ground): ListBox {
  const { prompt } = list
  const { across, sight, cards } = ground
  const width = listWidth(across)
  const left = x + LIST_PADDING
  let top = y + LIST_TITLE_HEIGHT
  const clusters = list.clusters.map((cluster, index): ClusterBox => {
    const rows = rowsFrom([left + CLUSTER_PADDING, top + CLUSTER_TITLE_HEIGHT], across, cluster.notes.length)
    const folded = sight.folded.get(cluster.cluster)?.slice(0, FOLDED_LINES_MAX)
    const height = folded ? foldedHeight(folded.length) : clusterHeight(rows)
    const box = { x: left, y: top, width: width - LIST_PADDING * 2, height }
    if (!folded) layCluster(cluster, rows, cards)
    top += height + CLUSTER_GAP
    return { cluster: cluster.cluster, priority, prompt, index, box, cards: rows, folded }
  })
  const rows = rowsFrom([left + CLUSTER_PADDING, top], across, list.notes.length)
  list.notes.forEach((note, index) => {
    const [cardX, cardY] = cornerAt(rows, index)
    cards.push({ note, x: cardX, y: cardY, home: { in: 'list', priority, prompt, index } })
  })
  const waiting = sight.pending.filter(each => each.priority === priority && each.prompt === prompt)
  waiting.forEach(({ own }, i) => {
    const [cardX, cardY] = cornerAt(rows, rows.count + i)
    ground.pending.push({ own, x: cardX, y: cardY })
  })
  // Always one free row at the end: a place to drop on.
  const height = top - y + rowsHeight({ ...rows, count: rows.count + waiting.length + across }) + LIST_PADDING
  return { priority, prompt, box: { x, y, width, height }, clusters, cards: rows }
}

function layCluster({ cluster, notes }: ClusterContents, rows: CardRows, cards: Card[]): void {
  notes.forEach((note, index) => {
    const [x, y] = cornerAt(rows, index)
    cards.push({ note, x, y, home: { in: 'cluster', cluster, index } })
  })
}

function clusterHeight(rows: CardRows): number {
  // An empty cluster is as tall as one with a note: it waits for one.
  return CLUSTER_TITLE_HEIGHT + rowsHeight({ ...rows, count: Math.max(1, rows.count) }) + CLUSTER_PADDING
}

function foldedHeight(lines: number): number {
  return CLUSTER_TITLE_HEIGHT + (lines === 0 ? 0 : lines * FOLDED_LINE_HEIGHT + CLUSTER_PADDING)
}

function rowsFrom(start: Point, across: number, count: number): CardRows {
  return { start, across, count }
}

function rowsHeight({ across, count }: CardRows): number {
  return count === 0 ? 0 : Math.ceil(count / across) * PITCH.y - NOTE_GAP
}
