import type { NoteId, OwnNoteId } from '#shared/domain/ids.ts'
import type { OpenNote } from '#shared/domain/placing.ts'
import type { Point } from './geometry.ts'
import type { PendingNote } from './pending.ts'
import { AREA_GAP, NOTE_GAP, NOTE_SIZE, notesAcross, PITCH } from './sizes.ts'

export interface OpenSpace {
  readonly cards: readonly { readonly note: NoteId; readonly x: number; readonly y: number }[]
  /** Own notes that are not published yet; they step aside for all others. */
  readonly pending: readonly { readonly own: OwnNoteId; readonly x: number; readonly y: number }[]
  readonly start: Point
}

/** How many rings of cells around a taken spot are searched for a free one. */
const RINGS = 4

/**
 * Open space to the right of the areas: first the notes that nobody has put anywhere, in rows; beside them the free
 * part, where a note lies at the point where it was dropped. Points before the corner count as on the edge. Of two
 * notes on the same spot the one with the later id steps aside to the nearest free one, or into the rows where there
 * is none near.
 */
export function layOpenSpace(
  notes: readonly OpenNote[],
  left: number,
  pending: readonly PendingNote[] = [],
): OpenSpace {
  const free = new FreeSpots()
  const dropped: { readonly note: NoteId; readonly spot: Point }[] = []
  const inRows: NoteId[] = []
  for (const { note, at } of notes) {
    const spot = at && free.take([Math.max(0, at[0]), Math.max(0, at[1])])
    if (spot) dropped.push({ note, spot })
    else inRows.push(note)
  }
  const ownDropped: { readonly own: OwnNoteId; readonly spot: Point }[] = []
  const ownInRows: OwnNoteId[] = []
  for (const { own, at } of pending) {
    const spot = at && free.take([Math.max(0, at[0]), Math.max(0, at[1])])
    if (spot) ownDropped.push({ own, spot })
    else ownInRows.push(own)
  }
  const count = inRows.length + ownInRows.length
  const across = notesAcross(count) * 2
  const width = Math.min(across, count) * PITCH.x - NOTE_GAP
  const start: Point = [left + (count === 0 ? 0 : width + AREA_GAP), 0]
  const inRow = (i: number) => ({ x: left + (i % across) * PITCH.x, y: Math.floor(i / across) * PITCH.y })
  const onSpot = ([x, y]: Point) => ({ x: start[0] + x, y: start[1] + y })
  return {
    cards: [
      ...inRows.map((note, i) => ({ note, ...inRow(i) })),
      ...dropped.map(({ note, spot }) => ({ note, ...onSpot(spot) })),
    ],
    pending: [
      ...ownInRows.map((own, i) => ({ own, ...inRow(inRows.length + i) })),
      ...ownDropped.map(({ own, spot }) => ({ own, ...onSpot(spot) })),
    ],
    start,
  }
}

/** Which spots of open space are taken, in a grid whose cells are as large as a card with its gap. */
export class FreeSpots {
  private readonly taken = new Map<number, Point[]>()
  /** By cell: up to which step around it everything is known to be taken, so that a crowd stays cheap. */
  private readonly searched = new Map<number, number>()

  /** The spot itself if it is free, else the nearest free cell around it, which is then taken; undefined in a crowd. */
  take(at: Point): Point | undefined {
    const spot = this.isFree(at) ? at : this.nearestCell(at)
    if (!spot) return undefined
    for (const cell of cellsUnder(spot)) {
      const there = this.taken.get(cell)
      if (there) there.push(spot)
      else this.taken.set(cell, [spot])
    }
    return spot
  }

  private isFree(at: Point): boolean {
    for (const cell of cellsUnder(at)) {
      for (const other of this.taken.get(cell) ?? []) if (isOver(at, other)) return false
    }
    return true
  }

  private nearestCell([x, y]: Point): Point | undefined {
    const column = Math.round(x / PITCH.x)
    const row = Math.round(y / PITCH.y)
    const middle = cellKey(column, row)
    for (let step = this.searched.get(middle) ?? 0; step < STEPS.length; step += 1) {
      const [dx, dy] = STEPS[step] ?? [0, 0]
      const spot: Point = [(column + dx) * PITCH.x, (row + dy) * PITCH.y]
      if (spot[0] < 0 || spot[1] < 0 || !this.isFree(spot)) continue
      this.searched.set(middle, step)
      return spot
    }
    this.searched.set(middle, STEPS.length)
    return undefined
  }
}

/** The cells around a middle, the nearest first, as seen on the canvas. */
const STEPS: readonly Point[] = Array.from({ length: (RINGS * 2 + 1) ** 2 }, (_, i): Point => {
  return [(i % (RINGS * 2 + 1)) - RINGS, Math.floor(i / (RINGS * 2 + 1)) - RINGS]
}).sort((a, b) => distance(a) - distance(b) || a[1] - b[1] || a[0] - b[0])

function distance([dx, dy]: Point): number {
  return (dx * PITCH.x) ** 2 + (dy * PITCH.y) ** 2
}

function isOver([ax, ay]: Point, [bx, by]: Point): boolean {
  return Math.abs(ax - bx) < NOTE_SIZE.width && Math.abs(ay - by) < NOTE_SIZE.height
}

function cellsUnder([x, y]: Point): number[] {
  const left = Math.floor(x / PITCH.x)
  const right = Math.floor((x + NOTE_SIZE.width) / PITCH.x)
  const top = Math.floor(y / PITCH.y)
  const bottom = Math.floor((y + NOTE_SIZE.height) / PITCH.y)
  const cells = [cellKey(left, top)]
  if (right > left) cells.push(cellKey(right, top))
  if (bottom > top) cells.push(cellKey(left, bottom))
  if (right > left && bottom > top) cells.push(cellKey(right, bottom))
  return cells
}

/** Open space is far smaller than a hundred thousand cells in each direction. */
function cellKey(column: number, row: number): number {
  return column * 100_003 + row
}
