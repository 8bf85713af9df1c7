import { contains, overlaps, type Point, type Rect } from './geometry.ts'
import { type Card, cardBox, type Layout } from './layout.ts'
import { NOTE_SIZE } from './sizes.ts'

const CELL_UNITS = 720

/** Finds the cards of a layout by where they are: for drawing only what is in view, and for what is under a pointer. */
export class NoteGrid {
  private readonly cells = new Map<string, Card[]>()
  private readonly cards: readonly Card[]

  constructor(layout: Layout) {
    this.cards = layout.cards
    for (const card of layout.cards) {
      const key = `${Math.floor(card.x / CELL_UNITS)}:${Math.floor(card.y / CELL_UNITS)}`
      const there = this.cells.get(key)
      if (there) there.push(card)
      else this.cells.set(key, [card])
    }
  }

  /** The cards that lie in the rectangle at least in part, in no particular order. */
  within(view: Rect): Card[] {
    // A card is kept where its upper left corner is, so one cell's worth of cards may reach in from there.
    const left = Math.floor((view.x - NOTE_SIZE.width) / CELL_UNITS)
    const top = Math.floor((view.y - NOTE_SIZE.height) / CELL_UNITS)
    const right = Math.floor((view.x + view.width) / CELL_UNITS)
    const bottom = Math.floor((view.y + view.height) / CELL_UNITS)
    if ((right - left + 1) * (bottom - top + 1) > this.cells.size)
      return this.cards.filter(card => overlaps(cardBox(card), view))
    const found: Card[] = []
    for (let row = top; row <= bottom; row += 1) {
      for (let column = left; column <= right; column += 1) {
        for (const card of this.cells.get(`${column}:${row}`) ?? []) if (overlaps(cardBox(card), view)) found.push(card)
      }
    }
    return found
  }

  /** The card under a point. */
  at(point: Point): Card | undefined {
    const spot = { x: point[0], y: point[1], width: 1e-6, height: 1e-6 }
    return this.within(spot).find(card => contains(cardBox(card), point))
  }
}
