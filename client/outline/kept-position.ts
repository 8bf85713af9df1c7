import { useEffect, useLayoutEffect, useState } from 'react'
import type { BoardScreen } from '#client/app/board-screen.ts'
import { useBoard } from '#client/app/use-board.tsx'
import { type PageScroller, pageScroller } from './page-scroller.ts'

/** Where one read: a row, and how far below the upper edge it stood, px. Pixels alone would shift as others write above. */
interface Place {
  readonly note: string
  readonly offsetPx: number
}

const places = new WeakMap<BoardScreen, Map<string, Place>>()

const AT_REST_MS = 120

/**
 * Keeps where one reads while one looks at something else. True if there is a place to come back to: then every row
 * has to be there at once.
 */
export function useKeptPosition(key: string): boolean {
  const { screen } = useBoard()
  const [start] = useState(() => places.get(screen)?.get(key))

  useLayoutEffect(() => {
    const row = start && document.querySelector(`main [data-note="${start.note}"]`)
    if (!row) return
    const comeBack = () => {
      const scroller = pageScroller()
      if (scroller) scroller.element.scrollTop += row.getBoundingClientRect().top - scroller.top - start.offsetPx
    }
    comeBack()
    // Rows get their size only once they are in sight, and push this one a little.
    const frame = requestAnimationFrame(comeBack)
    return () => cancelAnimationFrame(frame)
  }, [start])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      timer = undefined
      const scroller = pageScroller()
      const place = scroller && placeIn(scroller)
      const kept = places.get(screen) ?? new Map<string, Place>()
      places.set(screen, kept)
      if (place) kept.set(key, place)
      else kept.delete(key)
    }
    // Asking what stands where makes the browser lay everything out: once the scrolling has come to rest.
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(keep, AT_REST_MS)
    }
    addEventListener('scroll', later, { passive: true, capture: true })
    return () => {
      clearTimeout(timer)
      removeEventListener('scroll', later, { capture: true })
    }
  }, [screen, key])

  return start !== undefined
}

/** The first row in view; nothing at the very top, which needs no keeping. */
export function placeIn({ element, left, top, bottom, width }: PageScroller): Place | undefined {
  if (element.scrollTop < 8) return undefined
  for (let down = 4; top + down < bottom; down += 24) {
    const under = document.elementFromPoint(left + width * 0.3, top + down)?.closest('[data-note]')
    if (!(under instanceof HTMLElement) || !element.contains(under)) continue
    return { note: under.dataset['note'] ?? '', offsetPx: under.getBoundingClientRect().top - top }
  }
  return undefined
}
