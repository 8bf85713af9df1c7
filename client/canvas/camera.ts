import type { Readable } from '#client/session/board-session.ts'
import { Value } from '#client/session/value.ts'
import type { Point, Rect, Size } from '#shared/domain/layout/geometry.ts'

const ZOOM_MIN = 0.04
const ZOOM_MAX = 2.5
/** One can step back until the whole board takes this share of the screen, and no further. */
const SMALLEST_SHARE = 0.6
/** Below this notes are drawn on one canvas, above it they are elements. */
export const FAR_BELOW_ZOOM = 0.45
/** The mounted part of the board changes in steps of so many units. */
const WINDOW_STEP = 240
/** How much of the screen, in px, always shows some of the board: nobody can get lost. */
const KEPT_IN_VIEW_PX = 120

/** What of the board is before the eye: `x`, `y` is the board's point at the upper left corner, `zoom` px a unit. */
export interface Sight {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** Where one looks. Lives outside React: it moves the world's element itself, sixty times a second. */
export class Camera implements Readable<Sight> {
  readonly #sight = new Value<Sight>({ x: 0, y: 0, zoom: 1 })
  /** Of the part of the screen that shows the board, px. */
  size: Size = { width: 1, height: 1 }
  bounds: Rect = { x: 0, y: 0, width: 0, height: 0 }

  readonly get = (): Sight => this.#sight.get()
  readonly subscribe = (wake: () => void): (() => void) => this.#sight.subscribe(wake)

  get isFar(): boolean {
    return this.get().zoom < FAR_BELOW_ZOOM
  }

  /** What is in view, in board units. */
  get view(): Rect {
    const { x, y, zoom } = this.get()
    return { x, y, width: this.size.width / zoom, height: this.size.height / zoom }
  }

  toBoard([left, top]: Point): Point {
    const { x, y, zoom } = this.get()
    return [x + left / zoom, y + top / zoom]
  }

  toScreen([x, y]: Point): Point {
    const sight = this.get()
    return [(x - sight.x) * sight.zoom, (y - sight.y) * sight.zoom]
  }

  look(sight: Sight): void {
    const zoom = clamp(sight.zoom, this.#zoomMin, ZOOM_MAX)
    this.#sight.set({ zoom, ...this.#within(sight.x, sight.y, zoom) })
  }

  /** Moves what is seen by so many px: to the right and downwards is positive. */
  panBy(dx: number, dy: number): void {
    const { x, y, zoom } = this.get()
    this.look({ x: x - dx / zoom, y: y - dy / zoom, zoom })
  }

  /** Zooms so that the board's point under `at` (px) stays there. */
  zoomAt(at: Point, factor: number): void {
    const before = this.get()
    const zoom = clamp(before.zoom * factor, this.#zoomMin, ZOOM_MAX)
    const [x, y] = this.toBoard(at)
    this.look({ x: x - at[0] / zoom, y: y - at[1] / zoom, zoom })
  }

  zoomBy(factor: number): void {
    this.zoomAt([this.size.width / 2, this.size.height / 2], factor)
  }

  zoomTo(zoom: number): void {
    this.zoomBy(zoom / this.get().zoom)
  }

  /** Shows all of a rectangle, with a margin in px. */
  fit(
    rect: Rect,
    { marginPx = 32, zoomMax = 1 }: { readonly marginPx?: number; readonly zoomMax?: number } = {},
  ): void {
    if (rect.width === 0 || rect.height === 0) return
    const { width, height } = this.size
    const wanted = Math.min((width - marginPx * 2) / rect.width, (height - marginPx * 2) / rect.height)
    const zoom = clamp(wanted, ZOOM_MIN, zoomMax)
    const x = rect.x + rect.width / 2 - width / 2 / zoom
    const y = rect.y + rect.height / 2 - height / 2 / zoom
    // A tall thing is shown from its top.
    this.look({ x, y: rect.height * zoom > height ? rect.y - marginPx / zoom : y, zoom })
  }

  /** Moves as little as is needed for a rectangle to be in view. */
  reveal(rect: Rect, marginPx = 56): void {
    const { zoom } = this.get()
    const margin = Math.min(marginPx / zoom, this.view.width / 4, this.view.height / 4)
    const x = intoView(this.view.x, this.view.width, rect.x - margin, rect.width + margin * 2)
    const y = intoView(this.view.y, this.view.height, rect.y - margin, rect.height + margin * 2)
    this.look({ x, y, zoom })
  }

  /** What should be mounted: the view and a margin around it, in coarse steps so that it seldom changes. */
  get window(): Rect {
    const { x, y, width, height } = this.view
    const left = Math.floor(x / WINDOW_STEP - 0.5) * WINDOW_STEP
    const top = Math.floor(y / WINDOW_STEP - 0.5) * WINDOW_STEP
    const right = Math.ceil((x + width) / WINDOW_STEP + 0.5) * WINDOW_STEP
    const bottom = Math.ceil((y + height) / WINDOW_STEP + 0.5) * WINDOW_STEP
    return { x: left, y: top, width: right - left, height: bottom - top }
  }

  /** The same text as long as the window is the same. */
  readonly windowKey = (): string => {
    const { x, y, width, height } = this.window
    return this.isFar ? 'far' : `${x},${y},${width},${height}`
  }

  get #zoomMin(): number {
    const { bounds, size } = this
    const whole = Math.min(size.width / Math.max(1, bounds.width), size.height / Math.max(1, bounds.height))
    return Math.max(ZOOM_MIN, Math.min(1, whole) * SMALLEST_SHARE)
  }

  #within(x: number, y: number, zoom: number): { readonly x: number; readonly y: number } {
    const { bounds, size } = this
    if (bounds.width === 0) return { x, y }
    const kept = Math.min(KEPT_IN_VIEW_PX, size.width / 2, size.height / 2) / zoom
    return {
      x: clamp(x, bounds.x - size.width / zoom + kept, bounds.x + bounds.width - kept),
      y: clamp(y, bounds.y - size.height / zoom + kept, bounds.y + bounds.height - kept),
    }
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}

function intoView(start: number, length: number, from: number, needed: number): number {
  if (from < start || needed > length) return from
  return Math.max(start, from + needed - length)
}
