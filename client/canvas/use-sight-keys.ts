import { useEffect } from 'react'
import type { Laid } from '#client/app/contents-store.ts'
import { useBoard } from '#client/app/use-board.tsx'
import type { NoteId } from '#shared/domain/ids.ts'
import { around, type Rect } from '#shared/domain/layout/geometry.ts'
import { cardBox, type Layout } from '#shared/domain/layout/layout.ts'
import type { Camera } from './camera.ts'

/**
 * Shift+1 or 0 shows everything, Shift+2 the selected notes, Shift+0 full size: by where the keys are, for with Shift
 * every language has other signs on them. Heard first, because some of these signs mean something else on the canvas.
 */
export function useSightKeys(camera: Camera, laid: Laid): void {
  const { screen } = useBoard()
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return
      if (!lookBy(event, camera, laid.layout, screen.selected.get())) return
      event.preventDefault()
      event.stopPropagation()
    }
    addEventListener('keydown', hear, true)
    return () => removeEventListener('keydown', hear, true)
  }, [camera, laid, screen])
}

function lookBy(event: KeyboardEvent, camera: Camera, layout: Layout, selected: ReadonlySet<NoteId>): boolean {
  if (event.code === 'Digit1' && event.shiftKey) camera.glideToFit(layout.bounds)
  else if (event.key === '0' && !event.shiftKey) camera.glideToFit(layout.bounds)
  else if (event.code === 'Digit0' && event.shiftKey) camera.glideZoomTo(1)
  else if (event.code === 'Digit2' && event.shiftKey) {
    const box = selectionBox(layout, selected)
    if (box) camera.glideToFit(box, { marginPx: 96 })
  } else return false
  return true
}

/** Around the selected notes that lie on this canvas. */
export function selectionBox(layout: Layout, selected: Iterable<NoteId>): Rect | undefined {
  const boxes = [...selected].flatMap(note => {
    const card = layout.cardOf.get(note)
    return card ? [cardBox(card)] : []
  })
  return boxes.length === 0 ? undefined : around(boxes)
}

/** In a field digits are digits, and a dialog hides the canvas. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]') !== null
}
