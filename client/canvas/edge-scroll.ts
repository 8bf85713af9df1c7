import type { Point } from '#shared/domain/layout/geometry.ts'
import type { Camera } from './camera.ts'

/** A hand this near to the edge moves the board, faster the nearer it is. */
const EDGE_PX = 48
const SPEED_MAX_PX = 18

/** Moves the board while a hand that holds something is near the edge; stops by itself when `handAt` has nothing. */
export class EdgeScroll {
  readonly #camera: Camera
  /** Where the hand is, px of the viewport; undefined when it holds nothing. */
  readonly #handAt: () => Point | undefined
  readonly #moved: () => void
  #frame = 0

  constructor(camera: Camera, handAt: () => Point | undefined, moved: () => void) {
    this.#camera = camera
    this.#handAt = handAt
    this.#moved = moved
  }

  begin(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#step)
  }

  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
  }

  readonly #step = (): void => {
    const at = this.#handAt()
    this.#frame = at ? requestAnimationFrame(this.#step) : 0
    if (!at) return
    const dx = pullOf(at[0], this.#camera.size.width)
    const dy = pullOf(at[1], this.#camera.size.height)
    if (dx === 0 && dy === 0) return
    this.#camera.panBy(dx, dy)
    this.#moved()
  }
}

/** How far the board moves in one frame, px: to the right where the hand is at the left. */
function pullOf(at: number, length: number): number {
  if (at < EDGE_PX) return Math.min(1, (EDGE_PX - at) / EDGE_PX) * SPEED_MAX_PX
  if (at > length - EDGE_PX) return -Math.min(1, (at - length + EDGE_PX) / EDGE_PX) * SPEED_MAX_PX
  return 0
}
