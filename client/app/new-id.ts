import { nanoid } from 'nanoid'
import type { Id } from '#shared/domain/ids.ts'

/** A new random id of 126 bits. */
export function newId<K extends string>(): Id<K> {
  return nanoid() as Id<K>
}

/**
 * An id for an own note. It begins with the time, so that a person's notes can be listed in the order they were
 * written; it stays in that person's own document, and the published id tells nothing of it.
 */
export function newOwnNoteId(now: number = Date.now()): Id<'own-note'> {
  return `${now.toString(36).padStart(9, '0')}${nanoid(14)}` as Id<'own-note'>
}
