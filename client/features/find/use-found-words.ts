import { useEffect } from 'react'
import type { Found } from './find-store.ts'
import { highlightFound } from './highlight.ts'

/** Marks what is found in the notes on the page, and keeps up with notes that come into view or change: once a frame. */
export function useFoundWords(found: Found): void {
  useEffect(() => {
    const root = document.getElementById('main')
    if (!root || found.words.length === 0) return
    let frame: number | undefined
    const paint = () => {
      frame = undefined
      highlightFound(root, found)
    }
    const observer = new MutationObserver(() => {
      frame ??= requestAnimationFrame(paint)
    })
    paint()
    observer.observe(root, { childList: true, characterData: true, subtree: true })
    return () => {
      observer.disconnect()
      if (frame !== undefined) cancelAnimationFrame(frame)
      highlightFound(root, { ...found, words: [] })
    }
  }, [found])
}
