import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Camera } from '#client/canvas/camera.ts'
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
