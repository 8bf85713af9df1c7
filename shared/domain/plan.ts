import type { Rows, TableName } from './tables.ts'

/** One row's fields to set; a field given as `undefined` is removed. Rows that do not exist come into being. */
export type Put = { readonly [T in TableName]: { readonly kind: 'put'; readonly table: T; readonly id: string; readonly fields: Partial<{ readonly [F in keyof Rows[T]]: Rows[T][F] | undefined }> } }[TableName]

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
