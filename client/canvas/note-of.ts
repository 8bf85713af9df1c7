import type { ClusterId, NoteId, OwnNoteId } from '#shared/domain/ids.ts'

/** The note that an element is, or is part of. */
export function noteOf(target: EventTarget): NoteId | undefined {
  return dataOf(target, 'note') as NoteId | undefined
}

/** The own note, seen by nobody else yet, that an element is part of. */
export function ownOf(target: EventTarget): OwnNoteId | undefined {
  return dataOf(target, 'own') as OwnNoteId | undefined
}

/** The cluster by whose title bar something is done; not what stands in the bar for acts of its own. */
export function clusterBarOf(target: EventTarget): ClusterId | undefined {
  if (target instanceof Element && target.closest('[data-bar-act], input')) return undefined
  return dataOf(target, 'clusterBar') as ClusterId | undefined
}

/** What takes the hand for itself: nothing is panned, picked up or selected through it. */
export function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, input, textarea, select, a, dialog, form') !== null
}

function dataOf(target: EventTarget, name: string): string | undefined {
  const attribute = name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
  const element = target instanceof Element ? target.closest(`[data-${attribute}]`) : null
  return element instanceof HTMLElement ? element.dataset[name] : undefined
}
