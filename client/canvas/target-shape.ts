import type { ClusterId } from '#shared/domain/ids.ts'
import type { ClusterTarget, DropTarget } from '#shared/domain/layout/drop-target.ts'
import type { Rect } from '#shared/domain/layout/geometry.ts'
import { type CardRows, type ClusterBox, cardBox, cornerAt, type Layout } from '#shared/domain/layout/layout.ts'
import {
  AREA_TITLE_HEIGHT,
  CLUSTER_GAP,
  LIST_PADDING,
  LIST_TITLE_HEIGHT,
  NOTE_GAP,
  NOTE_SIZE,
} from '#shared/domain/layout/sizes.ts'

/** Where something that is carried, notes or a whole cluster, would land. */
export type CarryTarget = DropTarget | ClusterTarget

/** How a target is shown while something is held over it. */
export interface TargetShape {
  readonly kind: CarryTarget['kind']
  /** The bar between two cards, the card, the cluster or the free spot itself. */
  readonly mark: Rect
  /** The cluster around the bar, where there is one. */
  readonly around: Rect | undefined
}

/** Where to draw a target; undefined if it has gone meanwhile. */
export function shapeOf(layout: Layout, target: CarryTarget): TargetShape | undefined {
  switch (target.kind) {
    case 'note': {
      const card = layout.cardOf.get(target.note)
      return card && { kind: 'note', mark: cardBox(card), around: undefined }
    }
    case 'list': {
      const area = layout.areas.find(({ priority }) => priority === target.priority)
      const list = area?.lists.find(({ prompt }) => prompt === target.prompt)
      return list && { kind: 'list', mark: barAt(list.cards, target.index), around: undefined }
    }
    case 'cluster': {
      const cluster = clusterBoxOf(layout, target.cluster)
      if (cluster?.folded) return { kind: 'merge', mark: cluster.box, around: undefined }
      return cluster && { kind: 'cluster', mark: barAt(cluster.cards, target.index), around: cluster.box }
    }
    case 'merge': {
      const cluster = clusterBoxOf(layout, target.into)
      return cluster && { kind: 'merge', mark: cluster.box, around: undefined }
    }
    case 'place': {
      const area = layout.areas.find(({ priority }) => priority === target.priority)
      const list = area?.lists.find(({ prompt }) => prompt === target.prompt)
      if (!list) return undefined
      const after = list.clusters[target.index - 1]?.box
      const y = after ? after.y + after.height + CLUSTER_GAP / 2 : list.box.y + LIST_TITLE_HEIGHT - CLUSTER_GAP / 2
      const x = list.box.x + LIST_PADDING
      return {
        kind: 'place',
        mark: { x, y: y - 3, width: list.box.width - LIST_PADDING * 2, height: 6 },
        around: undefined,
      }
    }
    case 'priority': {
      const area = layout.areas.find(({ priority }) => priority === target.priority)
      return area && { kind: 'priority', mark: { ...area.box, height: AREA_TITLE_HEIGHT }, around: undefined }
    }
    case 'open': {
      const [left, top] = layout.openStart
      return { kind: 'open', mark: cardBox({ x: left + target.at[0], y: top + target.at[1] }), around: undefined }
    }
  }
}

export function clusterBoxOf(layout: Layout, cluster: ClusterId): ClusterBox | undefined {
  for (const { lists } of layout.areas) {
    for (const { clusters } of lists) {
      const found = clusters.find(each => each.cluster === cluster)
      if (found) return found
    }
  }
  return undefined
}

/** At the end of a full row the bar stands behind its last card, not at the start of an empty row. */
function barAt(rows: CardRows, index: number): Rect {
  const isRowEnd = index > 0 && index === rows.count && index % rows.across === 0
  const [x, y] = cornerAt(rows, isRowEnd ? index - 1 : index)
  const left = isRowEnd ? x + NOTE_SIZE.width : x - NOTE_GAP
  return { x: left + NOTE_GAP / 2 - 3, y, width: 6, height: NOTE_SIZE.height }
}
