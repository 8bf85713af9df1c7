import type { NoteId } from '#shared/domain/ids.ts'
import type { Layout } from '#shared/domain/layout/layout.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** Being off to the side counts so much more than being further on. */
const SIDEWAYS_WEIGHT = 2.5
/** What lies further aside than this many times further on is not in that direction. */
const CONE = 2

/** The note that lies next in a direction, as the eye would go. */
export function neighbourOf(layout: Layout, note: NoteId, direction: Direction): NoteId | undefined {
  const from = layout.cardOf.get(note)
  if (!from) return layout.cards[0]?.note
  let best: NoteId | undefined
  let least = Number.POSITIVE_INFINITY
  for (const card of layout.cards) {
    const dx = card.x - from.x
    const dy = card.y - from.y
    const along = direction === 'right' ? dx : direction === 'left' ? -dx : direction === 'down' ? dy : -dy
    const aside = Math.abs(direction === 'left' || direction === 'right' ? dy : dx)
    if (along <= 1 || aside > along * CONE) continue
    const cost = along + aside * SIDEWAYS_WEIGHT
    if (cost < least) {
      least = cost
      best = card.note
    }
  }
  return best
}
