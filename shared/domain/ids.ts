declare const brand: unique symbol

/** An id of one kind; a board id cannot stand where a note id is asked for. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind }

export type FrameworkId = Id<'framework'>
export type PriorityId = Id<'priority'>
export type PromptId = Id<'prompt'>
export type WorkshopId = Id<'workshop'>
export type StepId = Id<'step'>
export type RoundId = Id<'round'>
export type GroupId = Id<'group'>
export type ClusterId = Id<'cluster'>
/** A published note. Derived by the server with the board's secret, so it says nothing of its author. */
export type NoteId = Id<'note'>
/** A note in its author's own document; made on the author's device and known to nobody else. */
export type OwnNoteId = Id<'own-note'>
/** A participant on one board: random, given by the server at the first join, kept by the device. */
export type ParticipantId = Id<'participant'>

/** Every id: 1 to 32 characters of base62, `-` and `_`. No dot, no colon: those part the keys in the documents. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{1,32}$/

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID_PATTERN.test(value)
}
