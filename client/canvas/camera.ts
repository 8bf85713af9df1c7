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

/** How long the eye takes to where it is led; no longer the further it is. */
const GLIDE_MS = 260
/** What is further away than this many screens is jumped to: all that lies in between would be mounted for nothing. */
const GLIDE_MAX_SCREENS = 3
/** Notes can be read from here on. */
const READABLE_ZOOM = 0.8

/** What of the board is before the eye: `x`, `y` is the board's point at the upper left corner, `zoom` px a unit. */
export interface Sight {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** How things may move on this device. */
export interface Motion {
  /** This person asks for none. */
  isReduced(): boolean
  /** Calls at the next frame, with a clock in ms; the answer takes the call back. */
  onFrame(act: (nowMs: number) => void): () => void
}

const PAGE_MOTION: Motion = {
  isReduced: () => matchMedia('(prefers-reduced-motion: reduce)').matches,
  onFrame(act) {
    const frame = requestAnimationFrame(act)
    return () => cancelAnimationFrame(frame)
  },
}

interface FitLook {
  /** Kept free around it on the screen. */
  readonly marginPx?: number
  readonly zoomMax?: number
}

/** Where one looks. Lives outside React: it moves the world's element itself, sixty times a second. */
export class Camera implements Readable<Sight> {
  readonly #sight = new Value<Sight>({ x: 0, y: 0, zoom: 1 })
  readonly #motion: Motion
  #stopGliding: (() => void) | undefined
  /** Of the part of the screen that shows the board, px. */
  size: Size = { width: 1, height: 1 }
  bounds: Rect = { x: 0, y: 0, width: 0, height: 0 }

  constructor(motion = PAGE_MOTION) {
    this.#motion = motion
  }

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

  /** Looks there at once; whatever was gliding stops. */
  look(sight: Sight): void {
    this.#stopGliding?.()
    this.#stopGliding = undefined
    this.#sight.set(this.#kept(sight))
  }

  /** Moves there so that the eye can follow; at once where it is far or where no motion is wanted. */
  glide(to: Sight): void {
    const from = this.get()
    const goal = this.#kept(to)
    if (this.#motion.isReduced() || this.#screensBetween(from, goal) > GLIDE_MAX_SCREENS) {
      this.look(goal)
      return
    }
    this.#stopGliding?.()
    let beganMs: number | undefined
    const step = (nowMs: number) => {
      beganMs ??= nowMs
      const share = clamp((nowMs - beganMs) / GLIDE_MS, 0, 1)
      this.#stopGliding = share < 1 ? this.#motion.onFrame(step) : undefined
      this.#sight.set(share < 1 ? between(from, goal, 1 - (1 - share) ** 3) : goal)
    }
    this.#stopGliding = this.#motion.onFrame(step)
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

  /** Zooms about the middle, gliding. */
  glideZoomTo(zoom: number): void {
    this.glide(this.#centred(centreOf(this.view), zoom))
  }

  /** Glides until a point of the board is in the middle. */
  glideToPoint(point: Point): void {
    this.glide(this.#centred(point, this.get().zoom))
  }

  /** Shows all of a rectangle. */
  fit(rect: Rect, look: FitLook = {}): void {
    this.look(this.#fitting(rect, look))
  }

  /** The same, gliding. */
  glideToFit(rect: Rect, look: FitLook = {}): void {
    this.glide(this.#fitting(rect, look))
  }

  /** Glides until a note can be read: nowhere if it can be already, else until it is in the middle. */
  glideToRead(card: Rect): void {
    const zoom = this.isFar ? READABLE_ZOOM : this.get().zoom
    const { x, y, width, height } = this.view
    const [dx, dy] = [width / 6, height / 6]
    const isWellInView =
      card.x >= x + dx &&
      card.y >= y + dy &&
      card.x + card.width <= x + width - dx &&
      card.y + card.height <= y + height - dy
    if (this.isFar || !isWellInView) this.glide(this.#centred(centreOf(card), zoom))
  }

  /** Glides to so near that notes can be read; the board's point under `at` (px) stays there. */
  glideNearer(at: Point): void {
    const [x, y] = this.toBoard(at)
    const zoom = Math.max(READABLE_ZOOM, this.get().zoom)
    this.glide({ x: x - at[0] / zoom, y: y - at[1] / zoom, zoom })
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

  #fitting(rect: Rect, { marginPx = 32, zoomMax = 1 }: FitLook): Sight {
    if (rect.width === 0 || rect.height === 0) return this.get()
    const { width, height } = this.size
    const wanted = Math.min((width - marginPx * 2) / rect.width, (height - marginPx * 2) / rect.height)
    const zoom = clamp(wanted, ZOOM_MIN, zoomMax)
    const middle = this.#centred(centreOf(rect), zoom)
    // A tall thing is shown from its top.
    return rect.height * zoom > height ? { ...middle, y: rect.y - marginPx / zoom } : middle
  }

  #centred([x, y]: Point, zoom: number): Sight {
    return { x: x - this.size.width / 2 / zoom, y: y - this.size.height / 2 / zoom, zoom }
  }

  #kept(sight: Sight): Sight {
    const zoom = clamp(sight.zoom, this.#zoomMin, ZOOM_MAX)
    return { zoom, ...this.#within(sight.x, sight.y, zoom) }
  }

  #screensBetween(a: Sight, b: Sight): number {
    const { width, height } = this.size
    const zoom = Math.min(a.zoom, b.zoom)
    const dx = a.x - b.x + (1 / a.zoom - 1 / b.zoom) * (width / 2)
    const dy = a.y - b.y + (1 / a.zoom - 1 / b.zoom) * (height / 2)
    return Math.max((Math.abs(dx) * zoom) / width, (Math.abs(dy) * zoom) / height)
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

/** On the way, at a share of it; zooming is even to the eye, and one point of the board stands still meanwhile. */
function between(from: Sight, to: Sight, share: number): Sight {
  const zoom = from.zoom * (to.zoom / from.zoom) ** share
  const whole = 1 / to.zoom - 1 / from.zoom
  const part = Math.abs(whole) < 1e-6 ? share : (1 / zoom - 1 / from.zoom) / whole
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, zoom }
}

function centreOf({ x, y, width, height }: Rect): Point {
  return [x + width / 2, y + height / 2]
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most))
}

function intoView(start: number, length: number, from: number, needed: number): number {
  if (from < start || needed > length) return from
  return Math.max(start, from + needed - length)
}
