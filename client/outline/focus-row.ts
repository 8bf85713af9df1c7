import type { NoteId } from '#shared/domain/ids.ts'

/** A row that comes into sight is given its controls a frame or two later; one that has none by then will get none. */
const FRAMES_MAX = 30

/** Puts focus on the box of a row and brings it into sight. */
export function focusRow(note: NoteId, framesLeft = FRAMES_MAX): void {
  const row = document.querySelector(`main [data-note="${CSS.escape(note)}"]`)
  const box = row?.querySelector<HTMLElement>('input[type="checkbox"]')
  if (row && framesLeft === FRAMES_MAX) row.scrollIntoView({ block: 'nearest' })
  if (box) box.focus({ preventScroll: true })
  else if (framesLeft > 0) requestAnimationFrame(() => focusRow(note, framesLeft - 1))
}
