import type { Page } from 'playwright-core'

/** How far the page can be scrolled sideways, in css px; 0 where nothing reaches out of it. */
export async function sidewaysOf(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { documentElement: root } = document
    const main = document.querySelector('main')
    const within = main ? main.scrollWidth - main.clientWidth : 0
    return Math.max(0, root.scrollWidth - innerWidth, within)
  })
}

/**
 * Words that do not fit into their box and are cut by it, within what the selector finds. Boxes that end in dots or
 * scroll on purpose, and words for readers alone, are no fault.
 */
export async function cutWords(page: Page, within: string): Promise<string[]> {
  return await page.evaluate(selector => {
    const found: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>(`${selector}, ${selector} *`)) {
      const style = getComputedStyle(element)
      const { overflowX, overflowY, textOverflow, webkitLineClamp, clipPath } = style
      if (element.clientWidth <= 1 || clipPath !== 'none' || style.display === 'inline') continue
      if (textOverflow === 'ellipsis' || webkitLineClamp !== 'none') continue
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) continue
      const isCut = (how: string) => how === 'hidden' || how === 'clip'
      const isTooTall = isCut(overflowY) && element.scrollHeight > element.clientHeight + 1
      const isTooWide = isCut(overflowX) && element.scrollWidth > element.clientWidth + 1
      if (isTooTall || isTooWide) found.push(`${element.className}: ${element.textContent?.slice(0, 60)}`)
    }
    return found
  }, within)
}
