/** What scrolls, and between which edges of the window one sees of it, px. */
export interface PageScroller {
  readonly element: Element
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly width: number
}

/** The content of the board scrolls by itself; on a low screen the whole page does. */
export function pageScroller(): PageScroller | undefined {
  const main = document.getElementById('main')
  if (!main) return undefined
  const { top, bottom, left, width } = main.getBoundingClientRect()
  const { scrollingElement } = document
  if (main.scrollHeight > main.clientHeight || !scrollingElement) return { element: main, top, bottom, left, width }
  return { element: scrollingElement, top: 0, bottom: innerHeight, left, width }
}
