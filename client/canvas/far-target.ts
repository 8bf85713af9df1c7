import type { Laid } from '#client/app/contents-store.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { contains, type Point, type Rect } from '#shared/domain/layout/geometry.ts'
import { AREA_TITLE_HEIGHT, LIST_TITLE_HEIGHT } from '#shared/domain/layout/sizes.ts'

/** What a point of the far view leads to: a note to read, or a cluster or a priority to look at. */
export type FarTarget = { readonly kind: 'note'; readonly note: NoteId } | { readonly kind: 'box'; readonly box: Rect }

/** A title can be hit on so much of the screen, however small it is written. */
const TITLE_LEAST_PX = 24

/** From above: titles of priorities, notes, clusters, titles of lists, and then what a small title takes around itself. */
export function farTargetAt({ layout, grid }: Laid, point: Point, zoom: number): FarTarget | undefined {
  const area = layout.areas.find(({ box }) => contains(box, point))
  if (area && contains(strip(area.box, AREA_TITLE_HEIGHT), point)) return { kind: 'box', box: area.box }
  const card = grid.at(point)
  if (card) return { kind: 'note', note: card.note }
  if (!area) return undefined
  const list = area.lists.find(({ box }) => contains(box, point))
  const cluster = list?.clusters.find(({ box }) => contains(box, point))
  if (cluster) return { kind: 'box', box: cluster.box }
  if (list && contains(strip(list.box, LIST_TITLE_HEIGHT), point)) return { kind: 'box', box: list.box }
  return contains(strip(area.box, TITLE_LEAST_PX / zoom), point) ? { kind: 'box', box: area.box } : undefined
}

function strip(box: Rect, height: number): Rect {
  return { ...box, height: Math.min(height, box.height) }
}
