import { cleanup, fireEvent, screen as page } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CanvasView } from '#client/canvas/CanvasView.tsx'
import { placeId } from '#shared/domain/placing.ts'
import { showBoard } from '#tests/support/board-on-screen.tsx'
import { say } from '#tests/support/on-screen.tsx'
import { goals, noteId, smallBoard, withNotes } from '#tests/support/small-board.ts'

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

test('the way to open space is there until a note is selected: it would lie over what can be done with it', () => {
  const board = withNotes(smallBoard(), ['n1', 'far'])
  board.set('places', placeId(goals, noteId('far')), { place: { in: 'open', at: [50_000, 50_000] } })
  showBoard(board, 'facilitator', <CanvasView framework={goals} />)
  const name = say('canvas.openWay', { count: 1 })
  expect(page.getByRole('button', { name })).toBeTruthy()
  const card = document.querySelector('[data-note="n1"]') as HTMLElement
  fireEvent.keyDown(card, { key: 's' })
  expect(page.getByRole('toolbar', { name: say('selection.label') })).toBeTruthy()
  expect(page.queryByRole('button', { name })).toBeNull()
  fireEvent.keyDown(card, { key: 'Escape' })
  expect(page.getByRole('button', { name })).toBeTruthy()
})
