import { type RefObject, useLayoutEffect, useState } from 'react'

/** The browser says when it passes over an element, and when it comes near what is seen (content-visibility). */

const SAYS = 'contentvisibilityautostatechange'
const isSaid = 'ContentVisibilityAutoStateChangeEvent' in globalThis

/**
 * Whether a chunk of rows is near enough to what is seen to be given its controls. Far away there are only its words: the
 * browser's own search and a screen reader find them, and they cost almost nothing. Where no browser says so, always.
 */
export function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(!isSaid)
  // Before the browser draws: it says so once, and what it said to nobody would leave these rows without controls.
  useLayoutEffect(() => {
    const { current } = element
    if (!current || !isSaid) return
    const hear = (event: Event) => {
      if (event.target === current) setNear(!(event as Event & { readonly skipped: boolean }).skipped)
    }
    current.addEventListener(SAYS, hear)
    return () => current.removeEventListener(SAYS, hear)
  }, [element])
  return isNear
}
