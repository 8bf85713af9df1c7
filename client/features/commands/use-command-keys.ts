import { useEffect } from 'react'
import { commandRegistry } from './command-registry.ts'
import { isKey } from './keys.ts'

/** Does the command whose keys are pressed: the very list that shows them is the one that is asked. */
export function useCommandKeys(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isElsewhere(event.target)) return
      const meant = commandRegistry
        .all()
        .find(({ keys, isHeardElsewhere }) => keys !== undefined && !isHeardElsewhere && isKey(event, keys))
      if (!meant) return
      event.preventDefault()
      meant.act()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
}

/** In a field keys write, and a dialog has its own. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]')) return true
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])'))
  )
}
