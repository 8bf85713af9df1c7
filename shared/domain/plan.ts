import type { Rows, TableName } from './tables.ts'

/** One row's fields to set; a field given as `undefined` is removed. Rows that do not exist come into being. */
export type Put = {
  readonly [T in TableName]: {
    readonly kind: 'put'
    readonly table: T
    readonly id: string
    readonly fields: Partial<{ readonly [F in keyof Rows[T]]: Rows[T][F] | undefined }>
  }
}[TableName]

/** Takes a row away with all its fields. */
export interface Remove {
  readonly kind: 'remove'
  readonly table: TableName
  readonly id: string
}

export type Change = Put | Remove

/** Why a command was not carried out; each has a sentence in the message catalogue. */
export type RefusalReason =
  | 'not-allowed'
  | 'step-forbids'
  | 'note-missing'
  | 'cluster-missing'
  | 'priority-missing'
  | 'framework-missing'
  | 'prompt-missing'
  | 'workshop-missing'
  | 'step-missing'
  | 'text-empty'
  | 'text-too-long'
  | 'title-empty'
  | 'title-too-long'
  | 'too-many'
  | 'place-out-of-range'
  | 'nothing-to-do'
  /** Lists and clusters hold the notes of one prompt; this note answers another. */
  | 'other-prompt'
  /** A cluster stays in the framework where it was made. */
  | 'other-framework'
  /** A cluster lies under a priority; the note that was dropped on lies in open space. */
  | 'not-in-priority'
  /** Notes are tied to it, so it cannot be taken away. */
  | 'in-use'
  /** A board keeps at least one of these. */
  | 'last-one'
  /** Somebody else, or an earlier try, has made something with this id. */
  | 'id-taken'
  | 'date-invalid'
  /** Not after today, or further away than any board is kept. */
  | 'date-out-of-range'
  | 'round-missing'
  /** People vote in it now. */
  | 'round-open'
  /** It has been counted. */
  | 'round-closed'
  | 'rules-invalid'
  /** Each group arranges its own priorities now, and this is not one of this person's. */
  | 'other-group'
  | 'group-missing'
  /** People do not choose their group now. */
  | 'groups-closed'

/** What a command answers: changes to make in one transaction, or a named refusal. Never both, never a throw. */
export type Plan =
  | { readonly accepted: true; readonly changes: readonly Change[] }
  | { readonly accepted: false; readonly reason: RefusalReason }

export function accept(...changes: readonly Change[]): Plan {
  return { accepted: true, changes }
}

export function refuse(reason: RefusalReason): Plan {
  return { accepted: false, reason }
}

/** A change that sets fields of one row. */
export function put<T extends TableName>(
  table: T,
  id: string,
  fields: Partial<{ readonly [F in keyof Rows[T]]: Rows[T][F] | undefined }>,
): Put {
  return { kind: 'put', table, id, fields } as unknown as Put
}

export function remove(table: TableName, id: string): Remove {
  return { kind: 'remove', table, id }
}
