import { useCallback, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { Readable } from '#client/session/board-session.ts'
import type { Contents } from '#shared/domain/placing.ts'
import { placeIn } from './kept-position.ts'
import { type PageScroller, pageScroller } from './page-scroller.ts'

/** A row before a change: which it was, in which list, and how far below the upper edge of the page. */
interface Anchor {
  readonly note: string
  readonly part: string | undefined
  readonly topPx: number
}

/**
 * The contents, and with them a promise: whatever others move above, what one reads stays where it is on the screen. The
 * browser's own anchoring gives up at much of what happens here (and some browsers have none), so the rows that are read
 * are measured right before a change and the page is scrolled by what they moved.
 */
export function useAnchored(live: Readable<Contents>): Contents {
  const anchors = useRef<readonly Anchor[]>([])
  const read = useRef<Element>(undefined)
  const subscribe = useCallback(
    (wake: () => void) =>
      live.subscribe(() => {
        const scroller = pageScroller()
        if (scroller) {
          read.current = rowBeingRead(scroller, read.current)
          anchors.current = anchorsAt(scroller, read.current)
        }
        wake()
      }),
    [live],
  )
  const contents = useSyncExternalStore(subscribe, () => live.get())

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are moved when the contents change
  useLayoutEffect(() => {
    const scroller = pageScroller()
    if (!scroller) return
    for (const { note, part, topPx } of anchors.current) {
      const row = scroller.element.querySelector(`[data-note="${CSS.escape(note)}"]`)
      // A row that was taken elsewhere is no hold.
      if (!row || partOf(row) !== part) continue
      const movedPx = row.getBoundingClientRect().top - scroller.top - topPx
      if (Math.abs(movedPx) >= 1) scroller.element.scrollTop += movedPx
      break
    }
    anchors.current = []
  }, [contents])

  return contents
}

/** The row with focus if it is seen, else the one that was read a moment ago if it still is, else the first that is seen. */
function rowBeingRead(scroller: PageScroller, before: Element | undefined): Element | undefined {
  if (scroller.element.scrollTop < 8) return undefined
  const focused = document.activeElement?.closest('[data-note]')
  for (const row of [focused, before]) if (row && scroller.element.contains(row) && isSeen(scroller, row)) return row
  const place = placeIn(scroller)
  const found = place && scroller.element.querySelector(`[data-note="${CSS.escape(place.note)}"]`)
  return found ?? undefined
}

/** The row that is read, and its neighbours: it may be the one that is taken away. */
function anchorsAt(scroller: PageScroller, row: Element | undefined): readonly Anchor[] {
  if (!row) return []
  const beside = row.parentElement ? [...row.parentElement.children] : []
  return [row, ...beside.filter(each => each !== row && isSeen(scroller, each))].map(each => ({
    note: (each as HTMLElement).dataset['note'] ?? '',
    part: partOf(each),
    topPx: each.getBoundingClientRect().top - scroller.top,
  }))
}

function partOf(row: Element): string | undefined {
  return row.closest<HTMLElement>('[data-part]')?.dataset['part']
}

function isSeen(scroller: PageScroller, row: Element): boolean {
  const { top, bottom } = row.getBoundingClientRect()
  return bottom > scroller.top && top < scroller.bottom
}
