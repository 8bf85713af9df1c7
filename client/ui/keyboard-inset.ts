/** Smaller differences are bars of the browser. */
const KEYBOARD_MIN_PX = 120

/**
 * Tells the style sheets what a keyboard on the screen covers, where the browser lays it over the page instead of making
 * the page smaller, and brings what is being written back into sight. Gives the way to stop.
 */
export function watchKeyboard(): () => void {
  const seen = window.visualViewport
  if (!seen) return () => undefined
  const { documentElement: root } = document
  const look = () => {
    const covered = innerHeight - seen.height
    // Pinching makes the seen part smaller too.
    const isUp = covered >= KEYBOARD_MIN_PX && seen.scale < 1.05
    root.style.setProperty('--keyboard', `${isUp ? Math.round(covered) : 0}px`)
    if (isUp === 'keyboard' in root.dataset) return
    if (isUp) root.dataset['keyboard'] = ''
    else delete root.dataset['keyboard']
    if (isUp) requestAnimationFrame(() => document.activeElement?.scrollIntoView({ block: 'nearest' }))
  }
  seen.addEventListener('resize', look)
  look()
  return () => {
    seen.removeEventListener('resize', look)
    root.style.removeProperty('--keyboard')
    delete root.dataset['keyboard']
  }
}
