import { type RefObject, useEffect } from 'react'

interface FindActs {
  readonly field: RefObject<HTMLInputElement | null>
  readonly isOpen: boolean
  open(): void
  close(): void
  go(by: 1 | -1): void
}

/**
 * Ctrl or Cmd and F, or a slash, open the search, from anywhere but a field or a dialog; within it they are the
 * browser's own search and a slash. While it is open, Ctrl or Cmd and G or F3 go on, and Escape leaves it.
 */
export function useFindKeys({ field, isOpen, open, close, go }: FindActs): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || document.querySelector('dialog[open]')) return
      const isInBar = event.target === field.current
      const act = meant(event, isOpen, isInBar || !isField(event.target))
      if (!act || (act === 'open' && isInBar)) return
      event.preventDefault()
      if (act === 'open') open()
      else if (act === 'close') close()
      else go(act === 'next' ? 1 : -1)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [field, isOpen, open, close, go])
}

function meant(
  event: KeyboardEvent,
  isOpen: boolean,
  isHeard: boolean,
): 'open' | 'close' | 'next' | 'previous' | undefined {
  const key = event.key.toLowerCase()
  const isCommand = event.ctrlKey || event.metaKey
  if (isCommand && key === 'f' && !event.shiftKey) return 'open'
  if (!isHeard) return undefined
  if (!isCommand && key === '/') return 'open'
  if (!isOpen) return undefined
  if (!isCommand && key === 'escape') return 'close'
  if ((isCommand && key === 'g') || (!isCommand && key === 'f3')) return event.shiftKey ? 'previous' : 'next'
  return undefined
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
