import { act, cleanup, fireEvent, screen as page } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CanvasView } from '#client/canvas/CanvasView.tsx'
import { showBoard } from '#tests/support/board-on-screen.tsx'
import { say } from '#tests/support/on-screen.tsx'
import { goals, smallBoard, withNotes } from '#tests/support/small-board.ts'

beforeEach(() => {
  HTMLElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 1400, 900)
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

/** Presses a button over the note and moves the hand on; is it held then? */
async function isHeldWith(button: number): Promise<boolean> {
  const card = document.querySelector('[data-note="n1"]')
  if (!card) throw new Error('there is no card')
  await act(async () => {
    fireEvent.mouseDown(card, { button, clientX: 100, clientY: 100 })
    fireEvent.mouseMove(document, { clientX: 160, clientY: 140 })
    await new Promise(resolve => setTimeout(resolve))
  })
  return page.getByRole('application', { name: say('canvas.label') }).dataset['holding'] !== undefined
}

test('the first button takes hold of a note, the middle one, which pans, does not', async () => {
  showBoard(withNotes(smallBoard(), ['n1']), 'facilitator', <CanvasView framework={goals} />)
  expect(await isHeldWith(1)).toBe(false)
  fireEvent.mouseUp(document)
  expect(await isHeldWith(0)).toBe(true)
})
