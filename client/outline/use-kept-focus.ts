import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { Contents } from '#shared/domain/placing.ts'

/** Where focus is: the thing it is on, and if that goes, the place it was at. */
interface Held {
  readonly element: HTMLElement
  readonly key: string | undefined
  readonly part: string | undefined
  /** Which row of that part it was on. */
  readonly index: number
}

/**
 * Focus is not lost when a row is moved, by this person or another: it goes along with what it was on, and where that has
 * gone for good, to the row that took its place, else to the heading of the list.
 */
export function useKeptFocus(page: RefObject<HTMLElement | null>, contents: Contents): void {
  const held = useRef<Held>(undefined)
  useEffect(() => {
    const { current } = page
    if (!current) return
    const hear = ({ target }: FocusEvent) => {
      held.current = target instanceof HTMLElement && current.contains(target) ? holdOf(target) : undefined
    }
    const leave = ({ relatedTarget }: FocusEvent) => {
      // To nowhere: either what it was on has gone, or somebody pressed beside everything.
      if (relatedTarget === null) queueMicrotask(() => held.current?.element.isConnected && forgetUnlessOn(held))
    }
    document.addEventListener('focusin', hear)
    current.addEventListener('focusout', leave)
    return () => {
      document.removeEventListener('focusin', hear)
      current.removeEventListener('focusout', leave)
    }
  }, [page])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a row is moved when the contents change
  useLayoutEffect(() => {
    const { current } = held
    const { activeElement } = document
    if (!current || (activeElement !== null && activeElement !== document.body)) return
    successorOf(page.current, current)?.focus({ preventScroll: true })
  }, [page, contents])
}

function forgetUnlessOn(held: RefObject<Held | undefined>): void {
  if (document.activeElement === document.body) held.current = undefined
}

function holdOf(element: HTMLElement): Held {
  const row = element.closest('[data-note]')
  const part = element.closest<HTMLElement>('[data-part]')
  const rows = part ? [...part.querySelectorAll('[data-note]')] : []
  return {
    element,
    key: element.closest<HTMLElement>('[data-focus-key]')?.dataset['focusKey'],
    part: part?.dataset['part'],
    index: row ? rows.indexOf(row) : 0,
  }
}

function successorOf(page: HTMLElement | null, { key, part, index }: Held): HTMLElement | undefined {
  if (!page) return undefined
  const moved = key === undefined ? null : page.querySelector<HTMLElement>(`[data-focus-key="${CSS.escape(key)}"]`)
  if (moved) return moved
  const place = part === undefined ? null : page.querySelector<HTMLElement>(`[data-part="${CSS.escape(part)}"]`)
  const rows = place ? [...place.querySelectorAll('[data-note]')] : []
  const next = firstControl(rows[Math.min(index, rows.length - 1)] ?? null)
  return (
    next ?? place?.querySelector<HTMLElement>('[tabindex="-1"], button') ?? document.getElementById('main') ?? undefined
  )
}

function firstControl(within: Element | null): HTMLElement | null | undefined {
  return within?.querySelector<HTMLElement>('input, button:not(:disabled)')
}
