import { useEffect, useLayoutEffect, useState } from 'react'
import type { BoardScreen } from '#client/app/board-screen.ts'
import { useBoard } from '#client/app/use-board.tsx'

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
    const scroller = document.getElementById('main')
    const row = start && scroller?.querySelector(`[data-note="${start.note}"]`)
    if (!scroller || !row) return
    const comeBack = () => {
      scroller.scrollTop += row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - start.offsetPx
    }
    comeBack()
    // Rows get their size only once they are in sight, and push this one a little.
    const frame = requestAnimationFrame(comeBack)
    return () => cancelAnimationFrame(frame)
  }, [start])

  useEffect(() => {
    const scroller = document.getElementById('main')
    if (!scroller) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      timer = undefined
      const place = placeIn(scroller)
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
    scroller.addEventListener('scroll', later, { passive: true })
    return () => {
      clearTimeout(timer)
      scroller.removeEventListener('scroll', later)
    }
  }, [screen, key])

  return start !== undefined
}

/** The first row in view; nothing at the very top, which needs no keeping. */
export function placeIn(scroller: HTMLElement): Place | undefined {
  if (scroller.scrollTop < 8) return undefined
  const { left, top, width, height } = scroller.getBoundingClientRect()
  for (let down = 4; down < height; down += 24) {
    const under = document.elementFromPoint(left + width * 0.3, top + down)?.closest('[data-note]')
    if (!(under instanceof HTMLElement) || !scroller.contains(under)) continue
    return { note: under.dataset['note'] ?? '', offsetPx: under.getBoundingClientRect().top - top }
  }
  return undefined
}
