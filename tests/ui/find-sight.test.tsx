import { act, cleanup, fireEvent, screen as page, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CanvasView } from '#client/canvas/CanvasView.tsx'
import type { Peer } from '#client/session/board-session.ts'
import { lastSaid, showBoard } from '#tests/support/board-on-screen.tsx'
import { FakeSession } from '#tests/support/fake-session.ts'
import { deviceOf, say, showOnBoard } from '#tests/support/on-screen.tsx'
import { goals, note, smallBoard, withNotes } from '#tests/support/small-board.ts'

let size: readonly [number, number]
beforeEach(() => {
  size = [1400, 900]
  HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, ...size)
  globalThis.ResizeObserver = class {
    readonly #tell: ResizeObserverCallback
    constructor(tell: ResizeObserverCallback) {
      this.#tell = tell
    }
    observe(): void {
      this.#tell([], this)
    }
    unobserve(): void {}
    disconnect(): void {}
  }
})
afterEach(cleanup)

/** Two priorities, and a note far out in open space, so that there is something to look for. */
function board() {
  const far = note({ text: 'Kaukana', wish: { framework: goals, at: [4000, 3000] } })
  return withNotes(smallBoard(), ['n1', 'n2']).with('notes', 'n9', { note: far })
}
const onCanvas = () => showBoard(board(), 'facilitator', <CanvasView framework={goals} />)
const map = () => page.getByRole('application', { name: say('map.label') })
const world = () => {
  const found = document.querySelector<HTMLElement>('[style*="scale("]')
  if (!found) throw new Error('no world')
  const [, x, y, zoom] = /translate\((.*)px, (.*)px\) scale\((.*)\)/.exec(found.style.transform) ?? []
  return { x: Number(x), y: Number(y), zoom: Number(zoom) }
}
const canvas = () => page.getByRole('application', { name: say('canvas.label') })
const key = (target: Element, key: string, more: object = {}) => fireEvent.keyDown(target, { key, ...more })

/** A busy machine draws the frames of a glide late. */
const GLIDE = { timeout: 10_000 }

describe('the map of the board', () => {
  test('is put away by its button, and this device remembers', () => {
    const session = new FakeSession(board(), { role: 'facilitator' })
    const device = deviceOf()
    showOnBoard(<CanvasView framework={goals} />, session, device)
    expect(map().getAttribute('aria-describedby')).toBeTruthy()
    const button = page.getByRole('button', { name: say('map.hide') })
    expect(button.getAttribute('aria-expanded')).toBe('true')
    fireEvent.click(button)
    expect(page.queryByRole('application', { name: say('map.label') })).toBeNull()
    showOnBoard(<CanvasView framework={goals} />, session, device)
    expect(page.queryByRole('application', { name: say('map.label') })).toBeNull()
    fireEvent.click(page.getByRole('button', { name: say('map.show') }))
    expect(map()).toBeTruthy()
  })

  test('waits to be asked for where there is little room', () => {
    const { matchMedia } = globalThis
    globalThis.matchMedia = query => ({
      ...matchMedia(query),
      matches: false,
      addEventListener() {},
      removeEventListener() {},
    })
    onCanvas()
    expect(page.queryByRole('application', { name: say('map.label') })).toBeNull()
    fireEvent.click(page.getByRole('button', { name: say('map.show') }))
    expect(map()).toBeTruthy()
    globalThis.matchMedia = matchMedia
  })

  test('moves what is in view by arrow keys, zooms, and leaves other keys alone', () => {
    onCanvas()
    const before = world()
    key(map(), 'ArrowRight')
    expect(world().x).toBeLessThan(before.x)
    key(map(), 'ArrowDown')
    expect(world().y).toBeLessThan(before.y)
    key(map(), '+')
    expect(world().zoom).toBeGreaterThan(before.zoom)
    expect(key(map(), 'Tab')).toBe(true)
    expect(key(map(), 'ArrowLeft')).toBe(false)
  })

  test('goes from priority to priority by Page Down and Page Up, and says where one is', async () => {
    onCanvas()
    const names = ['Koulut', 'Terveys'].map(title => say('map.priority', { title }))
    key(map(), 'PageDown')
    const first = lastSaid()
    expect(names).toContain(first)
    await waitFor(() => expect(world().zoom).toBeGreaterThan(0))
    key(map(), 'Enter')
    expect(names).toContain(lastSaid())
  })

  test('is pressed where one wants to look', async () => {
    onCanvas()
    const before = world()
    map().setPointerCapture = () => undefined
    fireEvent.pointerDown(map(), { button: 0, clientX: 200, clientY: 130, pointerId: 1 })
    fireEvent.pointerMove(map(), { clientX: 200, clientY: 135, pointerId: 1 })
    expect(world().x).toBeLessThan(before.x)
    fireEvent.pointerUp(map(), { pointerId: 1 })
    const after = world()
    fireEvent.pointerMove(map(), { clientX: 20, clientY: 20, pointerId: 1 })
    expect(world()).toEqual(after)
  })
})

describe('seeing more and less', () => {
  test('Shift+1 and 0 show everything, Shift+0 full size, whatever signs are on these keys', async () => {
    onCanvas()
    key(canvas(), '!', { code: 'Digit1', shiftKey: true })
    await waitFor(() => expect(world().zoom).toBeLessThan(0.4), GLIDE)
    // Where it means a sign of its own, as on a Finnish keyboard.
    key(canvas(), '=', { code: 'Digit0', shiftKey: true })
    await waitFor(() => expect(world().zoom).toBe(1), GLIDE)
    key(canvas(), '0', { code: 'Digit0' })
    await waitFor(() => expect(world().zoom).toBeLessThan(0.4), GLIDE)
  })

  test('Shift+2 and a button go to what is selected', async () => {
    onCanvas()
    const button = page.getByRole<HTMLButtonElement>('button', { name: say('sight.selection') })
    expect(button.disabled).toBe(true)
    key(canvas(), 'a', { ctrlKey: true })
    expect(button.disabled).toBe(false)
    key(canvas(), '"', { code: 'Digit2', shiftKey: true })
    await waitFor(() => expect(world().zoom).toBeLessThan(0.4), GLIDE)
  })

  test('leaves digits to fields', () => {
    onCanvas()
    fireEvent.click(page.getByRole('button', { name: say('find.open') }))
    const before = world()
    expect(key(page.getByRole('textbox', { name: say('find.field') }), '0', { code: 'Digit0' })).toBe(true)
    expect(world()).toEqual(before)
  })
})

describe('many people', () => {
  const crowd = (count: number): Peer[] =>
    Array.from({ length: count }, (_, i) => ({
      id: i + 1,
      role: 'participant',
      name: `P${i}`,
      framework: goals,
      cursor: [10, 10],
    }))

  test('are pointers while they are few, and a number when they are many', () => {
    const session = onCanvas()
    act(() => session.peers.set(crowd(3)))
    expect(canvas().textContent).toContain('P2')
    expect(document.body.textContent).not.toContain(say('sight.crowd', { count: 4 }))
    act(() => session.peers.set(crowd(40)))
    expect(canvas().textContent).not.toContain('P2')
    expect(document.body.textContent).toContain(say('sight.crowd', { count: 41 }))
  })
})
