import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Camera, type Motion } from '#client/canvas/camera.ts'
import { contains, overlaps } from '#shared/domain/layout/geometry.ts'

const BOUNDS = { x: 0, y: 0, width: 4000, height: 3000 }

function camera(zoom = 1): Camera {
  const made = new Camera()
  made.size = { width: 1200, height: 800 }
  made.bounds = BOUNDS
  made.look({ x: 100, y: 100, zoom })
  return made
}

const point = fc.tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 800 }))

describe('the camera', () => {
  test('turns a point of the screen into one of the board and back', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 0.3, max: 2, noNaN: true }), (at, zoom) => {
        const made = camera(zoom)
        const [x, y] = made.toScreen(made.toBoard(at))
        expect(x).toBeCloseTo(at[0], 6)
        expect(y).toBeCloseTo(at[1], 6)
      }),
    )
  })

  test('zooms so that what is under the pointer stays there', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 0.8, max: 1.25, noNaN: true }), (at, factor) => {
        const made = camera()
        const before = made.toBoard(at)
        made.zoomAt(at, factor)
        const [x, y] = made.toBoard(at)
        expect(x).toBeCloseTo(before[0], 6)
        expect(y).toBeCloseTo(before[1], 6)
      }),
    )
  })

  test('never loses the board, however far one pans and zooms', () => {
    const step = fc.oneof(
      fc.record({ dx: fc.integer({ min: -9000, max: 9000 }), dy: fc.integer({ min: -9000, max: 9000 }) }),
      fc.record({ at: point, factor: fc.double({ min: 0.01, max: 50, noNaN: true }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), steps => {
        const made = camera()
        for (const each of steps) {
          if ('dx' in each) made.panBy(each.dx, each.dy)
          else made.zoomAt(each.at, each.factor)
        }
        expect(overlaps(made.view, BOUNDS)).toBe(true)
      }),
    )
  })

  test('fits a wide rectangle with its whole width, and never larger than life', () => {
    const made = camera()
    made.fit(BOUNDS)
    expect(made.view.x).toBeLessThanOrEqual(0)
    expect(made.view.x + made.view.width).toBeGreaterThanOrEqual(BOUNDS.width)
    made.fit({ x: 0, y: 0, width: 100, height: 100 })
    expect(made.get().zoom).toBe(1)
  })

  test('reveals a card by moving no more than needed', () => {
    const made = camera()
    const seen = made.get()
    made.reveal({ x: 400, y: 400, width: 168, height: 120 })
    expect(made.get()).toEqual(seen)
    const card = { x: 2500, y: 2200, width: 168, height: 120 }
    made.reveal(card)
    expect(contains(made.view, [card.x, card.y])).toBe(true)
    expect(contains(made.view, [card.x + card.width, card.y + card.height])).toBe(true)
  })

  test('mounts the same window while one moves a little, and always more than is seen', () => {
    const made = camera()
    const key = made.windowKey()
    made.panBy(-5, -5)
    expect(made.windowKey()).toBe(key)
    fc.assert(
      fc.property(fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: -2000, max: 2000 }), (dx, dy) => {
        made.panBy(dx, dy)
        const { window, view } = made
        expect(window.x).toBeLessThan(view.x)
        expect(window.y).toBeLessThan(view.y)
        expect(window.x + window.width).toBeGreaterThan(view.x + view.width)
        expect(window.y + window.height).toBeGreaterThan(view.y + view.height)
      }),
    )
  })

  test('says only that it is far while it is, so that nothing is mounted anew there', () => {
    const made = camera(0.4)
    expect(made.windowKey()).toBe('far')
    made.panBy(500, 500)
    expect(made.windowKey()).toBe('far')
  })
})

/** Frames that come when the test says so. */
function frames(isReduced = false) {
  const waiting = new Set<(nowMs: number) => void>()
  const motion: Motion = {
    isReduced: () => isReduced,
    onFrame(act) {
      waiting.add(act)
      return () => waiting.delete(act)
    },
  }
  const next = (nowMs: number) => {
    const due = [...waiting]
    waiting.clear()
    for (const act of due) act(nowMs)
  }
  return { motion, next, waiting }
}

