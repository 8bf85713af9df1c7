import { type RefObject, useEffect, useState } from 'react'

/** How wide an element is, in css px, in steps of 20: pictures are drawn for it, so that their letters keep their size. */
export function useWidth(element: RefObject<HTMLElement | null>, first: number): number {
  const [width, setWidth] = useState(first)
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(entries => {
      const measured = entries[0]?.contentRect.width ?? 0
      if (measured > 0) setWidth(Math.floor(measured / 20) * 20)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}
