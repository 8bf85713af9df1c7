import type { NoteId } from '#shared/domain/ids.ts'

/** The note that an element is, or is part of. */
export function noteOf(target: EventTarget): NoteId | undefined {
  const element = target instanceof Element ? target.closest('[data-note]') : null
  return element instanceof HTMLElement ? (element.dataset['note'] as NoteId | undefined) : undefined
}