function gliding(isReduced = false) {
  const clock = frames(isReduced)
  const made = new Camera(clock.motion)
  made.size = { width: 1200, height: 800 }
  made.bounds = BOUNDS
  made.look({ x: 100, y: 100, zoom: 1 })
  return { made, ...clock }
}

describe('a camera that glides', () => {
  const GOAL = { x: 900, y: 500, zoom: 0.5 }

  test('is on the way after a frame and there in the end, at the goal exactly', () => {
    const { made, next, waiting } = gliding()
    made.glide(GOAL)
    next(0)
    expect(made.get()).toEqual({ x: 100, y: 100, zoom: 1 })
    next(80)
    expect(made.get().zoom).toBeGreaterThan(0.5)
    expect(made.get().zoom).toBeLessThan(1)
    next(5000)
    expect(made.get()).toEqual(GOAL)
    expect(waiting.size).toBe(0)
  })

  test('keeps one point of the board still while it zooms', () => {
    const { made, next } = gliding()
    const at = [300, 200] as const
    const before = made.toBoard(at)
    made.glide({ x: 100 + 300 - 300 / 0.5, y: 100 + 200 - 200 / 0.5, zoom: 0.5 })
    for (const now of [0, 40, 90, 150, 220, 400]) {
      next(now)
      const [x, y] = made.toBoard(at)
      expect(x).toBeCloseTo(before[0], 6)
      expect(y).toBeCloseTo(before[1], 6)
    }
  })

  test('is there at once for who wants no motion', () => {
    const { made, waiting } = gliding(true)
    made.glide(GOAL)
    expect(made.get()).toEqual(GOAL)
    expect(waiting.size).toBe(0)
  })

  test('is there at once where it is far: nothing in between is shown', () => {
    const { made, waiting } = gliding()
    made.bounds = { x: 0, y: 0, width: 40_000, height: 3000 }
    made.glide({ x: 30_000, y: 100, zoom: 1 })
    expect(made.get().x).toBe(30_000)
    expect(waiting.size).toBe(0)
  })

  test('gives way to whoever looks elsewhere meanwhile', () => {
    const { made, next, waiting } = gliding()
    made.glide(GOAL)
    next(0)
    next(50)
    made.panBy(10, 0)
    const { x } = made.get()
    expect(waiting.size).toBe(0)
    next(500)
    expect(made.get().x).toBe(x)
  })

  test('changes its mind: the last goal is the one', () => {
    const { made, next } = gliding()
    made.glide(GOAL)
    next(0)
    next(60)
    made.glide({ x: 200, y: 300, zoom: 1 })
    next(100)
    next(1000)
    expect(made.get()).toEqual({ x: 200, y: 300, zoom: 1 })
  })

  test('never leaves the board, wherever it is sent', () => {
    const { made, next } = gliding()
    made.glide({ x: 3900, y: 2900, zoom: 1 })
    for (const now of [0, 100, 300]) {
      next(now)
      expect(overlaps(made.view, BOUNDS)).toBe(true)
    }
  })

  test('goes to a note so that it can be read, and nowhere if it can be already', () => {
    const { made } = gliding(true)
    const inTheMiddle = { x: 600, y: 450, width: 168, height: 120 }
    made.glideToRead(inTheMiddle)
    expect(made.get()).toEqual({ x: 100, y: 100, zoom: 1 })
    const aside = { x: 2000, y: 1500, width: 168, height: 120 }
    made.glideToRead(aside)
    expect(made.toScreen([2084, 1560])).toEqual([600, 400])
    made.look({ x: 0, y: 0, zoom: 0.3 })
    made.glideToRead(aside)
    expect(made.isFar).toBe(false)
  })

  test('comes nearer to what was pointed at, which stays under the pointer', () => {
    const { made } = gliding(true)
    made.look({ x: 0, y: 0, zoom: 0.3 })
    const before = made.toBoard([500, 300])
    made.glideNearer([500, 300])
    expect(made.isFar).toBe(false)
    const [x, y] = made.toBoard([500, 300])
    expect(x).toBeCloseTo(before[0], 6)
    expect(y).toBeCloseTo(before[1], 6)
  })
})
