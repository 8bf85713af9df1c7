import type { Laid } from '#client/app/contents-store.ts'
import type { Found } from '#client/features/find/find-store.ts'
import type { NoteId, PromptId } from '#shared/domain/ids.ts'
import type { Point, Rect, Size } from '#shared/domain/layout/geometry.ts'
import { NOTE_SIZE } from '#shared/domain/layout/sizes.ts'
import type { Inks } from './draw-far.ts'

/** What is drawn on, px. */
export type Sheet = Size

/** The whole board within a small sheet. */
export interface MapScale {
  readonly zoom: number
  /** Where the board's point 0, 0 is on the sheet, px. */
  readonly origin: Point
}

const MARGIN_PX = 6
const DOT_LEAST_PX = 2
const DOT_MOST_PX = 7
/** From this size on one sees that a dot is round and a square hollow; below it they are a square and a dash. */
const SHAPED_FROM_PX = 4

export function mapScale(bounds: Rect, sheet: Sheet): MapScale {
  const zoom = Math.min(
    (sheet.width - MARGIN_PX * 2) / Math.max(1, bounds.width),
    (sheet.height - MARGIN_PX * 2) / Math.max(1, bounds.height),
  )
  return {
    zoom,
    origin: [
      sheet.width / 2 - (bounds.x + bounds.width / 2) * zoom,
      sheet.height / 2 - (bounds.y + bounds.height / 2) * zoom,
    ],
  }
}

export function onBoard({ zoom, origin }: MapScale, [left, top]: Point): Point {
  return [(left - origin[0]) / zoom, (top - origin[1]) / zoom]
}

function onSheet({ zoom, origin }: MapScale, { x, y, width, height }: Rect): Rect {
  return { x: origin[0] + x * zoom, y: origin[1] + y * zoom, width: width * zoom, height: height * zoom }
}

export interface MapScene {
  readonly laid: Laid
  readonly found: Found
  /** Prompts whose letters have the round shape (A, C, …); the others' notes are square. */
  readonly round: ReadonlySet<PromptId>
  readonly promptOf: (note: NoteId) => PromptId | undefined
  readonly inks: Inks
}

/** Areas, clusters and notes: all that changes only when somebody moves something. */
export function drawGround(context: CanvasRenderingContext2D, scale: MapScale, sheet: Sheet, scene: MapScene): void {
  const { laid, inks, found } = scene
  context.clearRect(0, 0, sheet.width, sheet.height)
  for (const { box, lists } of laid.layout.areas) {
    const area = onSheet(scale, box)
    context.fillStyle = inks.sheet
    context.fillRect(area.x, area.y, area.width, area.height)
    context.strokeStyle = inks.edge
    context.lineWidth = 1
    context.strokeRect(area.x, area.y, area.width, area.height)
    context.fillStyle = inks.accentSoft
    for (const { clusters } of lists) {
      for (const { box: around } of clusters) {
        const { x, y, width, height } = onSheet(scale, around)
        context.fillRect(x, y, width, height)
      }
    }
  }
  drawDots(context, scale, scene, note => !found.isOn || found.matches.has(note), found.isOn ? inks.accent : inks.soft)
  if (!found.isOn) return
  context.globalAlpha = 0.3
  drawDots(context, scale, scene, note => !found.matches.has(note), inks.soft)
  context.globalAlpha = 1
}

/** All round ones in one stroke of the pen, and all square ones in another. */
function drawDots(
  context: CanvasRenderingContext2D,
  scale: MapScale,
  { laid, round, promptOf }: MapScene,
  isMeant: (note: NoteId) => boolean,
  ink: string,
): void {
  const size = Math.min(DOT_MOST_PX, Math.max(DOT_LEAST_PX, NOTE_SIZE.height * scale.zoom * 0.8))
  const [left, top] = scale.origin
  const isShaped = size >= SHAPED_FROM_PX
  const rounds = new Path2D()
  const squares = new Path2D()
  for (const card of laid.layout.cards) {
    if (!isMeant(card.note)) continue
    const x = left + (card.x + NOTE_SIZE.width / 2) * scale.zoom
    const y = top + (card.y + NOTE_SIZE.height / 2) * scale.zoom
    const prompt = promptOf(card.note)
    const isSquare = prompt !== undefined && !round.has(prompt)
    if (isSquare) squares.rect(x - size / 2, y - size / 2, size, isShaped ? size : size / 2)
    else if (!isShaped) rounds.rect(x - size / 2, y - size / 2, size, size)
    else {
      rounds.moveTo(x + size / 2, y)
      rounds.arc(x, y, size / 2, 0, Math.PI * 2)
    }
  }
  context.fillStyle = ink
  context.fill(rounds)
  context.strokeStyle = ink
  context.lineWidth = 1
  if (isShaped) context.stroke(squares)
  else context.fill(squares)
}

/** What is in view, with everything else veiled. */
export function drawSight(
  context: CanvasRenderingContext2D,
  scale: MapScale,
  sheet: Sheet,
  view: Rect,
  inks: Inks,
): void {
  const { x, y, width, height } = onSheet(scale, view)
  const left = Math.max(1, x)
  const top = Math.max(1, y)
  const right = Math.min(sheet.width - 1, x + width)
  const bottom = Math.min(sheet.height - 1, y + height)
  context.strokeStyle = inks.accent
  context.lineWidth = 2
  context.strokeRect(left, top, Math.max(4, right - left), Math.max(4, bottom - top))
}
