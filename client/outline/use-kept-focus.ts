import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { Contents } from '#shared/domain/placing.ts'

/** Where focus is: the thing it is on, and if that goes, the place it was at. */
interface Held {
  readonly element: HTMLElement
  readonly note: string | undefined
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
      if (!(target instanceof HTMLElement) || target.closest('dialog')) return
      // A dialog gives focus back to the page's content where what it was opened from has gone: it goes on from there.
      const gone = target.id === 'main' && held.current && !held.current.element.isConnected ? held.current : undefined
      held.current = current.contains(target) ? holdOf(target) : undefined
      if (gone) focusSuccessor(current, gone)
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
    focusSuccessor(page.current, current)
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
    note: row instanceof HTMLElement ? row.dataset['note'] : undefined,
    key: element.closest<HTMLElement>('[data-focus-key]')?.dataset['focusKey'],
    part: part?.dataset['part'],
    index: row ? rows.indexOf(row) : 0,
  }
}

/** A row that comes into sight is given its controls a frame or two later. */
const FRAMES_MAX = 30

function focusSuccessor(page: HTMLElement | null, held: Held, framesLeft = FRAMES_MAX): void {
  const { activeElement } = document
  // Meanwhile somebody has gone on by themselves.
  if (activeElement && activeElement !== document.body && activeElement.id !== 'main') return
  const row = held.note && page?.querySelector(`[data-note="${CSS.escape(held.note)}"]`)
  if (row && !firstControl(row) && framesLeft > 0) {
    if (framesLeft === FRAMES_MAX) row.scrollIntoView({ block: 'nearest' })
    requestAnimationFrame(() => focusSuccessor(page, held, framesLeft - 1))
    return
  }
  const goal = successorOf(page, held)
  goal?.focus({ preventScroll: true })
  if (framesLeft < FRAMES_MAX) goal?.scrollIntoView({ block: 'nearest' })
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
