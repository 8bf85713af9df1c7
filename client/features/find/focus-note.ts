import type { NoteId } from '#shared/domain/ids.ts'

/** A view that has been moved to a note shows it, with its controls, a while later; one that has not by then will not. */
const FRAMES_MAX = 120

/** Puts focus on a note as soon as it is on the page: on its card, or on the first control of its row. */
export function focusNote(note: NoteId, framesLeft = FRAMES_MAX): void {
  const element = document.querySelector<HTMLElement>(`[data-note="${CSS.escape(note)}"]`)
  const isCard = element?.hasAttribute('tabindex')
  const target = isCard ? element : element?.querySelector<HTMLElement>('input, button, a')
  if (target) target.focus({ preventScroll: true })
  else if (framesLeft > 0) requestAnimationFrame(() => focusNote(note, framesLeft - 1))
}
